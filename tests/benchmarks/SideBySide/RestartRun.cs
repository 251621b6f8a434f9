using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// A city of many parties and open obligations ended and started again: until it is ready, and what the first touch of
/// a party takes.
/// </summary>
internal static class RestartRun
{
    private const int Touched = 300;

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, onlyOurs: true);
        var (ours, city) = (arena.Ours, new Surroundings(arena.County));
        await DogOwners.Grow(ours.Server, 0, asked.Parties);
        await ours.Connect(asked.Connections, city.Reports(time).Talk);
        while (ours.Sent < asked.Parties / 4)
        {
            await ours.Warm(TimeSpan.FromSeconds(1));
        }

        await Backlog.Settle(ours, TimeSpan.FromMinutes(20), time);
        var owed = await ours.Ask<long>("select count(*) from readmodel.obligations where status = 0");
        report.Say(
            $"{asked.Parties} dogs and households beside the county's own; {ours.Sent} reports, {owed} open obligations"
        );

        await Again(ours, city, "asked to end", static server => server.End(), report, time);
        await Again(ours, city, "killed", static server => server.Kill(), report, time);
    }

    private static async Task Again(
        Contender ours,
        Surroundings city,
        string how,
        Func<Tests.Processes.ServerProcess, Task> end,
        Report report,
        TimeProvider time)
    {
        await end(ours.Server);
        var began = time.GetTimestamp();
        await ours.Server.Start();
        report.Add($"ready after it was {how}", "s", ("ours", time.GetElapsedTime(began).TotalSeconds));

        var latencies = new Latencies();
        for (var i = 0; i < Touched; i++)
        {
            var segment = city.Segments[i * 7 % city.Segments.Count];
            var touching = time.GetTimestamp();
            var answer = await ours.Server.Get($"/v1/segments/{segment}/obligations");
            latencies.Add(time.GetElapsedTime(touching));
            var owed = await ours.Ask<long>(
                $"select count(*) from readmodel.obligations where party = 'segment/{segment}' and ended is null");
            var listed = answer.Json.GetProperty("items").GetArrayLength();
            _ =
                listed == owed
                    ? 0
                    : throw new InvalidOperationException(
                        $"Segment {segment} says that it owes {listed}; the read model says {owed}.");
        }

        report.Add($"first touch of a party after it was {how}, p50", "ms", ("ours", latencies.Percentile(0.5)));
        report.Add($"first touch of a party after it was {how}, p99", "ms", ("ours", latencies.Percentile(0.99)));
    }
}
