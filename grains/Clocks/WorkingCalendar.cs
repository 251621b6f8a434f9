using System.Collections.Concurrent;
using System.Collections.Frozen;
using Grid.Cases;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>
/// The county's working time (工作日历) and the arithmetic of limits over it. Weekdays are worked unless a notice or the
/// law makes them a holiday; weekends are not worked unless a notice makes them up (调休). In a year of which no notice
/// speaks, only the law and the weekday count. Immutable; a year is computed when it is first used. Decision
/// docs/decisions/0006-working-time.md says how the units are read, 0046 what a notice does.
/// </summary>
internal sealed class WorkingCalendar
{
    private const int LastYear = 9998;

    /// <summary>
    /// How many earlier calendars are known. A due time that was counted by one before these stays as it is.
    /// </summary>
    private const int MostBefore = 16;

    private readonly FrozenDictionary<DateOnly, CalendarRow> marked;
    private readonly FrozenDictionary<DateOnly, CalendarRow> closings;
    private readonly HoursRow[] hours;
    private readonly FestivalList law;
    private readonly ConcurrentDictionary<int, WorkYear> years;
    private readonly FrozenDictionary<Keeper, WorkingCalendar> own;
    private readonly FrozenSet<int> noticed;
    private readonly IReadOnlyList<Pace> paces = [];
    private readonly CaseLimit? whole;
    private readonly Keeper kept;

    /// <param name="festivals">The holidays of the law; none where the county names none.</param>
    /// <param name="weekend">The days of rest of each week; Saturday and Sunday where the county names none.</param>
    public WorkingCalendar(
        IReadOnlyList<CalendarRow> days,
        IReadOnlyList<HoursRow> hours,
        TimeZoneInfo zone,
        IReadOnlyList<FestivalRow>? festivals = null,
        IReadOnlyList<DayOfWeek>? weekend = null)
        : this(days, hours, zone, new(festivals ?? []), weekend ?? UsualWeekend, before: [])
    {
    }

    private WorkingCalendar(
        IReadOnlyList<CalendarRow> days,
        IReadOnlyList<HoursRow> hours,
        TimeZoneInfo zone,
        FestivalList law,
        IReadOnlyList<DayOfWeek> weekend,
        IReadOnlyList<WorkingCalendar> before,
        IReadOnlyList<OrderRow>? orders = null)
    {
        Days = days;
        Hours = hours;
        Orders = orders ?? [];
        KnowsOrders = Orders.Count > 0 || before.Any(static one => one.KnowsOrders);
        Zone = zone;
        Weekend = weekend;
        Before = before;
        years = new();
        this.law = law;
        marked = Of(default);
        closings = FrozenDictionary<DateOnly, CalendarRow>.Empty;

        // The notice of a year may make days up for its first holiday in the last days of the year before. Such a row
        // does not mean that the notice of that earlier year is known.
        noticed = marked.Keys.Where(static day => day is not { Month: 12, Day: > 26 })
            .Select(static day => day.Year)
            .ToFrozenSet();
        this.hours = HoursOf(default(Keeper));
        own = hours.Select(KeeperOf)
            .Concat(days.Select(KeeperOf))
            .Concat(Orders.Select(KeeperOf))
            .Where(static keeper => keeper != default)
            .Distinct()
            .ToFrozenDictionary(static keeper => keeper, keeper => new WorkingCalendar(this, keeper));
    }

    /// <summary>
    /// The calendar of a department or a post: the county's, with the hours and the closing days of its own.
    /// </summary>
    private WorkingCalendar(WorkingCalendar county, Keeper keeper)
    {
        Days = county.Days;
        Hours = county.Hours;
        Orders = county.Orders;
        KnowsOrders = county.KnowsOrders;
        Zone = county.Zone;
        Weekend = county.Weekend;
        kept = keeper;
        law = county.law;
        marked = county.marked;
        noticed = county.noticed;
        Before = [.. county.Before.Select(before => before.For(keeper))];
        years = new();
        closings = Of(keeper);
        hours = HoursOf(keeper);
        own = FrozenDictionary<Keeper, WorkingCalendar>.Empty;
    }

