using System.Collections.Concurrent;
using System.Collections.Frozen;
using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>
/// The county's working time (工作日历) and the arithmetic of limits over it. Weekdays are worked unless a row makes them a
/// holiday; weekends are not worked unless a row makes them up (调休). In years without rows, only the weekday counts.
/// Immutable; a year is computed when it is first used. Decision docs/decisions/0006-working-time.md says how the units
/// are read.
/// </summary>
internal sealed class WorkingCalendar
{
    private const int LastYear = 9998;

    private readonly FrozenDictionary<DateOnly, CalendarRow> marked;
    private readonly HoursRow[] hours;
    private readonly ConcurrentDictionary<int, WorkYear> years = new();
    private readonly FrozenDictionary<string, WorkingCalendar> own;
    private readonly FrozenSet<int> noticed;

    public WorkingCalendar(IReadOnlyList<CalendarRow> days, IReadOnlyList<HoursRow> hours, TimeZoneInfo zone)
        : this(
            days,
            hours,
            zone,
            days.GroupBy(static row => row.Date)
                .ToFrozenDictionary(static same => same.Key, static same => same.Last()),
            null)
    {
        own = hours.Select(static row => row.Department).OfType<string>().Distinct()
            .ToFrozenDictionary(
                static department => department,
                department => new WorkingCalendar(days, hours, zone, marked, department));
    }

    private WorkingCalendar(
        IReadOnlyList<CalendarRow> days,
        IReadOnlyList<HoursRow> hours,
        TimeZoneInfo zone,
        FrozenDictionary<DateOnly, CalendarRow> marked,
        string? department)
    {
        Days = days;
        Hours = hours;
        Zone = zone;
        Department = department;
        this.marked = marked;
        own = FrozenDictionary<string, WorkingCalendar>.Empty;

        // The notice of a year may make days up for its first holiday in the last days of the year before. Such a row
        // does not mean that the notice of that earlier year is known.
        noticed = days.Where(static row => row.Date is not { Month: 12, Day: > 26 })
            .Select(static row => row.Date.Year)
            .ToFrozenSet();
        this.hours = [.. hours
            .Where(row => row.Periods.Count > 0 && (row.Department is null || row.Department == department))
            .OrderBy(static row => row.Department is null)
            .ThenByDescending(static row => row.From)];
    }

    /// <summary>
    /// The hours where no row sets any: eight hours in two periods, as in the table of another county (domain 2.6).
    /// </summary>
    public static IReadOnlyList<WorkPeriod> UsualHours { get; } =
    [new(new(8, 0), new(12, 0)), new(new(14, 0), new(18, 0))];

    public IReadOnlyList<CalendarRow> Days { get; }

    public IReadOnlyList<HoursRow> Hours { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>The department whose hours this calendar uses; null for the county's hours.</summary>
    public string? Department { get; }

    /// <summary>The calendar of a department: with its own hours if it has any, else with the county's hours.</summary>
    public WorkingCalendar For(string? department) =>
        department is not null && own.TryGetValue(department, out var kept) ? kept : this;

    /// <summary>The day of the county's calendar on which something happened.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at.UtcTicks).DateTime);

    /// <summary>A time of a day on the county's clock.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time) => Local(Ticks(day, time));

    public bool IsWorkingDay(DateOnly day) =>
        marked.TryGetValue(day, out var row)
            ? row.Works
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>
    /// The last day of the years that notices cover without a break, from the year of a day on; null when no notice
    /// covers that year. After it only the weekday counts.
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

    /// <summary>The row of the notices for a day; null when the day is what its weekday says.</summary>
    public CalendarRow? NoticeOf(DateOnly day) => marked.GetValueOrDefault(day);

    public IReadOnlyList<WorkPeriod> HoursOf(DateOnly day) => HoursRowOf(day)?.Periods ?? UsualHours;

    /// <summary>The row whose hours apply on a day; null where no row applies.</summary>
    public HoursRow? HoursRowOf(DateOnly day) => Array.Find(hours, row => row.From <= day && !(row.Until < day));

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

    /// <summary>
    /// How much of a limit has run between two instants; negative when the second is the earlier one.
    /// </summary>
    public double Elapsed(DateTimeOffset from, DateTimeOffset to, LimitUnit unit)
    {
        if (to < from)
        {
            return -Elapsed(to, from, unit);
        }

        return (IsNatural(unit) ? to.UtcTicks - from.UtcTicks : Worked(from, to, unit)) / (double)PartsOf(unit);
    }

    /// <summary>
    /// The stretches that counted between two instants, in order: they explain a due time to the caller.
    /// </summary>
    public IReadOnlyList<CountedStretch> Explain(DateTimeOffset from, DateTimeOffset to, LimitUnit unit)
    {
        if (to <= from)
        {
            return [];
        }

        if (IsNatural(unit))
        {
            return [new(Local(from.UtcTicks), Local(to.UtcTicks), Elapsed(from, to, unit), DayOf(from), null)];
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

    private static bool IsNatural(LimitUnit unit) => unit is LimitUnit.UrgentHour or LimitUnit.UrgentDay;

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
}
