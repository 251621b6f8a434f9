using Grid.Cases;
using Grid.Parties;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>
/// Which due times that a case keeps are other ones by the calendar as it is now: that of handling, those of joint
/// tasks, of the round it waits for, and of its visits. They were counted by an earlier calendar, or a notice now
/// speaks of a year that was provisional. What is done stays, and what no calendar explains was dated in another way
/// and stays too. Pure.
/// </summary>
internal static class RevisionRules
{
    /// <summary>By how much two ways to count the same limit may differ: by the rounding of ticks.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    /// <summary>The first of them; null where nothing moved, and while the clocks stand still.</summary>
    public static Revision? First(CaseTimes times, Rules rules)
    {
        if (times.Paused)
        {
            return null;
        }

        if (Handling(times, rules) is { } handling)
        {
            return handling;
        }

        for (var i = 0; i < times.Parts.Count; i++)
        {
            if (Part(times, times.Parts[i], rules) is { } part)
            {
                return part;
            }
        }

        return Round(times, rules) ?? Visits(times, rules);
    }

    /// <summary>All of them, for a preview.</summary>
    public static IEnumerable<Revision> All(CaseTimes times, Rules rules) => times.Paused
        ? []
        : times.Parts.Select(part => Part(times, part, rules))
            .Prepend(Handling(times, rules))
            .Append(Round(times, rules))
            .Append(Visits(times, rules))
            .OfType<Revision>();