    /// <summary>
    /// The same calendar, which knows none of those that it came after, or others, and by which limits run faster or
    /// slower at times.
    /// </summary>
    /// <param name="whole">The limit that runs by it, whole: an order that sets a limit sets it in place of this one.
    /// </param>
    private WorkingCalendar(
        WorkingCalendar calendar,
        IReadOnlyList<WorkingCalendar>? before = null,
        IReadOnlyList<Pace>? paces = null,
        CaseLimit? whole = null)
    {
        Days = calendar.Days;
        Hours = calendar.Hours;
        Orders = calendar.Orders;
        KnowsOrders = calendar.KnowsOrders;
        this.paces = paces ?? [];
        this.whole = whole;
        Zone = calendar.Zone;
        Weekend = calendar.Weekend;
        kept = calendar.kept;
        Before = before ?? [];
        years = calendar.years;
        law = calendar.law;
        marked = calendar.marked;
        closings = calendar.closings;
        noticed = calendar.noticed;
        hours = calendar.hours;
        own = before is not null
            ? FrozenDictionary<Keeper, WorkingCalendar>.Empty
            : calendar.own.ToFrozenDictionary(static one => one.Key, static one => new WorkingCalendar(one.Value));
    }

    /// <summary>The days of rest where a county names none.</summary>
    public static IReadOnlyList<DayOfWeek> UsualWeekend { get; } = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>
    /// The hours where no row sets any: eight hours in two periods, as in the table of another county (domain 2.6).
    /// </summary>
    public static IReadOnlyList<WorkPeriod> UsualHours { get; } =
    [new(new(8, 0), new(12, 0)), new(new(14, 0), new(18, 0))];

    private static IReadOnlyList<DayOfWeek> EachDay { get; } = Enum.GetValues<DayOfWeek>();

    public IReadOnlyList<CalendarRow> Days { get; }

    public IReadOnlyList<HoursRow> Hours { get; }

    /// <summary>What changes limits and hours for a time.</summary>
    public IReadOnlyList<OrderRow> Orders { get; }

    /// <summary>Whether orders are given, or were by a calendar that this one came after.</summary>
    public bool KnowsOrders { get; }

    /// <summary>Whether an order changes how fast limits run by it, or by a calendar that it came after.</summary>
    public bool IsPaced => paces.Count > 0 || Before.Any(static before => before.paces.Count > 0);

    /// <summary>The holidays that the law names for every year.</summary>
    public IReadOnlyList<FestivalRow> Festivals => law.Rows;

    public TimeZoneInfo Zone { get; }

    /// <summary>The days of rest of each week.</summary>
    public IReadOnlyList<DayOfWeek> Weekend { get; }

    /// <summary>
    /// The last calendars that this one came after, the first first: due times were counted by them.
    /// </summary>
    public IReadOnlyList<WorkingCalendar> Before { get; }

    /// <summary>The department whose hours this calendar uses; null for a post's or the county's hours.</summary>
    public string? Department => kept.Department;

    /// <summary>The post whose hours this calendar uses; null for a department's or the county's hours.</summary>
    public Post? Post => kept.Post;

    /// <summary>Whether a department or a post has a calendar of its own.</summary>
    public bool HasOwn => own.Count > 0;

    /// <summary>The calendar of a department: with its own hours if it has any, else with the county's hours.</summary>
    public WorkingCalendar For(string? department) => For(new Keeper(department, null));

    /// <summary>The calendar of a post: with its own hours if it has any, else with the county's hours.</summary>
    public WorkingCalendar For(Post post) => For(new Keeper(null, post));

    private WorkingCalendar For(Keeper keeper) =>
        keeper != default && own.TryGetValue(keeper, out var found) ? found : this;

    /// <summary>The same days in another zone, with another weekend.</summary>
    public WorkingCalendar In(TimeZoneInfo zone, IReadOnlyList<DayOfWeek> weekend) =>
        new(Days, Hours, zone, law, weekend, before: [], Orders);

