using System.Globalization;
using System.Text;
using System.Text.Json;
using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>Reports accepted and durable a second. At the end every answer is looked for in the stores.</summary>
internal static class IntakeRun
{
    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, asked.Only, asked.Embedded);
        var city = new Surroundings(arena.County);
        var (seconds, spots, classes) = (asked.Window.TotalSeconds, city.Spots.Count, city.Classes.Count);
        report.Say($"{asked.Connections} connections; windows of {seconds} s; {spots} spots, {classes} classes");
        foreach (var contender in arena.All)
        {
            await contender.Connect(asked.Connections, city.Reports(time).Talk);
        }

        if (!asked.Embedded)
        {
            await Shape(arena, report);
        }

        var turns = new Turns(arena, arena.All, asked, report, time);
        await turns.Warm();
        await turns.Measure();
        await Recount(arena, report);
        turns.Tell("reports");
        var (ours, plain, limit) = (arena.Ours.PerSecond, arena.Plain?.PerSecond ?? 0, arena.Limit?.PerSecond ?? 0);
        if (asked.Embedded)
        {
            report.Say(
                $"intake ratio {ours / plain:0.00} (ours on its embedded store {ours:0}/s, plain on PostgreSQL {plain:0}/s)");
            return;
        }

        report.Say($"ours is {100 * ours / limit:0} % of the limit");
        report.Say($"intake ratio {ours / plain:0.00} (ours {ours:0}/s, plain {plain:0}/s, limit {limit:0}/s)");
    }

    /// <summary>The limit stores and answers as many bytes as the city does: one report more tells how many.</summary>
    public static async Task Shape(Arena arena, Report report)
    {
        await arena.Ours.Warm(TimeSpan.FromMilliseconds(100));
        var payload = await arena.Ours.Ask<int>(
            "select avg(length(payload))::int from (select payload from ledger where type = 'case.reported' limit 1000) taken");
        var id = (await arena.Ours.Ask<string>("select source from ledger where type = 'case.reported' limit 1"))[
            "case/".Length..];
        var answer = (await arena.Ours.Server.Get($"/v1/cases/{id}")).Text;
        if (arena.Limit is { } limit)
        {
            await limit.Server.Send(
                HttpMethod.Put,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"/shape?payload={payload}&answerLength={Encoding.UTF8.GetByteCount(answer)}"));
        }

        using var shown = JsonDocument.Parse(answer);
        var parties = shown.RootElement.GetProperty("parties").GetArrayLength();
        report.Say($"a report: {parties} parties, an event of {payload} characters, an answer of {answer.Length}");
    }

    /// <summary>Every answer was a promise.</summary>
    private static async Task Recount(Arena arena, Report report)
    {
        var stored = await Task.WhenAll(arena.All.Select(contender => Stored(arena, contender)));
        report.Say(
            $"recounted in the stores: {string.Join(", ", arena.All.Zip(stored, static (contender, count) => $"{contender.Name} {count}"))}");
        foreach (
            var (contender, count) in arena
                .All.Zip(stored)
                .Where(static counted => counted.First.Sent != counted.Second))
        {
            throw new LoadException($"{contender.Name} answered {contender.Sent} reports and has stored {count}.");
        }
    }

    private static async Task<long> Stored(Arena arena, Contender contender) =>
        contender.Database.Length == 0
            ? (await contender.Server.Get("/v1/cases/totals")).Json.GetProperty("cases").GetInt64()
        : await contender.Ask<long>(
            contender == arena.Plain
                ? "select count(*) from cases"
                : "select count(*) from ledger where type = 'case.reported'");
}
