using Grid.Benchmarks.County;
using Grid.Benchmarks.Results;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// A correction to another class, which decides anew who answers, beside a dispatch. Of one city in turns: reports that
/// are filed, that are filed and dispatched, and that are filed and corrected. A step costs what its rounds cost more
/// than those that are only filed, with what follows behind the answer.
/// </summary>
internal static class CorrectRun
{
    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, onlyOurs: true);
        var city = new Surroundings(arena.County);
        var (server, database, reports) = (arena.Ours.Server, arena.Ours.Database, city.Reports(time));
        string[] events = [.. city.Classes.Where(static one => one.Kind == "event").Select(static one => one.Code)];
        var turns = new List<(Contender Door, CaseWay Way)>
        {
            (new("filed", server, database), CaseWay.Filed),
            (new("dispatched", server, database), CaseWay.Dispatched),
            (new("corrected", server, database), CaseWay.Corrected(events[0], events[^1])),
        };
        foreach (var (door, way) in turns)
        {
            await door.Connect(asked.Connections, () => new Round(reports.Talk(), way));
            await door.Warm(asked.Warm);
            await Settle();
        }

        for (var round = 1; round <= asked.Rounds; round++)
        {
            foreach (var (door, way) in turns)
            {
                var window = await door.Measure(asked.Window, settled: Settle);
                report.Say($"{round,4}  {door.Name,-10} {window.PerSecond / way.Requests,7:0}/s");
            }
        }

        var (filed, dispatched, corrected) = (Cost(turns[0]), Cost(turns[1]), Cost(turns[2]));
        var (dispatch, correction) = (dispatched - filed, corrected - filed);
        report.Add("processor time of a report that is filed", "µs", ("ours", filed));
        report.Add("of a dispatch, with what follows it", "µs", ("ours", dispatch));
        report.Add("of a correction, with what follows it", "µs", ("ours", correction));
        report.Say(
            $"correct ratio {correction / dispatch:0.00} (correction {correction:0} µs, dispatch {dispatch:0} µs)");

        Task Settle() => Backlog.Settle(arena.Ours, TimeSpan.FromSeconds(asked.Quick ? 20 : 300), time);
    }

    /// <summary>Microseconds of processor time of a round, the store's and the load's among them.</summary>
    private static double Cost((Contender Door, CaseWay Way) turn)
    {
        var (service, store, load) = turn.Door.PerAnswer();
        return (service + store + load) * turn.Way.Requests;
    }
}