    /// <summary>
    /// The calendar by which a limit runs: some of the orders change it. A due time that was counted without them was
    /// counted by a calendar that this one came after.
    /// </summary>
    /// <param name="limit">The limit, whole.</param>
    /// <param name="fits">Whether an order speaks of the limit.</param>
    public WorkingCalendar Under(CaseLimit limit, Func<OrderRow, bool> fits)
    {
        var own = Pace.Of(Orders.Where(fits), this);
        var before = Before
            .Select(one => new WorkingCalendar(one, [], Pace.Of(one.Orders.Where(fits), one), limit))
            .ToList();
        return own.Count == 0 && before.TrueForAll(static one => one.paces.Count == 0)
            ? this
            : new(this, [new(this, []), .. before], own, limit);
    }

    /// <summary>
    /// The calendar as it was known at the end of a day: without the days of notices that were published later.
    /// </summary>
    public WorkingCalendar KnownOn(DateOnly day) =>
        new([.. Days.Where(row => !(row.Noticed > day))], Hours, Zone, law, Weekend, before: [], Orders);

    /// <summary>The calendar after the notices changed.</summary>
    public WorkingCalendar With(IReadOnlyList<CalendarRow> days) =>
        new(days, Hours, Zone, law, Weekend, AndThis(), Orders);

    /// <summary>The calendar after the hours changed.</summary>
    public WorkingCalendar With(IReadOnlyList<HoursRow> hours) =>
        new(Days, hours, Zone, law, Weekend, AndThis(), Orders);

    /// <summary>The calendar after orders were given, or ended early.</summary>
    public WorkingCalendar With(IReadOnlyList<OrderRow> orders) =>
        new(Days, Hours, Zone, law, Weekend, AndThis(), orders);

    /// <summary>The calendar after the holidays of the law changed.</summary>
    public WorkingCalendar With(IReadOnlyList<FestivalRow> festivals) =>
        new(Days, Hours, Zone, new(festivals), Weekend, AndThis(), Orders);

    /// <summary>What the next calendar came after.</summary>
    private IReadOnlyList<WorkingCalendar> AndThis() =>
        [.. Before.Skip(Before.Count - MostBefore + 1), new WorkingCalendar(this)];

    /// <summary>The day of the county's calendar on which something happened.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at.UtcTicks).DateTime);

    /// <summary>A time of a day on the county's clock.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time) => Local(Ticks(day, time));

    public bool IsWorkingDay(DateOnly day)
    {
        if (closings.TryGetValue(day, out var closing))
        {
            return closing.Works;
        }

        var row = marked.GetValueOrDefault(day);
        var holiday = row is not null || law.On(day) is not null;
        return row is { Works: true } || (IsKept(day) && (!holiday || HoursRowOf(day) is { OnHolidays: true }));
    }

    /// <summary>What a day is, by the notices, the law and its weekday.</summary>
    public DayKind KindOf(DateOnly day)
    {
        var row = marked.GetValueOrDefault(day);
        if (row is not { Works: true } && (row is { Statutory: true } || law.On(day) is not null))
        {
            return DayKind.Statutory;
        }

        if (closings.TryGetValue(day, out var closing))
        {
            return closing.Works ? DayKind.MadeUp : DayKind.Closed;
        }

        if (row is { Works: false })
        {
            return DayKind.Holiday;
        }

        return (row, Weekend.Contains(day.DayOfWeek)) switch
        {
            (not null, true) => DayKind.MadeUp,
            (null, true) => DayKind.Weekend,
            _ => DayKind.Workday,
        };
    }

    /// <summary>
    /// The last day of the years that notices cover without a break, from the year of a day on; null when no notice
    /// covers that year. After it only the law and the weekday count.
    /// </summary>
    public DateOnly? KnownThrough(DateOnly from)
    {
        var year = from.Year;
        while (noticed.Contains(year))
        {
            year++;
        }

        return year == from.Year ? null : new(year - 1, 12, 31);
    }

    /// <summary>
    /// Whether a due time lies in a year of which no notice speaks yet, though notices are what the county goes by. A
    /// notice may still move it.
    /// </summary>
    public bool IsProvisional(DateTimeOffset due, LimitUnit unit) => !IsNatural(unit) && IsUnknown(DayOf(due));

