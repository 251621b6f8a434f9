using System.Collections.Immutable;
using Grid.Foundation;

namespace Grid.Patrols;

/// <summary>The day of a beat as its events describe it.</summary>
internal sealed record PatrolDay
{
    public ImmutableList<PatrolCheckedIn> CheckIns { get; init; } = [];

    public ImmutableList<PatrolFound> Findings { get; init; } = [];

    public ImmutableList<PatrolMissed> Missed { get; init; } = [];

    public static PatrolDay Apply(PatrolDay day, GridEvent happened) => happened switch
    {
        PatrolCheckedIn e => day with { CheckIns = day.CheckIns.Add(e) },
        PatrolFound e => day with { Findings = day.Findings.Add(e) },
        PatrolMissed e => day with { Missed = day.Missed.Add(e) },
        _ => throw new System.Diagnostics.UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    public bool IsMissed(TimeOnly window) => Missed.Exists(missed => missed.Window == window);

    /// <summary>
    /// The whole visits of a window, and how many of them were late. A visit is whole when the squad has passed each of
    /// the points.
    /// </summary>
    public (int Made, int Late) Visits(TimeOnly window, int stops)
    {
        var (all, inTime) = (int.MaxValue, int.MaxValue);
        for (var stop = 0; stop < stops; stop++)
        {
            var at = stop;
            all = Math.Min(all, CheckIns.Count(one => one.Window == window && one.Stop == at));
            inTime = Math.Min(inTime, CheckIns.Count(one => one.Window == window && one.Stop == at && !one.Late));
        }

        return (all, all - inTime);
    }
}
