using System.Globalization;
using System.Text.Json;
using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;
using Grid.Tests.Processes;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// What a report costs in a region of a hundred counties beside a city of one: each a process on its embedded store, in
/// turn under the same load. Then one more county is entered while the others serve.
/// </summary>
internal static class CountiesRun
{
    private const int Many = 100;

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        LoadClient.Prepare();
        var root = Directory.CreateTempSubdirectory("grid-bench-counties-").FullName;
        try
        {
            var side = asked.Quick ? 6 : 12;
            var folders = Enumerable.Range(0, Many + 1).Select(number => Made(root, number, side)).ToList();
            await using var one = City("1", root, folders.Take(1), asked);
            await using var many = City("100", root, folders.Take(Many), asked);
            await Start([one, many], report, time);

            // Both hear reports of the same county; a region's own load would wake a hundred times as many parties.
            var county = new Surroundings(folders[0]);
            await one.Connect(asked.Connections, county.Reports(time).Talk);
            await many.Connect(asked.Connections, county.Reports(time).Talk);
            await Measure([one, many], asked, report, time);
            var (a, b) = (Cost(one), Cost(many));

            var everywhere = folders.Take(Many).SelectMany(Spots.Along).ToList();
            await Add(many, folders[Many], new(everywhere, county.Classes, time.GetUtcNow()), asked, report);
            report.Say($"counties ratio {b / a:0.00} (1: {a:0} µs, 100: {b:0} µs)");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Made(string root, int number, int side)
    {
        var folder = Path.Combine(root, $"county-{number}");
        MadeCounty.OfMany(number, side).Write(folder, side);
        return folder;
    }

    private static Contender City(string name, string root, IEnumerable<string> folders, RunRequest asked) => new(
        name,
        new(
            BuiltPrograms.Silo,
            [
                ("Grid__Data", Path.Combine(root, $"city-{name}")), ("Grid__County", string.Join(';', folders)),
                .. asked.Settings,
            ]),
        "");

    /// <summary>The first start loads the folders; the next one finds them loaded.</summary>
    private static async Task Start(IReadOnlyList<Contender> cities, Report report, TimeProvider time)
    {
        foreach (var again in new[] { false, true })
        {
            var took = new List<(string, double)>();
            foreach (var city in cities)
            {
                var began = time.GetTimestamp();
                await city.Server.Start();
                took.Add((city.Name, time.GetElapsedTime(began).TotalSeconds));
                if (!again)
                {
                    await Backlog.Settle(city, TimeSpan.FromMinutes(5), time);
                    await city.Server.End();
                }
            }

            report.Add(again ? "start to ready, later" : "start to ready, first", "s", [.. took]);
        }

        report.Add(
            "memory of the process after it",
            "MiB",
            [.. cities.Select(static city => (city.Name, Resident.Now(city.Server.Id!.Value)))]);
    }

    private static async Task Measure(
        IReadOnlyList<Contender> cities, RunRequest asked, Report report, TimeProvider time)
    {
        for (var round = 0; round <= asked.Rounds; round++)
        {
            foreach (var city in cities)
            {
                var window = await (round == 0 ? city.Warm(asked.Warm) : city.Measure(asked.Window));
                await Backlog.Settle(city, TimeSpan.FromMinutes(5), time);
                report.Say(
                    $"{(round == 0 ? "warm" : $"{round, 4}")}  {city.Name, -3} {window.PerSecond, 7:0}/s");
            }
        }

        report.Add("reports a second", "/s", [.. cities.Select(static city => (city.Name, city.PerSecond))]);
        report.Add(
            "processor time of a report",
            "µs",
            [.. cities.Select(static city => (city.Name, Cost(city)))]);
    }

    /// <summary>Microseconds of processor time for an answer, the median of the windows.</summary>
    private static double Cost(Contender city) => Median.Of(city.Costs.Zip(
        city.Windows, static (cost, window) => cost.Service.TotalMicroseconds / Math.Max(1, window.Total)));

    /// <summary>
    /// A city at light load, first as it is and then while another county comes in through its door, file by file.
    /// </summary>
    private static async Task Add(Contender many, string folder, Reports reports, RunRequest asked, Report report)
    {
        var (light, apart) = (8, TimeSpan.FromMilliseconds(20));
        await many.Connect(light, reports.Talk);
        await many.Warm(asked.Window, apart);
        var alone = await many.Warm(asked.Window, apart);
        var entering = Enter(many.Server, folder, await CodeOf(folder));
        var serving = new Latencies();
        while (!entering.IsCompleted)
        {
            serving.Add((await many.Warm(TimeSpan.FromMilliseconds(500), apart)).Latencies);
        }

        await entering;
        report.Say($"a county was added beside {serving.Count} answers");
        report.Add("slowest answer, no county added", "ms", ("100", alone.Latencies.Percentile(1)));
        report.Add("slowest answer while a county is added", "ms", ("100", serving.Percentile(1)));
    }

    private static async Task Enter(ServerProcess door, string folder, string code)
    {
        using var city = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "city.json")));
        await Accepted(door.Send(
            HttpMethod.Put, $"/v1/counties/{code}", null, """{ "name": "量县", "timeZone": "Asia/Shanghai" }"""));
        foreach (var file in city.RootElement.GetProperty("files").EnumerateArray())
        {
            var (kind, name) = (file.GetProperty("kind").GetString(), file.GetProperty("file").GetString()!);
            await Accepted(door.Send(
                HttpMethod.Post,
                $"/v1/import/{kind}?county={code}",
                null,
                await File.ReadAllTextAsync(Path.Combine(folder, name)),
                name.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv" : "application/geo+json"));
        }

        var spot = Spots.Along(folder)[0];
        var route = await door.Get(string.Create(
            CultureInfo.InvariantCulture, $"/v1/rulebook/route?class=04-05&lon={spot.Lon}&lat={spot.Lat}"));
        if (route.Json.GetProperty("county").GetString() != code)
        {
            throw new LoadException($"County {code} was added and does not answer: {route.Text}");
        }
    }

    private static async Task Accepted(Task<Answer> sent)
    {
        var answer = await sent;
        if ((int)answer.Status is not (>= 200 and < 300))
        {
            throw new LoadException($"The county was not taken: {answer.Text}");
        }
    }

    private static async Task<string> CodeOf(string folder)
    {
        using var city = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "city.json")));
        return city.RootElement.GetProperty("code").GetString()!;
    }
}
