using Grid.Rulebook;

namespace Grid.Repeats;

/// <summary>
/// The reports that a place remembers, in order of time: a record of the place looks at the few that it concerns,
/// however many the place holds. Worked out from <see cref="PlaceMemory"/>, and not stored.
/// </summary>
internal sealed class PlaceOrder
{
    private readonly IReadOnlyDictionary<Guid, Remembered> reports;

    // Complaints that no standing mark rests on, all of them and by class.
    private readonly SortedSet<(DateTimeOffset At, Guid Id)> free = [];
    private readonly Dictionary<(ClassKind, string), SortedSet<(DateTimeOffset At, Guid Id)>> freeOfClass = [];

    // Cases that are recurrences of nothing, by the time when they were seen.
    private readonly Dictionary<(ClassKind, string), SortedSet<(DateTimeOffset At, Guid Id)>> unsettled = [];

    // Cases that ended, by the time when they did.
    private readonly Dictionary<(ClassKind, string), SortedSet<(DateTimeOffset At, Guid Id)>> ended = [];

    // The recurrences of each problem, in order.
    private readonly Dictionary<Guid, List<(DateTimeOffset At, Guid Id)>> recurrences = [];
    private readonly Dictionary<Guid, HashSet<Guid>> joined = [];

    // The marks that rest on each complaint.
    private readonly Dictionary<Guid, List<PlaceMarked>> marks = [];

    public PlaceOrder(IReadOnlyDictionary<Guid, Remembered> reports, IEnumerable<PlaceMarked> known)
    {
        this.reports = reports;
        foreach (var mark in known)
        {
            Enter(mark);
        }

        foreach (var report in reports.Values)
        {
            Add(report);
        }
    }

    /// <summary>The complaints that no standing mark rests on, in order.</summary>
    public IEnumerable<Remembered> Free => free.Select(one => reports[one.Id]);

    /// <summary>The cases that are recurrences of nothing.</summary>
    public IEnumerable<Remembered> Unsettled =>
        unsettled.Values.SelectMany(static some => some).Select(one => reports[one.Id]);

    public bool IsFree(Guid complaint) =>
        reports.TryGetValue(complaint, out var report) && free.Contains((report.At, report.Id));

    /// <summary>A complaint and those after it that no standing mark rests on, in order.</summary>
    /// <param name="ofItsClass">Whether complaints of other classes are left out.</param>
    public IEnumerable<Remembered> FreeFrom(Remembered first, bool ofItsClass) =>
        From(ofItsClass ? freeOfClass.GetValueOrDefault(ClassOf(first)) : free, (first.At, first.Id));

    /// <summary>
    /// A complaint and those before it that no standing mark rests on, the latest first.
    /// </summary>
    /// <param name="ofItsClass">Whether complaints of other classes are left out.</param>
    public IEnumerable<Remembered> FreeUntil(Remembered last, bool ofItsClass) =>
        Until(ofItsClass ? freeOfClass.GetValueOrDefault(ClassOf(last)) : free, (last.At, last.Id));

    /// <summary>The cases of the class of one that ended, seen since then, that are recurrences of nothing.</summary>
    public IEnumerable<Remembered> UnsettledAfter(Remembered ended) => ended.Ended is { } end
        ? From(unsettled.GetValueOrDefault(ClassOf(ended)), (end, Guid.Empty))
        : [];

    /// <summary>The cases of a class that ended until a time, the latest first.</summary>
    public IEnumerable<Remembered> EndedUntil(ClassKind kind, string code, DateTimeOffset at) =>
        Until(ended.GetValueOrDefault((kind, code)), (at, Guid.AllBitsSet));

    /// <summary>How many recurrences of a problem come before a case, and the first of them.</summary>
    public (int Count, Remembered? First) RecurrencesBefore(Guid problem, Remembered report)
    {
        if (!recurrences.TryGetValue(problem, out var known))
        {
            return (0, null);
        }

        var at = known.BinarySearch((report.At, report.Id));
        var count = at < 0 ? ~at : at;
        return (count, count > 0 ? reports[known[0].Id] : null);
    }

    /// <summary>The reports that joined a case.</summary>
    public IReadOnlyCollection<Guid> JoinedTo(Guid primary) => joined.GetValueOrDefault(primary) ?? [];

