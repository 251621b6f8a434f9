using Grid.Cases;
using Grid.Clocks;
using Grid.Posts;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Worklists;

/// <summary>
/// Which steps of a case a post owes, and by when: from the moment they are owed, not from when they are late. Pure.
/// The steps of a department are its obligations and stand in its own list.
/// </summary>
internal static class WorkRules
{
    private static readonly ClockKind[] Steps =
    [
        ClockKind.Verify, ClockKind.File, ClockKind.Dispatch, ClockKind.Check, ClockKind.Close, ClockKind.Feedback,
        ClockKind.Revisit,
    ];

    /// <summary>The steps that a post owes of a case now; none while its clocks stand still.</summary>
    public static IEnumerable<DueStep> Of(Guid id, CaseTimes times, Post post, Rules rules)
    {
        if (times.Paused)
        {
            yield break;
        }

        foreach (var clock in ClockRules.At(times))
        {
            if (Array.IndexOf(Steps, clock) >= 0
                && ClockRules.Start(times, clock) is { } from
                && PostOf(times, clock, from, rules) == post
                && ClockRules.Due(times, clock, rules) is { } due)
            {
                var since = clock == ClockKind.Revisit ? times.Closed ?? from : from;
                yield return new(id, clock, since, due, ClockRules.IsProvisional(times, clock, due, rules));
            }
        }
    }

    /// <summary>
    /// The post that owes a step: the one that the table of escalations notifies when the step is late, the command
    /// centre where it names none. A visit is owed by the post of its row.
    /// </summary>
    /// <returns>Null for the party that leads the case.</returns>
    public static Post? PostOf(CaseTimes times, ClockKind clock, DateTimeOffset from, Rules rules)
    {
        if (clock == ClockKind.Revisit)
        {
            var rule = RevisitRules.First(times.Revisits)?.Rule;
            var day = rules.Calendar.DayOf(times.Closed ?? from);
            return rules.Revisits.Of(times.Kind, times.Class, times.Condition, day)
                .FirstOrDefault(row => row.Rule == rule)?.To;
        }

        foreach (var row in rules.Escalations.Of(clock))
        {
            if (row.Step == DeadlineStep.Red
                && Period.Covers(row.From, row.Until, rules.Calendar.DayOf(from))
                && EscalationList.Fits(row, times.Kind, times.Class, times.Limit.Unit))
            {
                return row.To;
            }
        }

        return Post.CommandCentre;
    }
}

/// <summary>A step that is due from a post.</summary>
[GenerateSerializer, Immutable, Alias("grid.worklist.due")]
internal sealed record DueStep(
    [property: Id(0)] Guid Case,
    [property: Id(1)] ClockKind Clock,
    [property: Id(2)] DateTimeOffset Since,
    [property: Id(3)] DateTimeOffset Due,
    [property: Id(4)] bool Provisional);

/// <summary>The steps that are due from a post in one partition, or in all of them.</summary>
[GenerateSerializer, Immutable, Alias("grid.worklist.due.list")]
internal sealed record DueSteps(
    [property: Id(0)] long Total, [property: Id(1)] long Late, [property: Id(2)] IReadOnlyList<DueStep> Items)
{
    public static DueSteps Of(IEnumerable<DueStep> steps, DateTimeOffset now, int most)
    {
        var all = steps.ToList();
        return new(all.Count, all.LongCount(step => step.Due < now), First(all, most));
    }

    public static DueSteps Of(IReadOnlyList<DueSteps> parts, int most) => new(
        parts.Sum(static part => part.Total),
        parts.Sum(static part => part.Late),
        First(parts.SelectMany(static part => part.Items), most));

    private static IReadOnlyList<DueStep> First(IEnumerable<DueStep> steps, int most) =>
        [.. steps.OrderBy(static step => step.Due).ThenBy(static step => step.Case).Take(most)];
}
