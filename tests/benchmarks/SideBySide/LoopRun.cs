using Grid.Benchmarks.County;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>The whole loop of a case: reported, and then the seven commands that lead it round.</summary>
internal static class LoopRun
{
    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, asked.Only, asked.Embedded);
        var city = new Surroundings(arena.County);
        Contender[] contenders = [.. arena.All.Where(contender => contender != arena.Limit)];
        foreach (var contender in contenders)
        {
            var reports = city.Reports(time);
            await contender.Connect(asked.Connections, () => new Round(reports.Talk(), CaseWay.Loop));
        }

        var turns = new Turns(arena, contenders, asked, report, time);
        await turns.Warm();
        await turns.Measure();
        var requests = CaseWay.Loop.Requests;
        turns.Tell("whole loops", answers: requests);
        var (ours, plain) = (arena.Ours.PerSecond / requests, (arena.Plain?.PerSecond ?? 0) / requests);
        report.Say($"loop ratio {ours / plain:0.00} (ours {ours:0}/s, plain {plain:0}/s)");
    }
}
