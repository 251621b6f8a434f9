using System.Globalization;
using System.Text;
using System.Text.Json;
using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// Warms all three, then measures them in turn, window by window. Whatever the city still has to tell its parties is waited for before
/// it is another's turn. At the end every answer is looked for in the stores.
/// </summary>
internal sealed class IntakeRun(RunRequest asked, TimeProvider time)
{
    public async Task<int> Run()
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, asked.Only);
        var (spots, classes) = (Spots.Along(arena.County), Classes(arena.County));
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
                await Settle(arena.Ours);
                await Shape(arena);
            }
        }

        var behind = new List<Backlog>();
        var settled = new List<double>();
        for (var round = 1; round <= asked.Rounds; round++)
        {
            foreach (var contender in arena.All)
            {
                var window = await contender.Measure(asked.Window);
                Say($"{round,4}  {contender.Name,-5} {Text(window)}");
                if (contender == arena.Ours)
                {
                    behind.Add(await Backlog.Of(arena.Ours));
                    settled.Add(await Settle(arena.Ours));
                }
            }
        }

        await Recount(arena);
        Say(string.Create(
            CultureInfo.InvariantCulture,
            $"ours, at the end of a window: parties {Median.Of(behind.Select(static one => (double)one.Parties)):0} and read model {Median.Of(behind.Select(static one => (double)one.ReadModel)):0} records behind, caught up in {Median.Of(settled):0.0} s"));
        foreach (var contender in arena.All)
        {
            var (service, store, load) = contender.PerAnswer();
            Say(string.Create(CultureInfo.InvariantCulture, $"{contender.Name,-5} costs {service + store + load:0} µs of processor time a report: service {service:0}, PostgreSQL {store:0}, load {load:0}"));
        }

        var (ours, plain, limit) = (arena.Ours.PerSecond, arena.Plain?.PerSecond ?? 0, arena.Limit?.PerSecond ?? 0);
        Say(string.Create(CultureInfo.InvariantCulture, $"ours is {ours / limit:P0} of the limit; {asked.Connections} connections, {spots.Count} spots, {classes.Count} classes"));
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

    private async Task<double> Settle(Contender ours)
    {
        var patience = asked.Quick ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(3);
        if (await Backlog.Settle(ours, patience, time) is { } took)
        {
            return took.TotalSeconds;
        }

        var (parties, readModel) = await Backlog.Of(ours);
        Say($"      ours has parties {parties} and the read model {readModel} records behind after {patience.TotalSeconds} s, and works on in the others' turns");
        return patience.TotalSeconds;
    }

    /// <summary>The limit stores and answers as many bytes as the city does.</summary>
    private static async Task Shape(Arena arena)
    {
        var payload = await arena.Ours.Ask<int>("select avg(length(payload))::int from (select payload from ledger where type = 'case.reported' limit 1000) taken");
        var id = (await arena.Ours.Ask<string>("select source from ledger where type = 'case.reported' limit 1"))["case/".Length..];
        var answer = (await arena.Ours.Server.Get($"/v1/cases/{id}")).Text;
        if (arena.Limit is { } limit)
        {
            await limit.Server.Send(HttpMethod.Put, string.Create(CultureInfo.InvariantCulture, $"/shape?payload={payload}&answerLength={Encoding.UTF8.GetByteCount(answer)}"));
        }

        using var shown = JsonDocument.Parse(answer);
        Say($"      a report: {shown.RootElement.GetProperty("parties").GetArrayLength()} parties, an event of {payload} characters, an answer of {answer.Length}");
    }

    /// <summary>Every answer was a promise.</summary>
    private static async Task Recount(Arena arena)
    {
        var stored = await Task.WhenAll(arena.All.Select(contender => contender.Ask<long>(contender == arena.Plain ? "select count(*) from cases" : "select count(*) from ledger where type = 'case.reported'")));
        var joined = await arena.Ours.Ask<long>("select count(*) from ledger where type = 'case.joined'");
        Say($"recounted: {string.Join(", ", arena.All.Zip(stored, static (contender, count) => $"{contender.Name} {count}"))}; {joined} joined");
        foreach (var (contender, count) in arena.All.Zip(stored).Where(static counted => counted.First.Sent != counted.Second))
        {
            throw new LoadException($"{contender.Name} answered {contender.Sent} reports and has stored {count}.");
        }
    }
}
