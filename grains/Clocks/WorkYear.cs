namespace Grid.Clocks;

/// <summary>
/// One year of the county's work periods on two scales: by the clock (an hour is an hour), and by the day, where every
/// working day weighs the same however long its hours are.
/// </summary>
internal sealed class WorkYear
{
    /// <summary>The weight of a working day: no day is longer, so each tick of work weighs at least one part.</summary>
    public const long DayWeight = TimeSpan.TicksPerDay;

    private WorkYear(WorkScale hours, WorkScale days) => (Hours, Days) = (hours, days);

    public WorkScale Hours { get; }

    public WorkScale Days { get; }

    public static WorkYear Of(int year, WorkingCalendar calendar)
    {
        List<long> starts = [], ends = [], hours = [0], days = [0];
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var first = starts.Count;
            foreach (var (start, end) in calendar.Worked(day))
            {
                starts.Add(start);
                ends.Add(end);
                hours.Add(hours[^1] + end - start);
            }

            var (morning, length, dawn) = (hours[first], hours[^1] - hours[first], days[^1]);
            for (var period = first; period < starts.Count; period++)
            {
                days.Add(dawn + (long)((((Int128)(hours[period + 1] - morning) * DayWeight) + (length / 2)) / length));
            }
        }

        long[] from = [.. starts], until = [.. ends];
        return new(new(from, until, [.. hours]), new(from, until, [.. days]));
    }
}