    /// <summary>The marks, standing or not, that rest on a complaint.</summary>
    public IReadOnlyList<PlaceMarked> MarksOn(Guid complaint) => marks.GetValueOrDefault(complaint) ?? [];

    public void Add(Remembered report)
    {
        Weigh(report);
        WeighMarked(MarksOn(report.Id));

        if (report.Joined is { } primary)
        {
            Of(joined, primary).Add(report.Id);
        }

        if (!report.IsCase)
        {
            return;
        }

        if (report.Ended is { } end)
        {
            Of(ended, ClassOf(report)).Add((end, report.Id));
        }

        if (report.Problem is not { } problem)
        {
            Of(unsettled, ClassOf(report)).Add((report.At, report.Id));
            return;
        }

        var known = Of(recurrences, problem);
        known.Insert(~known.BinarySearch((report.At, report.Id)), (report.At, report.Id));
    }

    public void Remove(Remembered report)
    {
        Bind(report);
        if (report.Joined is { } primary)
        {
            Drop(joined, primary, report.Id);
        }

        if (!report.IsCase)
        {
            return;
        }

        if (report.Ended is { } end)
        {
            Drop(ended, ClassOf(report), (end, report.Id));
        }

        if (report.Problem is not { } problem)
        {
            Drop(unsettled, ClassOf(report), (report.At, report.Id));
            return;
        }

        Drop(recurrences, problem, (report.At, report.Id));
    }

    /// <summary>A mark rests on some complaints: while it stands, they count for no other.</summary>
    public void Add(PlaceMarked mark)
    {
        Enter(mark);
        WeighMarked([mark]);
    }

    public void Remove(PlaceMarked mark)
    {
        foreach (var id in mark.Complaints)
        {
            Drop(marks, id, mark);
        }
    }

    private static (ClassKind, string) ClassOf(Remembered report) => (report.Kind, report.Class);

    private void Enter(PlaceMarked mark)
    {
        foreach (var id in mark.Complaints)
        {
            Of(marks, id).Add(mark);
        }
    }

    /// <summary>A mark falls with one of its complaints, and the others count again.</summary>
    private void WeighMarked(IReadOnlyList<PlaceMarked> some)
    {
        foreach (var mark in some)
        {
            foreach (var id in mark.Complaints)
            {
                if (reports.TryGetValue(id, out var report))
                {
                    Weigh(report);
                }
            }
        }
    }

    private void Weigh(Remembered report)
    {
        if (report is not { Complains: true, Void: false }
            || MarksOn(report.Id).Any(mark => MarkRules.Holds(reports, mark)))
        {
            Bind(report);
            return;
        }

        free.Add((report.At, report.Id));
        Of(freeOfClass, ClassOf(report)).Add((report.At, report.Id));
    }

    private void Bind(Remembered report)
    {
        free.Remove((report.At, report.Id));
        Drop(freeOfClass, ClassOf(report), (report.At, report.Id));
    }

    private IEnumerable<Remembered> From(SortedSet<(DateTimeOffset At, Guid Id)>? some, (DateTimeOffset, Guid) first) =>
        some is null || some.Count == 0 || some.Max.CompareTo(first) < 0
            ? []
            : some.GetViewBetween(first, some.Max).Select(one => reports[one.Id]);

    private IEnumerable<Remembered> Until(SortedSet<(DateTimeOffset At, Guid Id)>? some, (DateTimeOffset, Guid) last) =>
        some is null || some.Count == 0 || some.Min.CompareTo(last) > 0
            ? []
            : some.GetViewBetween(some.Min, last).Reverse().Select(one => reports[one.Id]);

    private static T Of<TKey, T>(Dictionary<TKey, T> all, TKey key)
        where TKey : notnull
        where T : new()
    {
        if (!all.TryGetValue(key, out var some))
        {
            all[key] = some = new();
        }

        return some;
    }

    private static void Drop<TKey, T, TItem>(Dictionary<TKey, T> all, TKey key, TItem item)
        where TKey : notnull
        where T : ICollection<TItem>
    {
        if (all.TryGetValue(key, out var some) && some.Remove(item) && some.Count == 0)
        {
            all.Remove(key);
        }
    }
}