    /// <summary>Whether a day lies in a year of which no notice speaks yet, though notices are gone by.</summary>
    public bool IsUnknown(DateOnly day) => noticed.Count > 0 && !noticed.Contains(day.Year);

    /// <summary>The row that says what a day is; null when the law or its weekday says so.</summary>
    public CalendarRow? NoticeOf(DateOnly day) => closings.GetValueOrDefault(day) ?? marked.GetValueOrDefault(day);

    /// <summary>The holiday by law that a day is; null for none.</summary>
    public FestivalRow? FestivalOf(DateOnly day) => law.On(day);

    /// <summary>The rows of a year.</summary>
    public IEnumerable<CalendarRow> DaysOf(int year) => Days.Where(row => row.Date.Year == year && IsOwn(row));

    /// <summary>
    /// The rows between two times by which a day is worked and was not in an earlier calendar, or the reverse; of a row
    /// that is gone, as it was.
    /// </summary>
    public IEnumerable<CalendarRow> ChangedSince(WorkingCalendar before, DateTimeOffset from, DateTimeOffset until)
    {
        var (first, last) = (DayOf(from), DayOf(until));
        var (then, now) = (ByDay(before.Days), ByDay(Days));
        return now.Where(pair => !(then.TryGetValue(pair.Key, out var row) && row.Works == pair.Value.Works))
            .Concat(then.Where(pair => !now.ContainsKey(pair.Key)))
            .Select(static pair => pair.Value)
            .Where(row => first <= row.Date && row.Date <= last);

        Dictionary<(DateOnly, Keeper), CalendarRow> ByDay(IReadOnlyList<CalendarRow> rows)
        {
            var days = new Dictionary<(DateOnly, Keeper), CalendarRow>(rows.Count);
            foreach (var row in rows.Where(IsOwn))
            {
                days[(row.Date, KeeperOf(row))] = row;
            }

            return days;
        }
    }

    /// <summary>
    /// The orders by which limits run otherwise between two times than by an earlier calendar: those that are new, and
    /// those that are gone or end at another time.
    /// </summary>
    public IEnumerable<OrderRow> OrdersSince(WorkingCalendar before, DateTimeOffset from, DateTimeOffset until)
    {
        var (then, now) = (Between(before), Between(this));
        return now.ExceptBy(then.Select(Key), Key).Concat(then.ExceptBy(now.Select(Key), Key)).DistinctBy(Key);

        static object Key(OrderRow order) =>
            (order.Order, order.Percent, order.Limit, order.Unit, order.From, order.Until, order.Begins, order.Ends);

        List<OrderRow> Between(WorkingCalendar calendar) => [.. calendar.OrdersBetween(from, until)];
    }

    /// <summary>The orders by which limits run faster or slower between two times.</summary>
    public IEnumerable<OrderRow> OrdersBetween(DateTimeOffset from, DateTimeOffset until) => paces
        .Where(pace => pace.From < until.UtcTicks && from.UtcTicks < pace.Until)
        .Select(static pace => pace.Order);

    public IReadOnlyList<WorkPeriod> HoursOf(DateOnly day) => HoursRowOf(day)?.Periods ?? UsualHours;

    /// <summary>The order whose hours are worked on a day; null for none.</summary>
    public OrderRow? OrderOf(DateOnly day) =>
        OrdersOf(kept).FirstOrDefault(row => Period.Covers(row.From, row.Until, day));

    /// <summary>The row whose hours apply on a day; null where no row applies.</summary>
    public HoursRow? HoursRowOf(DateOnly day) =>
        InForce(day) is { } first ? Kept(day, first) ?? first : null;

    /// <summary>
    /// When a limit that starts at <paramref name="from"/> runs out, on the county's clock. A limit that starts outside
    /// work periods runs from the next one; a limit that ends with a period ends at the end of that period.
    /// </summary>
    public DateTimeOffset Due(DateTimeOffset from, double amount, LimitUnit unit)
    {
        if (!(amount >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "A limit is not negative.");
        }

        foreach (var pace in paces)
        {
            var (begins, ends) = (Local(pace.From), Local(pace.Until));
            if (ends <= from)
            {
                continue;
            }

            if (begins > from)
            {
                var before = UsualDue(from, amount, unit);
                if (before <= begins)
                {
                    return before;
                }

                amount -= UsualElapsed(from, begins, unit);
                from = begins;
            }

            var within = DueBy(pace, from, Math.Max(amount, 0), unit);
            if (within <= ends)
            {
                return within;
            }

            amount -= ElapsedBy(pace, from, ends, unit).Amount;
            from = ends;
        }

        return UsualDue(from, Math.Max(amount, 0), unit);
    }

