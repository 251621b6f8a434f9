using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Repeats;

/// <summary>反复问题: which of the cases that a place remembers are the same problem again. Pure.</summary>
internal static class RecurrenceRules
{
    /// <summary>The cases seen from a time on that may be recurrences of a problem, in order.</summary>
    public static IReadOnlyList<Remembered> Unsettled(PlaceMemory memory, DateTimeOffset from) =>
        [
            .. memory.Reports.Values
                .Where(report => report.IsCase && report.Problem is null && report.At >= from)
                .OrderBy(static report => report.At)
                .ThenBy(static report => report.Id),
        ];

    /// <summary>The problem of which a case is a recurrence; null when the problem is new.</summary>
    public static Recurrence? Again(PlaceMemory memory, EntityRef place, Remembered report, Rules rules)
    {
        if (RepeatRules.RowOf(place, report, rules) is not { AgainDays: { } days } row)
        {
            return null;
        }

        Remembered? before = null;
        foreach (var earlier in memory.Reports.Values)
        {
            if (earlier.IsCase
                && earlier.Class == report.Class
                && earlier.Kind == report.Kind
                && earlier.Id != report.Id
                && earlier.Ended <= report.At
                && earlier.At < report.At
                && report.At - earlier.Ended <= TimeSpan.FromDays(days)
                && RepeatRules.Near(row, earlier, report)
                && (before is null || (before.Ended, before.Id).CompareTo((earlier.Ended, earlier.Id)) < 0))
            {
                before = earlier;
            }
        }

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

    private static int NumberOf(PlaceMemory memory, Guid problem, Remembered report)
    {
        var (count, first) = (0, report);
        foreach (var one in memory.Reports.Values)
        {
            if (one.IsCase
                && ProblemOf(one) == problem
                && one.Id != report.Id
                && (one.At, one.Id).CompareTo((report.At, report.Id)) < 0)
            {
                count++;
                first = (one.At, one.Id).CompareTo((first.At, first.Id)) < 0 ? one : first;
            }
        }

        return first.Number + count; // the first case that is remembered counted the cases before it
    }
}
