using Grid.Benchmarks.County;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>What a report costs as the city grows: first in parties, then in records.</summary>
internal static class GrowthRun
{
    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, onlyOurs: true);
        var (ours, city) = (arena.Ours, new Surroundings(arena.County));
        await ours.Connect(asked.Connections, city.Reports(time).Talk);
        await ours.Warm(asked.Warm);
        await Window(ours, "the county's own parties", asked, report, time);
        var there = 0;
        for (var parties = 10_000; parties <= asked.Parties; parties *= 10)
        {
            await Crowd.Grow(ours.Server, there, parties);
            there = parties;
            await Backlog.Settle(ours, TimeSpan.FromMinutes(20), time);
            await Window(ours, $"{parties} parties more", asked, report, time);
        }

        for (var records = 100_000L; records <= asked.Records; records *= 10)
        {
            while (await ours.Ask<long>("select sum(position)::bigint from ledger_head") < records)
            {
                await ours.Warm(TimeSpan.FromSeconds(5));
            }

            await Backlog.Settle(ours, TimeSpan.FromMinutes(20), time);
            await Window(ours, $"{records} records", asked, report, time);
        }
    }

    private static async Task Window(Contender ours, string size, RunRequest asked, Report report, TimeProvider time)
    {
        ours.Forget();
        var window = await ours.Measure(asked.Window);
        await Backlog.Settle(ours, TimeSpan.FromMinutes(5), time);
        var (service, store, _) = ours.PerAnswer();
        report.Add($"reports a second, {size}", "/s", ("ours", window.PerSecond));
        report.Add($"processor time of a report, {size}", "µs", ("ours", service + store));
    }
}