    /// <summary>When a limit runs out under an order: by the order's limit, or by its own if that is sooner.</summary>
    private DateTimeOffset DueBy(Pace pace, DateTimeOffset from, double amount, LimitUnit unit)
    {
        var due = UsualDue(from, amount * pace.Part, unit);
        if (SetBy(pace, unit) is not { } set)
        {
            return due;
        }

        var sooner = UsualDue(from, amount * set.Amount / whole!.Amount, set.Unit);
        return sooner < due ? sooner : due;
    }

    /// <summary>
    /// How much of a limit has run under an order, and in which unit that was counted: what uses up more.
    /// </summary>
    private (double Amount, LimitUnit Counted) ElapsedBy(
        Pace pace, DateTimeOffset from, DateTimeOffset to, LimitUnit unit)
    {
        var elapsed = UsualElapsed(from, to, unit) / pace.Part;
        if (SetBy(pace, unit) is not { } set)
        {
            return (elapsed, unit);
        }

        var more = UsualElapsed(from, to, set.Unit) * whole!.Amount / set.Amount;
        return more > elapsed ? (more, set.Unit) : (elapsed, unit);
    }

    /// <summary>
    /// The limit that an order sets in place of the whole one; null where it sets none, and for what is no part of that
    /// limit, such as a term after its end in another unit.
    /// </summary>
    private (double Amount, LimitUnit Unit)? SetBy(Pace pace, LimitUnit unit) =>
        pace.Order is { Limit: > 0 and var limit, Unit: { } set } && whole is { Amount: > 0 } && whole.Unit == unit
            ? (limit, set)
            : null;

    /// <summary>When a limit runs out that no order changes.</summary>
    private DateTimeOffset UsualDue(DateTimeOffset from, double amount, LimitUnit unit)
    {
        var left = (long)Math.Min(Math.Round(amount * PartsOf(unit)), DateTime.MaxValue.Ticks);
        if (left == 0 || IsNatural(unit))
        {
            return Local(Math.Min(from.UtcTicks + left, DateTime.MaxValue.Ticks));
        }

        for (var year = FirstYear(from); year <= LastYear; year++)
        {
            var scale = Scale(year, unit);
            left += scale.WorkedBy(from.UtcTicks);
            if (left <= scale.Total)
            {
                return Local(scale.DoneAt(left));
            }

            left -= scale.Total;
        }

        return DateTimeOffset.MaxValue;
    }

    /// <summary>When a limit runs out, and whether a notice may still move that.</summary>
    public DueTime DueTime(DateTimeOffset from, CaseLimit limit)
    {
        var due = Due(from, limit.Amount, limit.Unit);
        return new(due, IsProvisional(due, limit.Unit));
    }

    /// <summary>
    /// How much of a limit has run between two instants; negative when the second is the earlier one.
    /// </summary>
    public double Elapsed(DateTimeOffset from, DateTimeOffset to, LimitUnit unit)
    {
        if (to < from)
        {
            return -Elapsed(to, from, unit);
        }

        var (elapsed, at) = (0d, from);
        foreach (var pace in paces)
        {
            var (begins, ends) = (Local(Math.Max(pace.From, at.UtcTicks)), Local(Math.Min(pace.Until, to.UtcTicks)));
            if (begins < ends)
            {
                elapsed += UsualElapsed(at, begins, unit) + ElapsedBy(pace, begins, ends, unit).Amount;
                at = ends;
            }
        }

        return elapsed + UsualElapsed(at, to, unit);
    }

