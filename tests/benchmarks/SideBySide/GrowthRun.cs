using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// What a report costs as the city grows: first in parties, then in records. The limit, which does not grow, is
/// measured in turn at each size: the machine is not always as fast, and only the one by the other says what grew.
/// </summary>
internal static class GrowthRun
{
    private const int Turns = 5;

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings);
        var (ours, ruler, city) = (arena.Ours, arena.Limit!, new Surroundings(arena.County));
        var reports = city.Reports(time);
        await ours.Connect(asked.Connections, reports.Talk);
        await ruler.Connect(asked.Connections, city.Reports(time).Talk);
        await ours.Warm(asked.Warm);
        await ruler.Warm(asked.Warm);

        await IntakeRun.Shape(arena, report);
        await Backlog.Settle(ours, TimeSpan.FromMinutes(5), time);
        await Window(ours, ruler, "the county's own parties", asked, report, time);
        var there = 0;
        for (var parties = 10_000; parties <= asked.Parties; parties *= 10)
        {
            await DogOwners.Grow(ours.Server, there, parties);
            there = parties;
            await Backlog.Settle(ours, TimeSpan.FromMinutes(20), time);
            await Window(ours, ruler, $"{parties} parties more", asked, report, time);
        }

        foreach (var records in new[] { asked.Records / 3, asked.Records })
        {
            if (await Records(ours) < records)
            {
                await Fill(ours, records, () => new Round(reports.Talk(), CaseWay.Loop), asked.Connections);
                await ours.Connect(asked.Connections, reports.Talk);
                await Backlog.Settle(ours, TimeSpan.FromMinutes(20), time);
                await Window(ours, ruler, $"{records} records", asked, report, time);
            }
        }
    }

    private static Task<long> Records(Contender ours) =>
        ours.Ask<long>("select sum(position)::bigint from ledger_head");

    /// <summary>
    /// Cases are led round, as in a city that has so many behind it, until the ledger has so many records.
    /// </summary>
    private static async Task Fill(Contender ours, long records, Func<IRequestSequence> round, int connections)
    {
        await ours.Connect(connections, round);
        while (await Records(ours) < records)
        {
            await ours.Warm(TimeSpan.FromSeconds(5));
        }
    }

    private static async Task Window(
        Contender ours,
        Contender ruler,
        string size,
        RunRequest asked,
        Report report,
        TimeProvider time)
    {
        report.Add($"records there were, {size}", "", ("ours", await Records(ours)));
        ours.Forget();
        ruler.Forget();
        for (var turn = 0; turn < Turns; turn++)
        {
            await ours.Measure(asked.Window / 2);
            await Backlog.Settle(ours, TimeSpan.FromMinutes(5), time);
            await ruler.Measure(asked.Window / 4);
        }

        var ((service, store, _), (bare, behind, _)) = (ours.PerAnswer(), ruler.PerAnswer());
        var (one, other) = (service + store, bare + behind);
        report.Add($"reports a second, {size}", "/s", ("ours", ours.PerSecond), ("limit", ruler.PerSecond));
        report.Add($"processor time of a report, {size}", "µs", ("ours", one), ("limit", other));
        report.Add($"of it in PostgreSQL, {size}", "µs", ("ours", store), ("limit", behind));
        report.Add($"the same in those of the limit, {size}", "", ("ours", one / other));
    }
}
