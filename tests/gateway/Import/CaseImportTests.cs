using System.Net;
using Grid.Cases;
using Grid.Gateway;
using Grid.Gateway.Import;
using Grid.Tests.Gateway.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Tests.Gateway.Import;

/// <summary>Cases of the system before come in row by row, each once.</summary>
public sealed class CaseImportTests
{
    private const string Cases = """
        number,source,stage,class,lon,lat,reportedAt,dispatchedAt,history
        J-1,老系统,accepted,04-05,120.94,30.51,2026-06-01 09:30,2026-06-01T10:00:00+08:00,派遣|接收
        J-2,老系统,accepted,04-05,120.94,30.51,noon,2026-06-01 10:00,
        J-3,老系统,filed,04-05,120.94,30.51,2026-06-01 09:30,,
        J-3,老系统,verified,04-05,120.94,30.51,2026-06-01 09:30,,
        """;

    [Fact]
    public async Task Each_row_is_answered_and_the_last_of_a_number_counts()
    {
        var door = await Door.Of<CaseImportTests>();

        var first = await door.Post("/v1/import/cases?county=330424&by=desk-1", Cases, "text/csv");
        var again = await door.Post("/v1/import/cases?county=330424&by=desk-2", Cases, "text/csv");

        Assert.Equal(["created", "refused", "superseded", "created"], Results(first));
        Assert.Equal(["unchanged", "refused", "superseded", "unchanged"], Results(again));
        Assert.Equal("register.moment", first.Lines[1].GetProperty("code").GetString());
        var sent = door.City.Asked.OfType<TakeCase>().First();
        Assert.Equal(
            ("330424", CaseStage.Accepted, "J-1", "desk-1"),
            (sent.County, sent.Stage, sent.From.Number, sent.Report.By));
        Assert.Equal(["派遣", "接收"], sent.From.History);
    }

    [Fact]
    public async Task A_check_takes_nothing_over_and_a_list_ends_no_case()
    {
        var door = await Door.Of<CaseImportTests>();

        var answer = await door.Post("/v1/import/cases?county=330424&check=true", Cases, "text/csv");
        var replaced = await door.Post("/v1/import/cases?county=330424&replace=true", Cases, "text/csv");

        Assert.Equal(["created", "refused", "superseded", "created"], Results(answer));
        Assert.Empty(door.City.Cases);
        replaced.IsProblem(HttpStatusCode.BadRequest, "import.notReplaced");
    }

    [Fact]
    public async Task A_folder_takes_its_cases_over_and_again_changes_nothing()
    {
        await using var door = await Door.Open(static services => services.AddCityLoader());
        var folder = Directory.CreateTempSubdirectory("grid-cases-").FullName;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "city.json"),
                """
                { "code": "999901", "name": "测试县", "timeZone": "Asia/Shanghai", "start": "2026-12-01",
                  "files": [ { "kind": "cases", "file": "cases.csv" } ] }
                """);
            await File.WriteAllTextAsync(Path.Combine(folder, "cases.csv"), Cases);

            var loader = door.Services.GetRequiredService<CityLoader>();
            await loader.Load([folder], null, CancellationToken.None);
            await File.AppendAllTextAsync(Path.Combine(folder, "cases.csv"), "\n");
            await loader.Load([folder], null, CancellationToken.None);

            Assert.Equal(2, door.City.Cases.Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string?> Results(Answer answer) => answer.Lines
        .Where(static line => line.TryGetProperty("result", out _))
        .Select(static line => line.GetProperty("result").GetString());
}
