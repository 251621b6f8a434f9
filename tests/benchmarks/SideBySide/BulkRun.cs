using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// Reports of a request with many lines, beside the same reports one a request, of the same city in turns. The costs of
/// a window hold what its reports leave to do behind the answer.
/// </summary>
internal static class BulkRun
{
    private const int Streams = 4, Lines = 500;

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, onlyOurs: true);
        var (single, reports) = (arena.Ours, new Surroundings(arena.County).Reports(time));
        var bulk = new Contender("bulk", single.Server, single.Database);
        await single.Connect(asked.Connections, reports.Talk);
        await bulk.Connect(() => Task.FromResult<ILoad>(
            new BulkClient(single.Server.Address, Streams, Lines, reports)));
        report.Say($"single: {asked.Connections} connections; bulk: {Streams} requests of {Lines} lines");
        foreach (var door in new[] { single, bulk })
        {
            await Warm(door);
        }

        for (var round = 1; round <= asked.Rounds; round++)
        {
            foreach (var door in new[] { single, bulk })
            {
                var window = await door.Measure(asked.Window, settled: Settle);
                report.Say($"{round,4}  {(door == bulk ? "bulk  " : "single")} {window.PerSecond,7:0}/s");
            }
        }

        var stored = await single.Ask<long>("select count(*) from ledger where type = 'case.reported'");
        if (stored != single.Sent + bulk.Sent)
        {
            throw new LoadException($"{single.Sent + bulk.Sent} reports were answered and {stored} are stored.");
        }

        var ((service, store, load), (serviceBulk, storeBulk, loadBulk)) = (single.PerAnswer(), bulk.PerAnswer());
        report.Add(
            "reports a second, median of windows", "/s", ("single", single.PerSecond), ("bulk", bulk.PerSecond));
        report.Add(
            "processor time of a report, with what follows it", "µs",
            ("single", service + store + load), ("bulk", serviceBulk + storeBulk + loadBulk));
        report.Add("of it in the service", "µs", ("single", service), ("bulk", serviceBulk));
        report.Add("of it in PostgreSQL", "µs", ("single", store), ("bulk", storeBulk));
        var (many, one) = (bulk.PerSecond, single.PerSecond);
        report.Say($"bulk ratio {many / one:0.00} (bulk {many:0}/s, single {one:0}/s)");

        // Warm is a door when two windows in a row agree, as in the other runs.
        async Task Warm(Contender door)
        {
            var warm = await door.Warm(asked.Warm);
            for (var more = 0; more < (asked.Quick ? 3 : 10); more++)
            {
                await Settle();
                var before = warm.PerSecond;
                warm = await door.Warm(asked.Window);
                if (Math.Abs(warm.PerSecond - before) <= Turns.Agree * before)
                {
                    break;
                }
            }

            await Settle();
        }

        Task Settle() => Backlog.Settle(single, TimeSpan.FromSeconds(asked.Quick ? 4 : 300), time);
    }
}
