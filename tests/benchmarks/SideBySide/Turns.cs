using System.Globalization;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// Warms the contenders, then measures them in turn, window by window. After the city's window
/// it waits until the city has delivered all records to its parties; then the next contender takes its turn.
/// </summary>
internal sealed class Turns(
    Arena arena,
    IReadOnlyList<Contender> contenders,
    RunRequest asked,
    Report report,
    TimeProvider time)
{
    /// <summary>A contender is warm when two windows differ by no more than this share.</summary>
    public const double Agree = 0.05;

    private readonly List<Backlog> behind = [];
    private readonly List<double> settled = [];

    public async Task Warm()
    {
        foreach (var contender in contenders)
        {
            var warm = await contender.Warm(asked.Warm);
            for (var more = 0; more < (asked.Quick ? 3 : 10); more++)
            {
                var before = warm.PerSecond;
                warm = await contender.Warm(asked.Window);
                if (Math.Abs(warm.PerSecond - before) <= Agree * before)
                {
                    break;
                }
            }

            report.Say($"warm  {contender.Name,-5} {Text(warm)}");
            if (contender == arena.Ours)
            {
                await Settle();
            }
        }
    }

    public async Task Measure()
    {
        for (var round = 1; round <= asked.Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                var window = await contender.Measure(asked.Window);
                report.Say($"{round,4}  {contender.Name,-5} {Text(window)}");
                if (contender == arena.Ours)
                {
                    behind.Add(await Backlog.Of(arena.Ours));
                    settled.Add(await Settle());
                }
            }
        }
    }

    /// <summary>Writes down what it came to.</summary>
    /// <param name="what">What is counted: reports.</param>
    /// <param name="answers">How many answers make one of them.</param>
    public void Tell(string what, int answers = 1)
    {
        report.Add(
            $"{what} a second, median of windows",
            "/s",
            [.. contenders.Select(one => (one.Name, one.PerSecond / answers))]);
        report.Add(
            $"processor time of one of the {what}, all told",
            "µs",
            [.. contenders.Select(one => (one.Name, Sum(one.PerAnswer()) * answers))]);
        report.Add(
            "of it in the service", "µs", [.. contenders.Select(one => (one.Name, one.PerAnswer().Service * answers))]);
        report.Add(
            "of it in PostgreSQL", "µs", [.. contenders.Select(one => (one.Name, one.PerAnswer().Store * answers))]);
        report.Add(
            "of it in the load", "µs", [.. contenders.Select(one => (one.Name, one.PerAnswer().Load * answers))]);
        foreach (var (share, name) in new[] { (0.5, "p50"), (0.99, "p99") })
        {
            report.Add(
                $"answered within, {name} under this load",
                "ms",
                [
                    .. contenders.Select(one =>
                        (one.Name, Median.Of(one.Windows.Select(window => window.Latencies.Percentile(share))))),
                ]);
        }

        if (behind.Count > 0)
        {
            report.Add(
                "records the parties were behind at the end of a window",
                "",
                ("ours", Median.Of(behind.Select(static one => (double)one.Parties))));
            report.Add(
                "records the read model was behind at the end of a window",
                "",
                ("ours", Median.Of(behind.Select(static one => (double)one.ReadModel))));
            report.Add("both had caught up after", "s", ("ours", Median.Of(settled)));
        }
    }

    private static double Sum((double Service, double Store, double Load) cost) =>
        cost.Service + cost.Store + cost.Load;

    private static string Text(Stretch stretch) => string.Create(
        CultureInfo.InvariantCulture,
        $"{stretch.PerSecond, 7:0}/s   p50 {stretch.Latencies.Percentile(0.5), 6:0.0} ms   p99 {stretch.Latencies.Percentile(0.99), 6:0.0} ms");

    private async Task<double> Settle()
    {
        var patience = asked.Quick ? TimeSpan.FromSeconds(4) : TimeSpan.FromMinutes(5);
        if (await Backlog.Settle(arena.Ours, patience, time) is { } took)
        {
            return took.TotalSeconds;
        }

        var (parties, readModel) = await Backlog.Of(arena.Ours);
        var waited = patience.TotalSeconds;
        report.Say($"      ours has parties {parties} and the read model {readModel} records behind after {waited} s,");
        report.Say($"      and works on in the others' turns");
        return patience.TotalSeconds;
    }
}
