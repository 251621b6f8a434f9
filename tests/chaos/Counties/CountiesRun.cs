using System.Text.Json;
using Grid.Chaos.City;
using Grid.Chaos.Load;
using Grid.Chaos.Run;

namespace Grid.Chaos.Counties;

/// <summary>
/// Three counties in three zones in one region, under load and kills: each keeps its promises by its own zone, hours,
/// tables and words, and nothing of one appears in another.
/// </summary>
internal sealed class CountiesRun(ChaosOptions options, Action<string> say)
{
    private const int ClientsOfEach = 3;
    private static readonly TimeSpan ClientsPause = TimeSpan.FromMilliseconds(60),
        LongestStart = TimeSpan.FromMinutes(2),
        BetweenKills = TimeSpan.FromSeconds(3);

    public async Task<ChaosReport> Run(CancellationToken stop)
    {
        var root = Directory.CreateTempSubdirectory("grid-counties-").FullName;
        var began = TimeProvider.System.GetTimestamp();
        var counties = ZonedCounty.Three(TimeProvider.System.GetUtcNow());
        var folders = string.Join(';', counties.Select(county => county.Write(root)));
        var (counts, dice, findings, kills) = (new RequestCounts(), new Random(options.Seed), new List<Finding>(), 0);
        Tell($"chaos of counties, seed {options.Seed}, in {root}");
        await using ChaosCity city = options.Embedded
            ? await ChaosEmbedded.Build(folders)
            : await ChaosRegion.Build(folders);
        await city.Mend();
        await Start(city);
        using var log = new ClientLog(Path.Combine(root, "clients.ndjson"));
        using var door = new Door(city.Doors, counts, stop);
        using var verdict = new Verdict(city, log.Path, Tell);
        var requests = new Requests(door, log, counts, $"{options.Seed}");
        using (var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop))
        {
            var clients = Task.WhenAll(Enumerable.Range(0, counties.Count * ClientsOfEach).Select(number =>
                new CountyClient(number, counties[number % counties.Count], counties, options.Seed, requests, Note)
                    .Run(ClientsPause, stopping.Token)));
            for (; kills < options.Kills; kills++)
            {
                await Task.Delay(BetweenKills * (0.5 + dice.NextDouble()), TimeProvider.System, stop);
                var members = city.Members.ToList();
                var member = members[dice.Next(members.Count)];
                await member.Process.Kill();
                await city.Mend();
                await Start(city);
                Tell($"  kill -9 {member}: {counts.Accepted} accepted");
            }

            await Task.Delay(BetweenKills, TimeProvider.System, stop);
            await stopping.CancelAsync();
            await clients;
        }

        findings.AddRange(await Recounted(city, verdict, log.Path, counties));
        Tell(
            $"{counts.Accepted} accepted, {counts.Refused} refused, {counts.Unanswered} unanswered, {counts.Reads} "
            + "reads");
        if (findings.Count == 0 && !options.Keep)
        {
            Directory.Delete(root, recursive: true);
        }

        findings.Take(40).ToList().ForEach(finding => say($"DIFFERENCE {finding}"));
        return new(
            options.Seed,
            new Dictionary<string, int> { ["kill"] = kills },
            kills,
            counts.Accepted,
            counts.Refused,
            counts.Unanswered,
            findings);

        void Tell(string line) => say($"{TimeProvider.System.GetElapsedTime(began):mm\\:ss} {line}");

        void Note(Finding finding)
        {
            lock (findings)
            {
                findings.Add(finding);
            }
        }
    }

    private static async Task Start(ChaosCity city)
    {
        if (!await city.Ready(LongestStart))
        {
            throw new TimeoutException($"It did not start: {city.Members.First().Process.Log}");
        }
    }

    /// <summary>The record and the answers, held against each county's own zone, hours and tables.</summary>
    private static async Task<IReadOnlyList<Finding>> Recounted(
        ChaosCity city, Verdict verdict, string log, IReadOnlyList<ZonedCounty> counties)
    {
        var findings = new List<Finding>(await verdict.ComeToRest());
        var (book, promises) = (await city.ReadLedger(), await ClientLog.Read(log));
        findings.AddRange(
        [
            .. Chain.Check(book),
            .. Promises.Check(book, promises),
            .. Loop.Check(book),
            .. Joins.Check(book),
            .. CountyCheck.Check(book, counties),
            .. await new Answers(new Recount(book), verdict.Ask).Check(),
        ]);
        var owners = CountyCheck.Owners(book, counties);
        foreach (var county in counties)
        {
            findings.AddRange(await Listed(
                county, owners.Where(one => one.Value == county.Code).Select(static one => one.Key).ToHashSet(),
                verdict.Ask));
        }

        return findings;
    }

    /// <summary>The list of a county has its own cases, all of them, and no other.</summary>
    private static async Task<IReadOnlyList<Finding>> Listed(
        ZonedCounty county, HashSet<string> own, Func<string, Task<JsonElement?>> ask)
    {
        var findings = new List<Finding>();
        string? after = null;
        do
        {
            var page = await ask($"/v1/cases?county={county.Code}&limit=500{(after is null ? "" : $"&after={after}")}");
            foreach (var line in page is { } shown ? Json.List(shown, "items") : [])
            {
                findings.AddRange(CountyCheck.Shown(line, county).Select(static wrong => new Finding("county", wrong)));
                if (!own.Remove($"case/{Json.Text(line, "id")}"))
                {
                    findings.Add(new("county", $"{county.Code} lists {Json.Text(line, "id")}, which is not its own"));
                }
            }

            after = page is { } last && Json.Text(last, "next") is { } next ? Uri.EscapeDataString(next) : null;
        }
        while (after is not null);
        findings.AddRange(own.Select(one => new Finding("county", $"{county.Code} does not list {one}")));
        return findings;
    }
}
