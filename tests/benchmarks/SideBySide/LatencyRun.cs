using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;
using Grid.Tests.Processes;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// How long an answer takes when little is going on, beside one durable commit of the same store; and how long it takes
/// from the answer until the last party has it, at half of what the city can take.
/// </summary>
internal static class LatencyRun
{
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(5);

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, onlyOurs: true);
        var city = new Surroundings(arena.County);
        var reports = city.Reports(time);
        var folder = Directory.CreateTempSubdirectory("grid-bench-city-").FullName;
        try
        {
            await using var embedded = new Contender(
                "embedded",
                new(BuiltPrograms.Silo, [("Grid__Data", folder), ("Grid__County", arena.County), .. asked.Settings]),
                "");
            await embedded.Server.Start();
            await Light(
                arena.Ours,
                "PostgreSQL",
                reports,
                () => DurableCommit.OfPostgres(arena.Ours.Database, asked.Window),
                asked,
                report);
            await Light(
                embedded,
                "embedded store",
                city.Reports(time),
                () => DurableCommit.OfSqlite(folder, asked.Window),
                asked,
                report);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await Half(arena.Ours, reports, asked, report, time);
    }

    /// <summary>One who reports, five milliseconds between two reports.</summary>
    private static async Task Light(
        Contender ours,
        string store,
        Reports reports,
        Func<Task<Latencies>> commit,
        RunRequest asked,
        Report report)
    {
        await ours.Connect(16, reports.Talk);
        await ours.Warm(asked.Warm);
        await ours.Connect(1, reports.Talk);
        var (acknowledged, committed) = (new List<Latencies>(), new List<Latencies>());
        for (var round = 0; round < asked.Rounds; round++)
        {
            committed.Add(await commit());
            acknowledged.Add((await ours.Measure(asked.Window, Apart)).Latencies);
        }

        var (one, other) = (Middle(acknowledged, 0.5), Middle(committed, 0.5));
        report.Add($"acknowledged within at light load, {store}, p50", "ms", ("ours", one), ("one commit", other));
        report.Add(
            $"acknowledged within at light load, {store}, p99",
            "ms",
            ("ours", Middle(acknowledged, 0.99)),
            ("one commit", Middle(committed, 0.99)));
        report.Say($"acknowledgement is {one / other:0.00} × one durable commit, {store}");
    }

    private static async Task Half(Contender ours, Reports reports, RunRequest asked, Report report, TimeProvider time)
    {
        await ours.Connect(asked.Connections, reports.Talk);
        await ours.Warm(asked.Warm);
        var full = await ours.Warm(asked.Window);
        await Backlog.Settle(ours, TimeSpan.FromMinutes(5), time);
        var apart = TimeSpan.FromSeconds(asked.Connections / (full.PerSecond / 2));
        report.Say(
            $"full load {full.PerSecond:0}/s; half of it: {asked.Connections} connections, {apart.TotalMilliseconds:0.0} ms between the reports of each");

        using var over = new CancellationTokenSource();
        var watched = Delivery.Watch(ours.Server, reports, time, over.Token);
        var grown = Grown(ours, time, over.Token);
        var half = await ours.Measure(asked.Window * asked.Rounds, apart);
        await over.CancelAsync();
        var (latencies, behind) = (await watched, await grown);
        report.Add("reports a second at half load", "/s", ("ours", half.PerSecond));
        report.Add("acknowledged within at half load, p50", "ms", ("ours", half.Latencies.Percentile(0.5)));
        report.Add("acknowledged within at half load, p99", "ms", ("ours", half.Latencies.Percentile(0.99)));
        report.Add(
            "from acknowledgement to the last party at half load, p50", "ms", ("ours", latencies.Percentile(0.5)));
        report.Add(
            "from acknowledgement to the last party at half load, p99", "ms", ("ours", latencies.Percentile(0.99)));
        report.Say($"{latencies.Count} reports were followed to their cell, segment and road");
        var third = Math.Max(1, behind.Count / 3);
        report.Add(
            "records the parties were behind, first third of the time",
            "",
            ("ours", Median.Of(behind.Take(third).Select(static one => (double)one.Parties))));
        report.Add(
            "records the parties were behind, last third of the time",
            "",
            ("ours", Median.Of(behind.TakeLast(third).Select(static one => (double)one.Parties))));
    }

    private static async Task<List<Backlog>> Grown(Contender ours, TimeProvider time, CancellationToken over)
    {
        var behind = new List<Backlog>();
        while (!over.IsCancellationRequested)
        {
            behind.Add(await Backlog.Of(ours));
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, over)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return behind;
    }

    private static double Middle(List<Latencies> windows, double share) =>
        Median.Of(windows.Select(window => window.Percentile(share)));
}
