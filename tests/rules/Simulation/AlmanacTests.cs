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
            TimeSpan.FromHours(8));

        Assert.Equal(Year2019.At("06-03 18:00"), almanac.Due(Year2019.At("06-03 15:00"), 2, LimitUnit.WorkHour, "HW"));
        Assert.Equal(Year2019.At("06-03 17:00"), almanac.Due(Year2019.At("06-03 15:00"), 2, LimitUnit.WorkHour, "ZF"));
    }

    internal static Almanac Of(WorkingCalendar calendar) => new(
        [.. calendar.Days.Select(static row => new DayBody(row.Date, row.Works ? "workday" : "holiday"))],
        [
            .. calendar.Hours.Select(static row => new HoursBody(
                row.From, row.Until, string.Join(';', row.Periods), row.Department)),
        ],
        TimeSpan.FromHours(8));
}
