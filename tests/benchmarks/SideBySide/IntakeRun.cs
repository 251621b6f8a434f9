using System.Globalization;
using System.Text.Json;
using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Tests.Processes;

namespace Grid.Benchmarks.SideBySide;

/// <summary>What was asked for on the command line.</summary>
internal sealed record IntakeRequest(
    bool Quick, int Connections, string? County, int Rounds, TimeSpan Window, TimeSpan Warm, IReadOnlyList<(string Name, string Value)> Settings);

/// <summary>
/// Warms all three, then measures them in turn, window by window. Whatever the city still has to tell its parties is waited for before
/// it is another's turn. At the end every answer is looked for in the stores.
/// </summary>
internal sealed class IntakeRun(IntakeRequest asked, TimeProvider time)
{
    public async Task<int> Run()
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings);
        var (spots, classes) = (Spots.Along(arena.County), Classes(arena.County));
        Say($"{spots.Count} spots, {classes.Count} classes, {asked.Connections} connections");
        foreach (var contender in arena.All)
        {
            var reports = new Reports(spots, classes, time.GetUtcNow());
            await contender.Connect(asked.Connections, reports.Talk);
        }

        foreach (var contender in arena.All)
        {
            var warm = await contender.Warm(asked.Warm);
            Say($"warm  {contender.Name,-5} {Text(warm)}");
            if (contender == arena.Ours)
            {
                await Settle(arena);
                await Shape(arena);
            }
        }

        var backlogs = new List<long>();
        var settled = new List<double>();
        for (var round = 1; round <= asked.Rounds; round++)
        {
            foreach (var contender in arena.All)
            {
                var window = await contender.Measure(asked.Window);
                Say($"{round,4}  {contender.Name,-5} {Text(window)}");
                if (contender == arena.Ours)
                {
                    backlogs.Add(await Backlog.Of(arena.Ours));
                    settled.Add(await Settle(arena));
                }
            }
        }

        await Recount(arena);
        var (ours, plain, limit) = (arena.Ours.PerSecond, arena.Plain.PerSecond, arena.Limit.PerSecond);
        Say($"ours is {ours / plain:0.00} × plain, {ours / limit:P0} of the limit");
        Say($"ours behind its own ledger at the end of a window: {Median.Of(backlogs.Select(static rows => (double)rows)):0} records, caught up in {Median.Of(settled):0.0} s");
        Say(string.Create(CultureInfo.InvariantCulture, $"intake ratio {ours / plain:0.00} (ours {ours:0}/s, plain {plain:0}/s, limit {limit:0}/s)"));
        return 0;
    }

    private static string Text(Stretch stretch) => string.Create(
        CultureInfo.InvariantCulture,
        $"{stretch.PerSecond,7:0}/s   p50 {stretch.Latencies.Percentile(0.5),6:0.0} ms   p99 {stretch.Latencies.Percentile(0.99),6:0.0} ms");

    private static void Say(string line) => Console.WriteLine(line);

    private static IReadOnlyList<(string Kind, string Code)> Classes(string county)
    {
        var file = Path.Combine(county, "rulebook", "classes.csv");
        return [.. Csv.Column(file, "kind").Zip(Csv.Column(file, "code")).Distinct()];
    }

    private async Task<double> Settle(Arena arena)
    {
        var patience = asked.Quick ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(3);
        if (await Backlog.Settle(arena.Ours, patience, time) is { } took)
        {
            return took.TotalSeconds;
        }

        Say($"      ours is still {await Backlog.Of(arena.Ours)} records behind its ledger after {patience.TotalSeconds} s, and works on in the others' turns");
        return patience.TotalSeconds;
    }

    /// <summary>The limit stores and answers as many bytes as the city does.</summary>
    private static async Task Shape(Arena arena)
    {
        var payload = await arena.Ours.Ask<int>("select avg(length(payload))::int from (select payload from ledger where type = 'case.reported' limit 1000) taken");
        var id = (await arena.Ours.Ask<string>("select source from ledger where type = 'case.reported' limit 1"))["case/".Length..];
        var answer = (await arena.Ours.Server.Get($"/v1/cases/{id}")).Text;
        await arena.Limit.Server.Send(HttpMethod.Put, string.Create(CultureInfo.InvariantCulture, $"/shape?payload={payload}&answerLength={System.Text.Encoding.UTF8.GetByteCount(answer)}"));
        using var shown = JsonDocument.Parse(answer);
        var parties = shown.RootElement.GetProperty("parties").GetArrayLength();
        Say($"      a report: {parties} parties, an event of {payload} characters, an answer of {answer.Length}");
    }

    /// <summary>Every answer was a promise.</summary>
    private static async Task Recount(Arena arena)
    {
        var ours = await arena.Ours.Ask<long>("select count(*) from ledger where type = 'case.reported'");
        var joined = await arena.Ours.Ask<long>("select count(*) from ledger where type = 'case.joined'");
        var plain = await arena.Plain.Ask<long>("select count(*) from cases");
        var owed = await arena.Plain.Ask<long>("select count(*) from obligations");
        var limit = await arena.Limit.Ask<long>("select count(*) from ledger");
        Say($"recounted: ours {ours} ({joined} joined), plain {plain} ({owed} obligations), limit {limit}");
        if ((ours, plain, limit) != (arena.Ours.Sent, arena.Plain.Sent, arena.Limit.Sent))
        {
            throw new LoadException($"Answered, but not stored: ours {arena.Ours.Sent}, plain {arena.Plain.Sent}, limit {arena.Limit.Sent} were answered.");
        }
    }
}
