using CsCheck;
using Grid.Clocks;
using Grid.Rulebook;

namespace Grid.Tests.Clocks;

public sealed class WorkingCalendarProperties
{
    [Fact]
    public void An_extra_holiday_never_brings_a_deadline_nearer()
    {
        var postponed = 0;
        Gen.Select(AnyCalendar.Calendar, AnyCalendar.Instant, AnyCalendar.Amount, AnyCalendar.Unit, Gen.Int[0, 9])
            .Sample(
                (calendar, from, amount, unit, later) =>
        {
            var day = calendar.DayOf(from).AddDays(later);
            var freer = new WorkingCalendar(
                [.. calendar.Days.Where(row => row.Date != day), new(day, false, "extra", "any")],
                calendar.Hours,
                calendar.Zone);
            var (due, freed) = (calendar.Due(from, amount, unit), freer.Due(from, amount, unit));

            Assert.True(freed >= due, $"{day} free: {due:O} came nearer, {freed:O}");
            Interlocked.Add(ref postponed, freed > due ? 1 : 0);
        });
        Assert.True(postponed > 5, $"only {postponed} deadlines moved");
    }

    [Fact]
    public void Who_starts_later_or_has_longer_is_never_due_earlier()
    {
        var moved = 0;
        Gen.Select(
                AnyCalendar.Calendar,
                Gen.Select(AnyCalendar.Instant, AnyCalendar.Instant),
                Gen.Select(AnyCalendar.Amount, AnyCalendar.Amount),
                AnyCalendar.Unit)
            .Sample((calendar, starts, amounts, unit) =>
            {
                var (one, other) = (
                    starts.Item1 < starts.Item2 ? starts.Item1 : starts.Item2,
                    starts.Item1 < starts.Item2 ? starts.Item2 : starts.Item1);
                var (less, more) = (Math.Min(amounts.Item1, amounts.Item2), Math.Max(amounts.Item1, amounts.Item2));
                var due = calendar.Due(one, less, unit);

                Assert.True(calendar.Due(other, less, unit) >= due);
                Assert.True(calendar.Due(one, more, unit) >= due);
                Assert.True(due >= one);
                Interlocked.Add(ref moved, calendar.Due(other, more, unit) > due ? 1 : 0);
            });
        Assert.True(moved > 20, $"only {moved} differed");
    }

    [Fact]
    public void Two_limits_one_after_the_other_are_as_long_as_both_together()
    {
        var overnight = 0;
        Gen.Select(AnyCalendar.Calendar, AnyCalendar.Instant, Gen.Int[0, 3000], Gen.Int[0, 3000], AnyCalendar.Hours)
            .Sample(
                (calendar, from, first, second, unit) =>
        {
            var between = calendar.Due(from, first / 60d, unit);
            var due = calendar.Due(between, second / 60d, unit);

            Assert.Equal(calendar.Due(from, (first + second) / 60d, unit), due);
            Interlocked.Add(ref overnight, due - from > TimeSpan.FromMinutes(first + second) ? 1 : 0);
        });
        Assert.True(overnight > 20, $"only {overnight} waited for the office to open");
    }

    [Fact]
    public void What_has_run_by_the_due_time_is_the_limit()
    {
        var closed = 0;
        Gen.Select(AnyCalendar.Calendar, AnyCalendar.Instant, AnyCalendar.Amount, AnyCalendar.Unit)
            .Sample(
                (calendar, from, amount, unit) =>
        {
            var due = calendar.Due(from, amount, unit);

            Assert.Equal(amount, calendar.Elapsed(from, due, unit), 8);
            Assert.Equal(amount, calendar.Explain(from, due, unit).Sum(static stretch => stretch.Amount), 8);
            Interlocked.Add(ref closed, MinuteByMinute.IsOpen(calendar, from.DateTime) ? 0 : 1);
        });
        Assert.True(closed > 20, $"only {closed} began outside work");
    }

    [Fact]
    public void It_is_what_a_clerk_with_a_watch_would_count()
    {
        var (worked, seasons) = (0, 0);
        Gen.Select(AnyCalendar.Calendar, AnyCalendar.Instant, Gen.Bool, Gen.Int[1, 1000], AnyCalendar.Unit).Sample(
            (calendar, any, nearChange, hundredths, unit) =>
            {
                var (from, amount) = (nearChange ? AnyCalendar.BeforeChange(calendar, any) : any, hundredths / 100d);
                var due = calendar.Due(from, amount, unit);
                var counted = MinuteByMinute.Due(calendar, from, amount, unit);

                Assert.True(
                    (due - counted).Duration() < TimeSpan.FromMilliseconds(1),
                    $"{unit} {amount} from {from:O}: {due:O}, counted {counted:O}");
                Interlocked.Add(ref worked, unit is LimitUnit.WorkHour or LimitUnit.WorkDay ? 1 : 0);
                Interlocked.Add(
                    ref seasons,
                    calendar.HoursOf(calendar.DayOf(from)) != calendar.HoursOf(calendar.DayOf(due)) ? 1 : 0);
            },
            iter: 240);
        Assert.True(worked > 10 && seasons > 0, $"{worked} in work time, {seasons} over a change of hours");
    }
}
