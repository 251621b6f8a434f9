using Grid.Chaos.City;
using Grid.Chaos.Faults;
using Grid.Chaos.Load;
using Grid.Chaos.Oracle;

namespace Grid.Chaos.Run;

/// <summary>One run: a region under load, broken again and again, and recounted.</summary>
internal sealed class ChaosRun(ChaosOptions options, Action<string> say)
{
    private static readonly TimeSpan ClientsPause = TimeSpan.FromMilliseconds(40);

    private readonly Dictionary<string, int> struck = [];
    private int kills;

    public async Task<ChaosReport> Run(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("grid-chaos-").FullName;
        var tally = new Tally();
        var began = TimeProvider.System.GetTimestamp();
        say($"chaos, seed {options.Seed}: the clients' log and, at a difference, everyone's logs are kept in {folder}");
        await using var region = await ChaosRegion.Build();
        await region.Mend();
        Tell($"a region of {region.Silos.Count} silos and {region.Gateways.Count} gateways is ready");

        using var log = new ClientLog(Path.Combine(folder, "clients.ndjson"));
        using var door = new Door(region.Doors, tally);
        using var verdict = new Verdict(region, log.Path, Tell);
        await using var crowd = new Crowd(options.Seed, new(door, log, tally, $"{options.Seed}"));
        await crowd.Settle();
        crowd.Start(ClientsPause);

        await Break(region, tally, Tell, stop);
        await crowd.Stop();
        Tell($"the clients rest: {tally.Accepted} accepted, {tally.Refused} refused, {tally.Unanswered} unanswered, {tally.Reads} reads ({tally.Stale} stale)");
        foreach (var (what, count) in tally.Troubles.OrderByDescending(static trouble => trouble.Value))
        {
            say($"    {count,6} × {what}");
        }

        var findings = await verdict.Final();
        await Keep(region, folder, findings);
        return new(options.Seed, struck, kills, tally.Accepted, tally.Refused, tally.Unanswered, findings);

        void Tell(string line) => say($"{TimeProvider.System.GetElapsedTime(began):mm\\:ss} {line}");
    }

    private async Task Break(ChaosRegion region, Tally tally, Action<string> tell, CancellationToken stop)
    {
        var dice = new Random(options.Seed);
        var all = AllFaults.Here(tell);
        var untried = new Queue<Fault>(all.OrderBy(_ => dice.Next()));
        var scene = new Scene(region, dice, tell);
        while (untried.Count > 0 || struck.Values.Sum() < options.Faults || kills < options.Kills)
        {
            stop.ThrowIfCancellationRequested();
            var fault = untried.TryDequeue(out var first) ? first : Drawn(all, dice);
            if (await fault.Strike(scene))
            {
                struck[fault.Kind] = struck.GetValueOrDefault(fault.Kind) + 1;
            }

            kills += fault.Kills;
            await region.Mend();
            await Task.Delay(options.Pause, TimeProvider.System, stop);
            tell($"  {struck.Values.Sum()} faults, {tally.Accepted} accepted");
        }
    }

    private static Fault Drawn(IReadOnlyList<Fault> all, Random dice)
    {
        var draw = dice.Next(all.Sum(static fault => fault.Weight));
        return all.First(fault => (draw -= fault.Weight) < 0);
    }

    private async Task Keep(ChaosRegion region, string folder, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            Directory.Delete(folder, recursive: true);
            return;
        }

        foreach (var member in region.Members)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{member}.log"), member.Process.Log);
        }

        await File.WriteAllLinesAsync(Path.Combine(folder, "differences.txt"), findings.Select(static finding => finding.ToString()));
        foreach (var finding in findings.Take(40))
        {
            say($"DIFFERENCE {finding}");
        }
    }
}
