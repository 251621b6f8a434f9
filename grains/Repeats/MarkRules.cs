using Grid.Cells;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Repeats;

/// <summary>重复投诉: when the complaints that a place remembers mark it, and how long a mark stands. Pure.</summary>
internal static class MarkRules
{
    /// <summary>
    /// The complaints that may be the last of a mark, in order, once some others count: they themselves, and what came
    /// after them near enough and soon enough. All others could mark the place before.
    /// </summary>
    public static IEnumerable<Remembered> Lasts(
        PlaceMemory memory, EntityRef place, IEnumerable<Guid> counting, Rules rules) =>
        counting
            .Where(memory.Order.IsFree)
            .Select(id => memory.Reports[id])
            .SelectMany(complaint => RepeatRules.RowOf(place, complaint, rules) is { WithinDays: { } within } row
                ? memory.Order.FreeFrom(complaint, ofItsClass: !row.Together)
                    .TakeWhile(later => later.At - complaint.At <= TimeSpan.FromDays(within))
                    .Where(later => RepeatRules.Near(row, complaint, later))
                : [])
            .DistinctBy(static last => last.Id)
            .OrderBy(static last => last.At)
            .ThenBy(static last => last.Id);

    /// <summary>The next mark that complaints demand; null when they demand none.</summary>
    /// <param name="lasts">The complaints that may be the last of it, in order.</param>
    public static PlaceMarked? Mark(
        PlaceMemory memory, EntityRef place, IEnumerable<Remembered> lasts, Rules rules)
    {
        foreach (var last in lasts)
        {
            if (RepeatRules.RowOf(place, last, rules)
                is not { Complaints: { } enough, WithinDays: { } within, MarkDays: { } stands } row)
            {
                continue;
            }

            var together = memory.Order.FreeUntil(last, ofItsClass: !row.Together)
                .TakeWhile(earlier => last.At - earlier.At <= TimeSpan.FromDays(within))
                .Where(earlier => RepeatRules.Near(row, earlier, last)
                    && (!row.Together || RepeatRules.RowOf(place, earlier, rules)?.Rule == row.Rule))
                .Take(enough)
                .Reverse()
                .ToList();
            if (together.Count == enough)
            {
                return new(
                    place,
                    memory.Marks.Count == 0 ? 1 : memory.Marks[^1].Number + 1,
                    row.Rule,
                    row.Together ? row.Kind : last.Kind,
                    row.Together ? row.Classes : [last.Class],
                    last.Point,
                    row.Metres,
                    [.. together.Select(static report => report.Id)],
                    CaseFor(memory, together),
                    row.To,
                    last.At,
                    last.At + TimeSpan.FromDays(stands),
                    row.LookBackDays ?? 0);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether all complaints of a mark still count. A complaint that the place has forgotten counted to the end.
    /// </summary>
    public static bool Holds(PlaceMemory memory, PlaceMarked mark) =>
        Holds(memory.Reports, mark);

    public static bool Holds(IReadOnlyDictionary<Guid, Remembered> reports, PlaceMarked mark)
    {
        foreach (var id in mark.Complaints)
        {
            if (reports.TryGetValue(id, out var complaint) && complaint.Void)
            {
                return false;
            }
        }

        return true;
    }

    public static bool Stands(PlaceMemory memory, PlaceMarked mark, DateTimeOffset at) =>
        mark.Since <= at && at < mark.Until && !memory.Lifted.Contains(mark.Number) && Holds(memory, mark);

    /// <summary>
    /// By how many days a class is looked back to (回头看) for longer, by the marks that stand; 0 where no mark says so.
    /// </summary>
    /// <param name="point">Null for any point of the place.</param>
    public static double LookBackDays(
        IEnumerable<PlaceMarked> standing,
        ClassKind kind,
        string code,
        GeoPoint? point,
        DateTimeOffset at) =>
        standing
            .Where(mark => mark.Since <= at && at < mark.Until)
            .Where(mark => ClassPatterns.Fit(mark.Kind, mark.Classes, kind, code))
            .Where(mark => mark.Metres is not { } metres
                || point is not { } here
                || SimilarRules.Metres(mark.Point, here) <= metres)
            .Select(static mark => mark.LookBackDays)
            .DefaultIfEmpty()
            .Max();

    /// <summary>The case that brings the mark to the chief: the latest open case among the complaints.</summary>
    private static Guid CaseFor(PlaceMemory memory, List<Remembered> complaints)
    {
        var cases = complaints.Select(static complaint => complaint.Joined ?? complaint.Id).ToList();
        return cases.FindLast(id => memory.Reports.GetValueOrDefault(id)?.IsOpen == true) is var open && open != default
            ? open
            : cases[^1];
    }
}
