using Grid.Rulebook;

namespace Grid.Simulation.Escalations;

/// <summary>
/// Working time, day by day, from the rows that a city shows. It is written independently of the city's own arithmetic
/// and without its optimizations, so that a check can compare the two.
/// </summary>
internal sealed class Almanac(IReadOnlyList<DayBody> days, IReadOnlyList<HoursBody> hours, TimeSpan offset)
{
    private const double Nothing = 1e-9;
    private const string Clock = @"hh\:mm";

    private static readonly (TimeSpan, TimeSpan)[] Usual =
    [
        (TimeSpan.FromHours(8), TimeSpan.FromHours(12)),
        (TimeSpan.FromHours(14), TimeSpan.FromHours(18)),
    ];

    private readonly Dictionary<DateOnly, bool> works = days.ToDictionary(
        static day => day.Date, static day => day.Kind == "workday");

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(offset).DateTime);

    /// <summary>When a limit ends, by the hours of a department where it keeps its own.</summary>
    /// <param name="still">Stretches in which the clock stood still, in order.</param>
    public DateTimeOffset Due(
        DateTimeOffset from,
        double amount,
        LimitUnit unit,
        string department,
        IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)>? still = null)
    {
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

        var start = from.ToOffset(offset).DateTime;
        for (var day = DayOf(from).AddDays(-1); ; day = day.AddDays(1)) // the work of a day may run over midnight
        {
            var periods = Worked(day, department);
            var whole = periods.Sum(static period => (period.End - period.Start).TotalHours);
            foreach (var (begins, ends) in periods)
            {
                var begin = day.ToDateTime(TimeOnly.MinValue) + begins;
                var (end, rate) = (
                    day.ToDateTime(TimeOnly.MinValue) + ends, unit == LimitUnit.WorkHour ? 1 : 1 / whole);
                begin = begin < start ? start : begin;
                foreach (var (stopped, went) in still ?? [])
                {
                    var stop = stopped.ToOffset(offset).DateTime;
                    if (stop < end && went.ToOffset(offset).DateTime is var go && go > begin)
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

        // When the limit runs out within a stretch; null when it does not.
        DateTimeOffset? Runs(DateTime begin, DateTime end, double rate)
        {
            if (end <= begin)
            {
                return null;
            }

            var worth = (end - begin).TotalHours * rate;
            if (worth >= amount - Nothing)
            {
                return new(begin + TimeSpan.FromHours(amount / rate), offset);
            }

            amount -= worth;
            return null;
        }
    }

    private (TimeSpan Start, TimeSpan End)[] Worked(DateOnly day, string department)
    {
        if (!(works.TryGetValue(day, out var said)
                ? said
                : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
        {
            return [];
        }

        var held = hours.Where(row => row.From <= day && (row.Until is not { } last || day <= last)).ToList();
        var row =
            held.Find(row => row.Department == department)
            ?? held.Find(static row => string.IsNullOrEmpty(row.Department));
        return row is null ? Usual : [.. row.Periods.Split(';').Select(Stretch)];
    }

    private static (TimeSpan Start, TimeSpan End) Stretch(string period)
    {
        var (start, end) = (
            TimeSpan.ParseExact(period[..5], Clock, null),
            period[6..] == "24:00" ? TimeSpan.Zero : TimeSpan.ParseExact(period[6..], Clock, null));
        return (start, end > start ? end : end + TimeSpan.FromDays(1));
    }
}
