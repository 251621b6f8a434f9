using CsCheck;
using Grid.Clocks;
using Grid.Rulebook;

namespace Grid.Tests.Clocks;

/// <summary>
/// Calendars that no county would proclaim: holidays and make-up days anywhere in a season, hours that change within
/// it, to the minute.
/// </summary>
internal static class AnyCalendar
{
    public static readonly DateOnly First = new(2018, 12, 1);

    private const int Season = 90;

    public static readonly Gen<LimitUnit> Unit = Gen.Enum<LimitUnit>();

    public static readonly Gen<LimitUnit> Hours = Gen.OneOf(LimitUnit.WorkHour, LimitUnit.UrgentHour);

    public static readonly Gen<DateOnly> Day = Gen.Int[0, Season].Select(static day => First.AddDays(day));

    /// <summary>An instant of the season, to the minute.</summary>
    public static readonly Gen<DateTimeOffset> Instant = Gen.Select(Day, Gen.Int[0, 1439])
        .Select(
            static (day, minute) =>
                new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), TimeSpan.FromHours(8)));

    /// <summary>Up to a fortnight of work, in hundredths.</summary>
    public static readonly Gen<double> Amount = Gen.Int[0, 1400].Select(static hundredths => hundredths / 100d);

    private static readonly Gen<CalendarRow[]> Days = Gen.Select(Day, Gen.Bool)
        .Select(static (day, works) => new CalendarRow(day, works, "any", "any"))
        .Array[0, 40]
        .Select(static rows => rows.DistinctBy(static row => row.Date).ToArray());

    private static readonly Gen<WorkPeriod[]> Periods = Gen.Int[0, 1439].ArrayUnique[2, 6].Select(static minutes =>
        minutes
            .Order()
            .Chunk(2)
            .Where(static pair => pair.Length == 2)
            .Select(static pair => new WorkPeriod(Minute(pair[0]), Minute(pair[1])))
            .ToArray());

    /// <summary>The last period runs over midnight.</summary>
    private static readonly Gen<HoursRow[]> Nights = Gen.Int[0, 1439]
        .ArrayUnique[4]
        .Select(static minutes => minutes.Order().ToArray())
        .Select(static minutes =>
            new HoursRow[]
    {
        new(First, null, [new(Minute(minutes[1]), Minute(minutes[2])), new(Minute(minutes[3]), Minute(minutes[0]))],
            "any", "L"),
    });

    private static readonly Gen<HoursRow[]> Seasons = Gen.Select(Periods, Periods, Day)
        .Select(
            static (before, after, day) =>
                new HoursRow[] { new(First, day.AddDays(-1), before, "any", "L"), new(day, null, after, "any", "L") });

    public static readonly Gen<WorkingCalendar> Calendar = Gen.Select(Days, Gen.OneOf(Seasons, Nights))
        .Select(static (days, hours) => new WorkingCalendar(days, hours, Year2019.China));

    /// <summary>The same time of the last day before the hours change, if they change in the season.</summary>
    public static DateTimeOffset BeforeChange(WorkingCalendar calendar, DateTimeOffset at)
    {
        var last = calendar.Hours[^1].From;
        return last > First ? at.AddDays(last.DayNumber - 1 - calendar.DayOf(at).DayNumber) : at;
    }

    private static TimeOnly Minute(int minute) => new(minute / 60, minute % 60);
}
