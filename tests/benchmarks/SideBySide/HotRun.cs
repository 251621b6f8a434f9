using Grid.Benchmarks.County;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// What a report costs where one segment, its road, its cell and their departments hold more and more open cases.
/// Nothing is handled. The limit, which holds nothing, takes turns: the ratio is free of the machine's own speed.
/// </summary>
internal static class HotRun
{
    private const int Turns = 3;

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings);
        var (ours, ruler, city) = (arena.Ours, arena.Limit!, new Surroundings(arena.County));
        await ours.Connect(asked.Connections, city.OfOneSegment(time).Talk);
        await ruler.Connect(asked.Connections, city.Reports(time).Talk);
        await ours.Warm(asked.Warm);
        await ruler.Warm(asked.Warm);
        await IntakeRun.Shape(arena, report);

        var (first, bare) = await Cost(ours, ruler, asked, time);
        report.Say($"{ours.Sent} open on one segment: {first:0} µs");
        while (ours.Sent < asked.Records)
        {
            var stretch = await ours.Warm(TimeSpan.FromSeconds(5));
            report.Say($"{ours.Sent} open on one segment: {stretch.PerSecond:0}/s");
        }

        await Backlog.Settle(ours, TimeSpan.FromMinutes(5), time);
        var (last, bareLast) = await Cost(ours, ruler, asked, time);
        report.Add("processor time of a report, at first", "µs", ("ours", first), ("limit", bare));
        report.Add($"the same, {ours.Sent} open on one segment", "µs", ("ours", last), ("limit", bareLast));
        var ratio = last / bareLast / (first / bare);
        report.Say($"hot ratio {ratio:0.00} (first {first:0} µs, at {ours.Sent} held {last:0} µs)");
    }

    /// <summary>Microseconds of processor time of a report, the store's among them.</summary>
    private static async Task<(double Ours, double Limit)> Cost(
        Contender ours, Contender ruler, RunRequest asked, TimeProvider time)
    {
        ours.Forget();
        ruler.Forget();
        for (var turn = 0; turn < Turns; turn++)
        {
            await ours.Measure(asked.Window);
            await Backlog.Settle(ours, TimeSpan.FromMinutes(5), time);
            await ruler.Measure(asked.Window / 2);
        }

        var ((service, store, _), (bare, behind, _)) = (ours.PerAnswer(), ruler.PerAnswer());
        return (service + store, bare + behind);
    }
}