    /// <summary>How much of a limit has run between two instants that no order changes.</summary>
    private double UsualElapsed(DateTimeOffset from, DateTimeOffset to, LimitUnit unit) =>
        (IsNatural(unit) ? to.UtcTicks - from.UtcTicks : Worked(from, to, unit)) / (double)PartsOf(unit);

    /// <summary>
    /// The stretches that counted between two instants, in order: they explain a due time to the caller.
    /// </summary>
    public IReadOnlyList<CountedStretch> Explain(DateTimeOffset from, DateTimeOffset to, LimitUnit unit)
    {
        List<CountedStretch> counted = [];
        foreach (var pace in paces)
        {
            var (begins, ends) = (Local(Math.Max(pace.From, from.UtcTicks)), Local(Math.Min(pace.Until, to.UtcTicks)));
            if (begins < ends)
            {
                var by = ElapsedBy(pace, begins, ends, unit);
                var raw = UsualElapsed(begins, ends, by.Counted);
                counted.AddRange(UsualStretches(from, begins, unit));
                counted.AddRange(UsualStretches(begins, ends, by.Counted).Select(stretch => stretch with
                {
                    Amount = stretch.Amount * by.Amount / raw,
                    Order = pace.Order,
                }));
                from = ends;
            }
        }

        counted.AddRange(UsualStretches(from, to, unit));
        return counted;
    }

    /// <summary>The stretches that counted between two instants that no order changes.</summary>
    private List<CountedStretch> UsualStretches(DateTimeOffset from, DateTimeOffset to, LimitUnit unit)
    {
        if (to <= from)
        {
            return [];
        }

        if (IsNatural(unit))
        {
            return [new(Local(from.UtcTicks), Local(to.UtcTicks), UsualElapsed(from, to, unit), DayOf(from), null)];
        }

        List<CountedStretch> counted = [];
        for (var year = FirstYear(from); year <= Math.Min(Local(to.UtcTicks).Year, LastYear); year++)
        {
            var scale = Scale(year, unit);
            for (var period = 0; period < scale.Periods; period++)
            {
                var (begins, ends) = scale[period];
                var (start, end) = (Math.Max(begins, from.UtcTicks), Math.Min(ends, to.UtcTicks));
                if (start < end)
                {
                    var day = DateOnly.FromDateTime(Local(begins).DateTime);
                    var amount = (scale.WorkedBy(end) - scale.WorkedBy(start)) / (double)PartsOf(unit);
                    counted.Add(new(Local(start), Local(end), amount, day, marked.GetValueOrDefault(day)));
                }
            }
        }

        return counted;
    }

    /// <summary>
    /// The work periods that begin on a day, as UTC ticks, in order and without overlaps; none on a day that is not
    /// worked. A period over midnight belongs to the day on which it begins. What the day before works into a day is
    /// not counted in that day again.
    /// </summary>
    internal IEnumerable<(long Start, long End)> Worked(DateOnly day)
    {
        if (!IsWorkingDay(day))
        {
            yield break;
        }

        var free = day == DateOnly.MinValue ? long.MinValue : WorkedInto(day.AddDays(-1));
        foreach (var period in HoursOf(day).OrderBy(static period => period.Start))
        {
            var (start, end) = (Math.Max(Ticks(day, period.Start), free), End(day, period));
            if (start < end)
            {
                yield return (start, end);
                free = end;
            }
        }
    }

    /// <summary>The rows of the whole county, or those of a department or a post alone.</summary>
    private FrozenDictionary<DateOnly, CalendarRow> Of(Keeper keeper) => Days
        .Where(row => KeeperOf(row) == keeper)
        .GroupBy(static row => row.Date)
        .ToFrozenDictionary(static same => same.Key, static same => same.Last());

    /// <summary>The hours of a department or a post, its own before the county's, the latest first.</summary>
    private HoursRow[] HoursOf(Keeper keeper) =>
    [
        .. OrdersOf(keeper).Select(static row => new HoursRow(
            row.From, row.Until, row.Periods, row.Order, row.Grade, row.Department, EachDay, OnHolidays: true)),
        .. Hours
            .Where(row => row.Periods.Count > 0 && IsOf(KeeperOf(row), keeper))
            .OrderBy(static row => KeeperOf(row) == default)
            .ThenByDescending(static row => row.From),
    ];

