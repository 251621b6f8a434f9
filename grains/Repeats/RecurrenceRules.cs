using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Repeats;

/// <summary>反复问题: which of the cases that a place remembers are the same problem again. Pure.</summary>
internal static class RecurrenceRules
{
    /// <summary>The cases that may be recurrences of a problem, in order.</summary>
    /// <param name="ended">The cases that ended: what was seen since is looked at.</param>
    /// <param name="some">Those named.</param>
    public static IReadOnlyList<Remembered> Unsettled(
        PlaceMemory memory, IEnumerable<Guid> ended, IEnumerable<Guid> some) =>
        InOrder(
            ended.Select(memory.Reports.GetValueOrDefault)
                .OfType<Remembered>()
                .SelectMany(memory.Order.UnsettledAfter)
                .UnionBy(
                    some.Select(memory.Reports.GetValueOrDefault)
                        .OfType<Remembered>()
                        .Where(static report => report is { IsCase: true, Problem: null }),
                    static report => report.Id));

    /// <summary>All cases that may be recurrences of a problem, in order.</summary>
    public static IReadOnlyList<Remembered> Unsettled(PlaceMemory memory) => InOrder(memory.Order.Unsettled);

    /// <summary>The problem of which a case is a recurrence; null when the problem is new.</summary>
    public static Recurrence? Again(PlaceMemory memory, EntityRef place, Remembered report, Rules rules)
    {
        if (RepeatRules.RowOf(place, report, rules) is not { AgainDays: { } days } row)
        {
            return null;
        }

        var before = memory.Order.EndedUntil(report.Kind, report.Class, report.At)
            .TakeWhile(earlier => report.At - earlier.Ended <= TimeSpan.FromDays(days))
            .FirstOrDefault(earlier =>
                earlier.Id != report.Id && earlier.At < report.At && RepeatRules.Near(row, earlier, report));
        return before is null
            ? null
            : new(ProblemOf(before), NumberOf(memory, ProblemOf(before), report), before.Id, place, row.Rule);
    }

    public static ProblemHere Problem(IGrouping<Guid, Remembered> cases)
    {
        var inOrder = cases.OrderBy(static one => one.At).ThenBy(static one => one.Id).ToList();
        var latest = inOrder[^1];
        return new(
            cases.Key,
            latest.Kind,
            latest.Class,
            inOrder[0].Number + inOrder.Count - 1,
            latest.Id,
            latest.At,
            inOrder.Any(static one => one.IsOpen));
    }

    public static Guid ProblemOf(Remembered report) => report.Problem ?? report.Id;

    private static IReadOnlyList<Remembered> InOrder(IEnumerable<Remembered> cases) =>
        [.. cases.OrderBy(static report => report.At).ThenBy(static report => report.Id)];

    private static int NumberOf(PlaceMemory memory, Guid problem, Remembered report)
    {
        var (count, first) = memory.Order.RecurrencesBefore(problem, report);
        var head = memory.Reports.GetValueOrDefault(problem);
        if (head is { IsCase: true } && (head.At, head.Id).CompareTo((report.At, report.Id)) < 0)
        {
            (count, first) = (
                count + 1,
                first is null || (head.At, head.Id).CompareTo((first.At, first.Id)) < 0 ? head : first);
        }

        return (first ?? report).Number + count; // the first case that is remembered counted the cases before it
    }
}
