using Grid.Chaos.City;
using Grid.Chaos.Faults;
using Grid.Chaos.Load;
using Grid.Tests.Processes;

namespace Grid.Chaos.Run;

/// <summary>One run: a region under load, broken again and again, and recounted.</summary>
internal sealed class ChaosRun(ChaosOptions options, Action<string> say)
{
    private static readonly TimeSpan ClientsPause = TimeSpan.FromMilliseconds(40);

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, int> struck = [];
    private int kills;

    public async Task<ChaosReport> Run(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("grid-chaos-").FullName;
        var counts = new RequestCounts();
        var began = TimeProvider.System.GetTimestamp();
        say(
            $"chaos, seed {options.Seed}: what the clients and the processes say is kept, at a difference or a 500, "
            + $"in {folder}");
        await using ChaosCity city = options.Embedded ? await ChaosEmbedded.Build() : await ChaosRegion.Build();
        await KillInMigration(city, Tell);
        await city.Mend();
        if (!await city.Ready(LongestStart))
        {
            throw new TimeoutException(
                $"It did not start. {string.Join('\n', city.Members.Select(static member => $"{member}: {member.Process.Log[^Math.Min(member.Process.Log.Length, 3000)..]}"))}");
        }

        Tell($"{string.Join(", ", city.Members)}: ready");

        using var log = new ClientLog(Path.Combine(folder, "clients.ndjson"));
        using var door = new Door(city.Doors, counts, stop);
        using var verdict = new Verdict(city, log.Path, Tell);
        var requests = new Requests(door, log, counts, $"{options.Seed}");
        var findings = new List<Finding>();
        await new ClientGroup(options.Seed, requests).Settle();
        var dice = new Random(options.Seed);
        var scene = new Scene(city, requests, dice, Tell, findings.Add);
        var faults = new Draws(AllFaults.Here(scene), dice);
        for (var round = 0; !IsEnough(faults); round++)
        {
            await using var clients = new ClientGroup(unchecked((options.Seed * 1000) + round), requests);
            clients.Start(ClientsPause);
            for (var i = 0; i < options.Round && !IsEnough(faults); i++)
            {
                stop.ThrowIfCancellationRequested();
                await Break(faults.Next(), scene);
                Tell($"  {struck.Values.Sum()} faults, {kills} kills, {counts.Accepted} accepted");
            }

            Tell("the clients finish");
            await clients.Stop();
            if (!await city.Ready(LongestStart))
            {
                findings.Add(new(
                    "rest",
                    "after the last fault it did not become ready: "
                    + $"{string.Join(", ", city.Members.Where(static member => !member.Process.Runs))}"));
            }

            if (!IsEnough(faults))
            {
                findings.AddRange(await verdict.Recounted());
            }
        }

        Tell(
            $"{counts.Accepted} accepted, {counts.Refused} refused, {counts.Unanswered} unanswered, {counts.Reads} reads "
            + $"({counts.Stale} stale)");
        foreach (var (what, count) in counts.Failures.OrderByDescending(static failure => failure.Value))
        {
            say($"    {count,6} × {what}");
        }

        findings.AddRange(await verdict.Final(options.Twice));
        await Keep(
            city,
            folder,
            findings,
            options.Keep
                || findings.Count > 0
                || counts.Failures.Keys.Any(static what => what.StartsWith("500 ", StringComparison.Ordinal)));
        return new(options.Seed, struck, kills, counts.Accepted, counts.Refused, counts.Unanswered, findings);

        void Tell(string line) => say($"{TimeProvider.System.GetElapsedTime(began):mm\\:ss} {line}");
    }

    private bool IsEnough(Draws faults) =>
        faults.HasAll && struck.Values.Sum() >= options.Faults && kills >= options.Kills;

    private async Task Break(Fault fault, Scene scene)
    {
        if (await fault.Strike(scene))
        {
            Count(fault.Kind, fault.Kills);
        }

        await scene.City.Mend();
        await scene.City.Ready(options.Mending);
    }

    /// <summary>The first silo of an empty city is killed while it makes the tables.</summary>
    private async Task KillInMigration(ChaosCity city, Action<string> tell)
    {
        var first = city.Members.First();
        first.Process.Launch();
        await Wait.Until(city.HasSomeTables, LongestStart, () => $"No tables were made:\n{first.Process.Log}");
        await first.Process.Kill();
        Count("kill in a migration", 1);
        tell($"kill -9 {first} while it makes the tables");
    }

    private void Count(string kind, int killed)
    {
        struck[kind] = struck.GetValueOrDefault(kind) + 1;
        kills += killed;
    }

    private async Task Keep(ChaosCity city, string folder, List<Finding> findings, bool kept)
    {
        if (!kept)
        {
            Directory.Delete(folder, recursive: true);
            return;
        }

        foreach (var member in city.Members)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{member}.log"), member.Process.Log);
        }

        await File.WriteAllLinesAsync(
            Path.Combine(folder, "differences.txt"), findings.Select(static finding => finding.ToString()));
        foreach (var finding in findings.Take(40))
        {
            say($"DIFFERENCE {finding}");
        }
    }
}