    public static bool IsSame(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() < Rounding;

    private static Revision? Handling(CaseTimes times, Rules rules) =>
        times is { Stage: >= CaseStage.Reported and <= CaseStage.Accepted, HandleDue: { } due }
        && rules.CalendarOf(times) is var calendar
        && IsCounted(times.Limit, due, times.Dispatched, calendar)
            ? Counted(
                (ClockKind.Handle, null, times.Dispatched, due),
                calendar,
                times.Limit.Unit,
                times.Provisional,
                times,
                static (of, by) => ClockRules.Handling(of, by))
            : null;

    private static Revision? Part(CaseTimes times, PartTimes part, Rules rules)
    {
        var start = ClockRules.StartOf(times, part);
        var calendar = rules.CalendarOf(times, part.Department);
        return CaseRules.IsOpen(times.Stage)
            && part is { Due: { } due, Handled: null }
            && IsCounted(times.Limit, due, start, calendar)
                ? Counted(
                    (ClockKind.Handle, part.Department, start, due),
                    calendar,
                    times.Limit.Unit,
                    part.Provisional,
                    (times, part),
                    static (of, by) => ClockRules.Part(of.times, of.part, by))
                : null;
    }

    /// <summary>The round of the coordination that the case waits for; its convener leads the case meanwhile.</summary>
    private static Revision? Round(CaseTimes times, Rules rules)
    {
        if (times is not { Referred: { } from, RoundDue: { } due })
        {
            return null;
        }

        var calendar = rules.Calendar.For(times.Lead);
        var limit = ClockRules.Given(times, ClockKind.Coordinate, rules, calendar.DayOf(from));
        return limit is not null && IsCounted(limit, due, from, calendar)
            ? Counted(
                (ClockKind.Coordinate, times.Lead, from, due),
                calendar,
                limit.Unit,
                calendar.IsProvisional(due, limit.Unit), // a round bears no mark
                (from, limit),
                static (of, by) => by.Due(of.from, of.limit.Amount, of.limit.Unit))
            : null;
    }

    /// <summary>
    /// The visits that are not made yet, those of one party together: each party hears of its own.
    /// </summary>
    private static Revision? Visits(CaseTimes times, Rules rules)
    {
        if (times.Revisits.Count == 0 || times.Closed is not { } closed)
        {
            return null;
        }

        var calendar = rules.Calendar;
        var rows = rules.Revisits.Of(times.Kind, times.Class, times.Condition, calendar.DayOf(closed));
        Revision? first = null;
        EntityRef? visitor = null;
        var visits = new List<Revisit>(times.Revisits.Count);
        foreach (var revisit in times.Revisits)
        {
            if (visitor is not null && visitor != revisit.Party)
            {
                visits.Add(revisit); // the next revision is theirs
                continue;
            }

            var row = rows.FirstOrDefault(row => row.Rule == revisit.Rule
                && RevisitRules.Visits(row, revisit.Denser) == revisit.Due.Count);
            var dates = revisit.Due.ToList();
            for (var visit = revisit.Made; row is not null && visit < dates.Count; visit++)
            {
                if (Visit(revisit, row, visit, closed, calendar) is { } moved)
                {
                    dates[visit] = moved.To.At;
                    first ??= moved;
                    visitor = revisit.Party;
                }
            }

            visits.Add(revisit with { Due = dates });
        }

        return first is null ? null : first with { Visits = visits, Visitor = visitor };
    }

    private static Revision? Visit(
        Revisit revisit, RevisitRow row, int visit, DateTimeOffset closed, WorkingCalendar calendar)
    {
        var provisional = calendar.IsProvisional(revisit.Due[visit], row.Unit); // a visit bears no mark
        return WorkingCalendar.IsNatural(row.Unit)
            ? null
            : Counted(
                (ClockKind.Revisit, null, closed, revisit.Due[visit]),
                calendar,
                row.Unit,
                provisional,
                (row, visit, closed, revisit),
                static (of, by) => RevisitRules.Due(of.row, of.visit + 1, of.closed, of.revisit, by));
    }

    private static bool IsCounted(
        CaseLimit limit, DateTimeOffset due, DateTimeOffset start, WorkingCalendar calendar) =>
        limit.Amount > 0 && (calendar.IsPaced || !WorkingCalendar.IsNatural(limit.Unit)) && due > start;

    /// <summary>
    /// The revision of one due time. It is asked at every step of a case, so nothing is made until something moved.
    /// </summary>
    /// <param name="of">What the due time is counted of.</param>
    /// <param name="count">When it is due by a calendar, counted from its start.</param>
    private static Revision? Counted<T>(
        (ClockKind Clock, string? Department, DateTimeOffset Start, DateTimeOffset Due) held,
        WorkingCalendar calendar,
        LimitUnit unit,
        bool provisional,
        T of,
        Func<T, WorkingCalendar, DateTimeOffset> count)
    {
        var again = count(of, calendar);
        if (IsSame(again, held.Due))
        {
            var now = calendar.IsProvisional(held.Due, unit);
            return now == provisional ? null : Moved(held.Due, now, null);
        }

        for (var i = calendar.Before.Count - 1; i >= 0; i--)
        {
            if (IsSame(count(of, calendar.Before[i]), held.Due))
            {
                return Moved(again, calendar.IsProvisional(again, unit), calendar.Before[i]);
            }
        }

        return null;

        Revision Moved(DateTimeOffset to, bool isProvisional, WorkingCalendar? before) =>
            new(held.Clock, held.Department, held.Start, held.Due)
            {
                To = new(to, isProvisional),
                Before = before,
                Calendar = calendar,
            };
    }
}

/// <summary>A due time that was counted again.</summary>
/// <param name="Department">
/// Code of the department whose task or round it is; null for the handling of the case, and for visits.
/// </param>
/// <param name="Start">From when it is counted.</param>
/// <param name="From">When it was due before.</param>
internal sealed record Revision(ClockKind Clock, string? Department, DateTimeOffset Start, DateTimeOffset From)
{
    /// <summary>When it is due now.</summary>
    public DueTime To { get; init; }

    /// <summary>The calendar by which it was counted before; null where only its mark changes.</summary>
    public WorkingCalendar? Before { get; init; }

    public WorkingCalendar Calendar { get; init; } = null!;

    /// <summary>Of visits: all of them as they are owed now.</summary>
    public IReadOnlyList<Revisit>? Visits { get; init; }

    /// <summary>Of visits: the party whose visits moved.</summary>
    public EntityRef? Visitor { get; init; }

    /// <summary>The notices and orders that moved it: the sources of the rows that changed.</summary>
    public IReadOnlyList<string> Notices =>
    [
        .. (Before is null
                ? Calendar.DaysOf(Calendar.DayOf(To.At).Year)
                : Calendar.ChangedSince(Before, Start, CaseRules.Later(From, To.At)))
            .Select(static row => row.Source)
            .Concat(Orders.Select(static order => $"{order.Order}: {order.Reason}"))
            .Distinct(),
    ];

    private IEnumerable<OrderRow> Orders =>
        Before is null ? [] : Calendar.OrdersSince(Before, Start, CaseRules.Later(From, To.At));
}
