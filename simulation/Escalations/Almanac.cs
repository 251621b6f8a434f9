using System.Collections.Concurrent;
using System.Globalization;
using Grid.Rulebook;
using Grid.Simulation.Foundation;

namespace Grid.Simulation.Escalations;

/// <summary>
/// Working time, day by day, from the rows that a city shows, in the zone and with the weekend of its county. It is
/// written independently of the city's own arithmetic and without its optimizations, so that a check can compare the
/// two.
/// </summary>
/// <param name="festivals">The days that the law makes holidays.</param>
/// <param name="last">
/// The last day on which the rows are asked: what is due later is due at the end of all time.
/// </param>
internal sealed class Almanac(
    IReadOnlyList<DayBody> days,
    IReadOnlyList<HoursBody> hours,
    TimeZoneInfo zone,
    IReadOnlyList<DayOfWeek> weekend,
    IReadOnlySet<DateOnly>? festivals = null,
    DateOnly? last = null)
{
    private const double Nothing = 1e-9;

    private static readonly (TimeSpan, TimeSpan)[] Usual =
    [
        (TimeSpan.FromHours(8), TimeSpan.FromHours(12)),
        (TimeSpan.FromHours(14), TimeSpan.FromHours(18)),
    ];

    private readonly Dictionary<(DateOnly, string), bool> works = days.ToDictionary(
        static day => (day.Date, day.Keeper), static day => day.Kind == "workday");

    private readonly ConcurrentDictionary<(DateOnly, string), IReadOnlyList<(DateTimeOffset, DateTimeOffset)>> known =
        [];

    public DateOnly DayOf(DateTimeOffset at) => CountyClock.DayOf(at, zone);

    /// <summary>How a post is named among those whose hours are asked for.</summary>
    public static string KeeperOf(string post) => $"post/{post}";

    /// <summary>When a limit ends, by the hours of a department or a post where it keeps its own.</summary>
    /// <param name="keeper">Code of the department, or the post as <see cref="KeeperOf"/> names it.</param>
    /// <param name="still">Stretches in which the clock stood still, in order.</param>
    public DateTimeOffset Due(
        DateTimeOffset from,
        double amount,
        LimitUnit unit,
        string keeper,
        IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)>? still = null)
    {
        if (amount == 0)
        {
            return from;
        }

        if (unit is LimitUnit.UrgentHour or LimitUnit.UrgentDay)
        {
            var due = from + (unit == LimitUnit.UrgentHour ? TimeSpan.FromHours(amount) : TimeSpan.FromDays(amount));
            foreach (var (stopped, went) in still ?? [])
            {
                var first = stopped > from ? stopped : from;
                due += stopped < due && went > first ? went - first : TimeSpan.Zero;
            }

            return due;
        }

        for (var day = DayOf(from).AddDays(-1); !(day > last); day = day.AddDays(1)) // a day may run over midnight
        {
            var periods = Worked(day, keeper);
            var whole = periods.Sum(static period => (period.End - period.Start).TotalHours);
            foreach (var (begins, end) in periods)
            {
                var begin = begins < from ? from : begins;
                var rate = unit == LimitUnit.WorkHour ? 1 : 1 / whole;
                foreach (var (stop, go) in still ?? [])
                {
                    if (stop < end && go > begin)
                    {
                        if (Runs(begin, stop < begin ? begin : stop, rate) is { } before)
                        {
                            return before;
                        }

                        begin = go;
                    }
                }

                if (Runs(begin, end, rate) is { } due)
                {
                    return due;
                }
            }
        }

        return DateTimeOffset.MaxValue;

        // When the limit runs out within a stretch; null when it does not.
        DateTimeOffset? Runs(DateTimeOffset begin, DateTimeOffset end, double rate)
        {
            if (end <= begin)
            {
                return null;
            }

            var worth = (end - begin).TotalHours * rate;
            if (worth >= amount - Nothing)
            {
                return begin + TimeSpan.FromHours(amount / rate);
            }

            amount -= worth;
            return null;
        }
    }

    /// <summary>The stretches of a day's work; of one that the day before is still at, what comes after that.</summary>
    private IReadOnlyList<(DateTimeOffset Start, DateTimeOffset End)> Worked(DateOnly day, string keeper)
    {
        if (known.TryGetValue((day, keeper), out var before))
        {
            return before;
        }

        var free = Stretches(day.AddDays(-1), keeper)
            .Where(static period => period.End >= TimeSpan.FromDays(1))
            .Select(period => Instant(day.AddDays(-1), period.End))
            .DefaultIfEmpty(DateTimeOffset.MinValue)
            .Max();
        var worked = new List<(DateTimeOffset, DateTimeOffset)>();
        foreach (var period in Stretches(day, keeper).OrderBy(static period => period.Start))
        {
            var (start, end) = (Instant(day, period.Start), Instant(day, period.End));
            if ((start < free ? free : start) is var begin && begin < end)
            {
                worked.Add((begin, end));
                free = end;
            }
        }

        return known[(day, keeper)] = worked;
    }

    private (TimeSpan Start, TimeSpan End)[] Stretches(DateOnly day, string keeper)
    {
        var (row, kept) = HoursOn(day, keeper);
        if (!IsWorked(day, keeper, row, kept))
        {
            return [];
        }

        return row is null ? Usual : [.. row.Periods.Split(';').Select(Stretch)];
    }

    private bool IsWorked(DateOnly day, string keeper, HoursBody? row, bool kept)
    {
        if (keeper.Length > 0 && works.TryGetValue((day, keeper), out var own))
        {
            return own;
        }

        var noticed = works.TryGetValue((day, ""), out var said);
        var holiday = noticed || festivals?.Contains(day) == true;
        return said || (kept && (!holiday || row is { Holidays: true }));
    }

    /// <summary>The row of hours of a day, and whether its weekday is one on which work is done.</summary>
    private (HoursBody? Row, bool Kept) HoursOn(DateOnly day, string keeper)
    {
        var rested = weekend.Contains(day.DayOfWeek);
        var inForce = hours.Where(row => row.From <= day && (row.Until is not { } end || day <= end)).ToList();
        var own = inForce.FindAll(row => row.Keeper == keeper);
        var rows = (own.Count > 0 ? own : inForce.FindAll(static row => row.Keeper.Length == 0))
            .OrderByDescending(static row => row.From)
            .ToList();
        if (rows.Count == 0)
        {
            return (null, !rested);
        }

        return rows.Find(row => string.IsNullOrEmpty(row.Weekdays) || Names(row.Weekdays, day.DayOfWeek)) is { } row
            ? (row, !string.IsNullOrEmpty(row.Weekdays) || !rested)
            : (rows[0], false);
    }

    /// <summary>Whether <c>1-5;7</c> names a weekday; Monday is 1.</summary>
    private static bool Names(string weekdays, DayOfWeek day)
    {
        var number = day == DayOfWeek.Sunday ? '7' : (char)('0' + day);
        return weekdays.Split(';').Any(part => part.Trim()[0] <= number && number <= part.Trim()[^1]);
    }

    private DateTimeOffset Instant(DateOnly day, TimeSpan time) =>
        CountyClock.At(day.ToDateTime(TimeOnly.MinValue) + time, zone);

    private static (TimeSpan Start, TimeSpan End) Stretch(string period)
    {
        var (start, end) = (Time(period[..5]), Time(period[6..]));
        return (start, end > start ? end : end + TimeSpan.FromDays(1));
    }

    private static TimeSpan Time(string text) =>
        text == "24:00" ? TimeSpan.Zero : TimeSpan.ParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture);
}