    /// <summary>The orders that set the hours of a department or a post.</summary>
    private IEnumerable<OrderRow> OrdersOf(Keeper keeper) => Orders
        .Where(row => row.Periods.Count > 0 && IsOf(KeeperOf(row), keeper));

    /// <summary>Whether a row speaks of the county or of the department or post of this calendar.</summary>
    private bool IsOwn(CalendarRow row) => IsOf(KeeperOf(row), kept);

    private static bool IsOf(Keeper spoken, Keeper keeper) => spoken == default || spoken == keeper;

    private static Keeper KeeperOf(HoursRow row) => new(row.Department, row.Post);

    private static Keeper KeeperOf(CalendarRow row) => new(row.Department, row.Post);

    private static Keeper KeeperOf(OrderRow row) => new(row.Department, null);

    /// <summary>Whether the hours are kept on such a weekday; where they name none, on all but the weekend.</summary>
    private bool IsKept(DateOnly day) => InForce(day) is { } first
        ? Kept(day, first) is { } kept && (kept.Weekdays is not null || !Weekend.Contains(day.DayOfWeek))
        : !Weekend.Contains(day.DayOfWeek);

    private HoursRow? InForce(DateOnly day) => Array.Find(hours, row => Period.Covers(row.From, row.Until, day));

    /// <summary>The row in force that is kept on the weekday of a day, of those of the same department.</summary>
    private HoursRow? Kept(DateOnly day, HoursRow first) => Array.Find(
        hours,
        row => KeeperOf(row) == KeeperOf(first)
            && Period.Covers(row.From, row.Until, day)
            && (row.Weekdays is null || row.Weekdays.Contains(day.DayOfWeek)));

    private long Worked(DateTimeOffset from, DateTimeOffset to, LimitUnit unit)
    {
        var last = Math.Min(Local(to.UtcTicks).Year, LastYear);
        var worked = 0L;
        for (var year = FirstYear(from); year <= last; year++)
        {
            var scale = Scale(year, unit);
            worked += scale.WorkedBy(to.UtcTicks) - scale.WorkedBy(from.UtcTicks);
        }

        return worked;
    }

    private WorkScale Scale(int year, LimitUnit unit)
    {
        var laidOut = years.GetOrAdd(year, static (year, calendar) => WorkYear.Of(year, calendar), this);
        return unit == LimitUnit.WorkHour ? laidOut.Hours : laidOut.Days;
    }

    /// <summary>
    /// The year whose work periods may still run at an instant: on 1 January, the year before may have a night shift.
    /// </summary>
    private int FirstYear(DateTimeOffset at) => Local(Math.Max(at.UtcTicks - TimeSpan.TicksPerDay, 0)).Year;

    /// <summary>
    /// When the work of a day that runs over midnight ends; the least possible time where none runs over midnight.
    /// </summary>
    private long WorkedInto(DateOnly day) => IsWorkingDay(day)
        ? HoursOf(day)
            .Where(static period => period.EndsNextDay())
            .Select(period => End(day, period))
            .DefaultIfEmpty(long.MinValue)
            .Max()
        : long.MinValue;

    private long End(DateOnly day, WorkPeriod period) => Ticks(period.EndsNextDay() ? day.AddDays(1) : day, period.End);

    public static bool IsNatural(LimitUnit unit) => unit is LimitUnit.UrgentHour or LimitUnit.UrgentDay;

    private static long PartsOf(LimitUnit unit) => unit switch
    {
        LimitUnit.UrgentHour or LimitUnit.WorkHour => TimeSpan.TicksPerHour,
        LimitUnit.UrgentDay => TimeSpan.TicksPerDay,
        LimitUnit.WorkDay => WorkYear.DayWeight,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "No such unit of a limit."),
    };

    private DateTimeOffset Local(long ticks) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(ticks, TimeSpan.Zero), Zone);

    private long Ticks(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return local.Ticks - Zone.GetUtcOffset(local).Ticks;
    }

    /// <summary>Who keeps hours or closing days: a department or a post; neither for the county.</summary>
    private readonly record struct Keeper(string? Department, Post? Post);
}
