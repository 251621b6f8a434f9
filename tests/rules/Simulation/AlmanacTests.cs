using CsCheck;
using Grid.Clocks;
using Grid.Rulebook;
using Grid.Simulation.Escalations;
using Grid.Tests.Clocks;

namespace Grid.Tests.Simulation;

public sealed class AlmanacTests
{
    [Fact]
    public void The_client_counts_working_time_as_the_city_does_with_none_of_its_code()
    {
        var (overnight, days) = (0, 0);
        Gen.Select(AnyCalendar.Calendar, AnyCalendar.Instant, Gen.Int[1, 3000], AnyCalendar.Unit)
            .Sample(
                (calendar, from, hundredths, unit) =>
        {
            var (amount, due) = (hundredths / 100d, Of(calendar).Due(from, hundredths / 100d, unit, "ZF"));

            Assert.True(
                (due - calendar.Due(from, amount, unit)).Duration() < TimeSpan.FromMilliseconds(1),
                $"{unit} {amount} from {from:O}: {due:O}, the city says {calendar.Due(from, amount, unit):O}");
            Interlocked.Add(ref overnight, due.Date > from.Date ? 1 : 0);
            Interlocked.Add(ref days, unit == LimitUnit.WorkDay ? 1 : 0);
        });
        Assert.True(overnight > 20 && days > 10, $"{overnight} overnight, {days} in days");
    }

    [Fact]
    public void A_department_is_held_to_hours_of_its_own()
    {
        var almanac = new Almanac(
            [],
            [
                new(new(2019, 1, 1), null, "08:00-12:00;14:00-18:00", null),
                new(new(2019, 6, 1), new(2019, 8, 31), "06:00-10:00;16:00-20:00", "HW"),
            ],
            Year2019.China,
            WorkingCalendar.UsualWeekend);

        Assert.Equal(Year2019.At("06-03 18:00"), almanac.Due(Year2019.At("06-03 15:00"), 2, LimitUnit.WorkHour, "HW"));
        Assert.Equal(Year2019.At("06-03 17:00"), almanac.Due(Year2019.At("06-03 15:00"), 2, LimitUnit.WorkHour, "ZF"));
    }

    [Fact]
    public void A_county_abroad_is_counted_on_its_own_clock_over_a_change_to_summer_time_and_back()
    {
        var newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var changed = 0;
        Gen.Select(
                AnyCalendar.Calendar,
                Gen.OneOf(Gen.Const(new DateOnly(2019, 3, 8)), Gen.Const(new DateOnly(2019, 11, 1))),
                Gen.Int[0, 4000],
                Gen.Int[1, 3000],
                AnyCalendar.Unit,
                Gen.OneOf(
                    Gen.Const<DayOfWeek[]>([]),
                    Gen.Const<DayOfWeek[]>([DayOfWeek.Friday, DayOfWeek.Saturday]),
                    Gen.Const<DayOfWeek[]>([DayOfWeek.Monday])))
            .Sample(
                (any, day, minutes, hundredths, unit, weekend) =>
        {
            var calendar = any.In(newYork, weekend);
            var from = new DateTimeOffset(day, default, TimeSpan.FromHours(-5)).AddMinutes(minutes);
            var due = Of(calendar).Due(from, hundredths / 100d, unit, "ZF");

            Assert.Equal(calendar.Due(from, hundredths / 100d, unit), due, TimeSpan.FromMilliseconds(1));
            Interlocked.Add(ref changed, newYork.GetUtcOffset(from) != newYork.GetUtcOffset(due) ? 1 : 0);
        });
        Assert.True(changed > 20, $"{changed} limits ran over a change of the clocks");
    }

    [Fact]
    public void Closing_days_weekdays_and_holidays_by_law_are_kept_as_the_city_keeps_them()
    {
        CalendarRow[] days =
        [
            new(new(2019, 6, 4), false, "any", "any"),
            new(new(2019, 6, 5), false, "closed", "any", Department: "HW"),
            new(new(2019, 6, 8), true, "made up", "any"),
        ];
        HoursRow[] hours =
        [
            new(new(2019, 1, 1), null, [new(new(9, 0), new(17, 0))], "any", "L"),
            new(new(2019, 1, 1), null, [new(new(22, 0), new(6, 0))], "any", "L", "NIGHT",
                [DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday], OnHolidays: true),
            new(new(2019, 1, 1), null, [new(new(10, 0), new(12, 0))], "any", "L", "HW", [DayOfWeek.Wednesday]),
            new(new(2019, 1, 1), null, [new(new(8, 0), new(10, 0))], "any", "L", "HW", [DayOfWeek.Thursday]),
        ];
        FestivalRow law = new("any", new(FestivalReckoning.Date, 6, 7), 1, new(2014, 1, 1), null, "any", "H");
        var calendar = new WorkingCalendar(days, hours, Year2019.China, [law]);
        var almanac = Of(calendar, new HashSet<DateOnly> { new(2019, 6, 7) });

        Gen.Select(
                Gen.Int[0, 20_000],
                Gen.Int[1, 2000],
                AnyCalendar.Unit,
                Gen.OneOf(Gen.Const("HW"), Gen.Const("NIGHT"), Gen.Const("ZF")))
            .Sample((minutes, hundredths, unit, department) =>
            {
                var from = Year2019.At("06-01 00:00").AddMinutes(minutes);
                Assert.Equal(
                    calendar.For(department).Due(from, hundredths / 100d, unit),
                    almanac.Due(from, hundredths / 100d, unit, department),
                    TimeSpan.FromMilliseconds(1));
            });
    }

    internal static Almanac Of(WorkingCalendar calendar, IReadOnlySet<DateOnly>? festivals = null) => new(
        [
            .. calendar.Days.Select(static row => new DayBody(
                row.Date, row.Works ? "workday" : "holiday", row.Department)),
        ],
        [
            .. calendar.Hours.Select(static row => new HoursBody(
                row.From, row.Until, string.Join(';', row.Periods), row.Department,
                row.Weekdays is { } weekdays ? WeekdayText.Of(weekdays) : null, row.OnHolidays)),
        ],
        calendar.Zone,
        calendar.Weekend,
        festivals);
}
