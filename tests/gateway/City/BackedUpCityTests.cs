using System.Net;

namespace Grid.Tests.Gateway.City;

/// <summary>An operator backs up a running city and restores the backup elsewhere.</summary>
public sealed class BackedUpCityTests
{
    [Fact, Trait(TestLength.Trait, TestLength.Long)]
    public async Task A_running_city_is_copied_checked_and_put_back_elsewhere()
    {
        await using var city = new EmbeddedCity(driven: true);
        await using var next = new EmbeddedCity(driven: true);
        var folder = Directory.CreateTempSubdirectory("grid-backup-").FullName;
        try
        {
            var backup = Path.Combine(folder, "monday");
            await city.Server.Start();
            var reported = await city.Server.Send(
                HttpMethod.Post,
                "/v1/reports",
                new(2019, 6, 3, 9, 0, 0, TimeSpan.FromHours(8)),
                """{ "class": "04-05", "lon": 110.0211409, "lat": 35.0301127 }""");
            var path = $"/v1/cases/{reported.Json.GetProperty("id").GetGuid()}";

            await Runs(0, city, "city", "backup", backup);
            await Runs(2, city, "city", "backup", backup);
            await Runs(2, city, "city", "restore", backup);
            await Runs(0, city, "city", "restore", backup, "--check");
            await Runs(0, next, "city", "restore", backup);
            await next.Server.Start();

            Assert.Equal(HttpStatusCode.OK, (await next.Server.Get(path)).Status);
            Assert.Equal((await city.Server.Get(path)).Text, (await next.Server.Get(path)).Text);

            File.Delete(Path.Combine(backup, "anchor.ndjson"));
            Assert.Contains(
                "There is no whole backup in",
                await Runs(1, city, "city", "restore", backup, "--check"),
                StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Runs(int expected, EmbeddedCity city, params string[] command)
    {
        var (code, said) = await city.Command(command);
        Assert.True(code == expected, $"{string.Join(' ', command)} ended with {code}:\n{said}");
        return said;
    }
}
