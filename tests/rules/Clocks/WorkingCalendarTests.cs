using Grid.Clocks;
using Grid.Rulebook;
using static Grid.Tests.Clocks.Year2019;

namespace Grid.Tests.Clocks;

public sealed class WorkingCalendarTests
{
    [Theory]
    // Spring Festival: Mon 4 – Sun 10 February free, Sat 2 and Sun 3 worked.
    [InlineData("02-01 16:00", 4, "02-02 10:00")]
    [InlineData("02-03 17:00", 2, "02-11 09:00")]
    [InlineData("02-06 09:00", 4, "02-11 12:00")]
    // May Day: Wed 1 – Sat 4 May free, Sun 28 April and Sun 5 May worked.
    [InlineData("04-27 11:00", 4, "04-28 12:00")]
    [InlineData("04-30 17:00", 2, "05-05 09:00")]
    [InlineData("05-05 17:30", 1, "05-06 08:30")]
    // National Day: Tue 1 – Mon 7 October free, Sun 29 September and Sat 12 October worked.
    [InlineData("09-28 23:59", 0.5, "09-29 08:30")]
    [InlineData("09-30 11:30", 1.5, "09-30 15:00")]
    [InlineData("09-30 11:30", 6, "10-08 09:30")]
    [InlineData("10-12 17:45", 0.5, "10-14 08:15")]
    public void Work_hours_run_inside_the_work_periods_of_working_days(string from, double hours, string due) =>
        Assert.Equal(At(due), Calendar.Due(At(from), hours, LimitUnit.WorkHour));

    [Theory]
    [InlineData("02-01 10:00", 3, "02-11 10:00")]
    [InlineData("02-03 10:00", 1, "02-11 10:00")]
    [InlineData("02-03 16:00", 0.5, "02-11 10:00")]
    [InlineData("04-26 15:00", 5, "05-06 15:00")]
    [InlineData("04-30 09:00", 2, "05-06 09:00")]
    [InlineData("09-16 10:00", 25, "10-24 10:00")]
    [InlineData("10-11 16:30", 1, "10-12 16:30")]
    public void A_limit_in_working_days_ends_at_the_same_time_that_many_working_days_later(
        string from,
        double days,
        string due) => Assert.Equal(At(due), Calendar.Due(At(from), days, LimitUnit.WorkDay));

    [Theory]
    [InlineData("02-06 10:00", 1, "02-11 18:00")]
    [InlineData("02-10 23:00", 1, "02-11 18:00")]
    [InlineData("02-11 08:00", 1, "02-11 18:00")]
    [InlineData("02-11 20:00", 1, "02-12 18:00")]
    [InlineData("05-03 12:00", 2, "05-06 18:00")]
    public void A_working_day_that_begins_outside_work_is_the_whole_next_one(string from, double days, string due) =>
        Assert.Equal(At(due), Calendar.Due(At(from), days, LimitUnit.WorkDay));

    [Theory]
    [InlineData("02-11 08:00", 4, "02-11 12:00")]
    [InlineData("02-11 12:00", 4, "02-11 18:00")]
    [InlineData("02-11 12:30", 4, "02-11 18:00")]
    [InlineData("02-11 10:00", 2, "02-11 12:00")]
    [InlineData("02-11 18:00", 8, "02-12 18:00")]
    public void What_ends_with_a_period_ends_at_its_end_and_not_at_the_next_start(
        string from,
        double hours,
        string due) => Assert.Equal(At(due), Calendar.Due(At(from), hours, LimitUnit.WorkHour));

    [Theory]
    [InlineData("02-03 22:00", 2, LimitUnit.UrgentHour, "02-04 00:00")]
    [InlineData("05-01 03:30", 1.5, LimitUnit.UrgentHour, "05-01 05:00")]
    [InlineData("02-03 22:00", 2, LimitUnit.UrgentDay, "02-05 22:00")]
    [InlineData("09-30 18:00", 0.5, LimitUnit.UrgentDay, "10-01 06:00")]
    public void Urgent_limits_run_day_and_night_and_through_holidays(
        string from,
        double amount,
        LimitUnit unit,
        string due) => Assert.Equal(At(due), Calendar.Due(At(from), amount, unit));

    [Theory]
    [InlineData("02-06 10:00", LimitUnit.WorkDay)]
    [InlineData("02-11 13:00", LimitUnit.WorkHour)]
    [InlineData("02-11 10:00", LimitUnit.UrgentHour)]
    public void A_limit_of_nought_is_over_when_it_starts(string from, LimitUnit unit) =>
        Assert.Equal(At(from), Calendar.Due(At(from), 0, unit));

    [Fact]
    public void A_working_day_is_a_day_whatever_the_season_and_a_work_hour_is_an_hour()
    {
        WorkPeriod[] winter = [new(new(8, 0), new(12, 0)), new(new(14, 0), new(18, 0))];
        WorkPeriod[] summer = [new(new(8, 0), new(11, 30)), new(new(14, 30), new(17, 30))];
        var seasons = new WorkingCalendar(
            Days,
            [
                new(new(2019, 1, 1), new(2019, 6, 30), winter, "test", "L"),
                new(new(2019, 7, 1), null, summer, "test", "L"),
            ],
            China);

        // Friday 10:00 is a quarter of a winter day; a quarter of a summer day of six and a half hours is over at
        // 09:37:30.
        Assert.Equal(At("07-01 09:37").AddSeconds(30), seasons.Due(At("06-28 10:00"), 1, LimitUnit.WorkDay));
        Assert.Equal(At("07-01 17:30"), seasons.Due(At("06-29 10:00"), 1, LimitUnit.WorkDay));
        Assert.Equal(At("07-01 10:00"), seasons.Due(At("06-28 10:00"), 8, LimitUnit.WorkHour));
    }

    [Fact]
    public void Due_times_are_shown_on_the_countys_clock()
    {
        var due = Calendar.Due(new DateTimeOffset(2019, 2, 3, 9, 0, 0, TimeSpan.Zero), 2, LimitUnit.WorkHour);

        Assert.Equal("2019-02-11T09:00:00.0000000+08:00", due.ToString("O"));
    }

    [Fact]
    public void A_night_on_which_clocks_go_forward_holds_an_hour_less_of_work()
    {
        var night = new WorkingCalendar(
            [new(new(2019, 3, 31), true, "night shift", "test")],
            [new(new(2019, 1, 1), null, [new(new(1, 0), new(5, 0))], "test", "L")],
            TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        var due = night.Due(new DateTimeOffset(2019, 3, 31, 0, 0, 0, TimeSpan.FromHours(1)), 3, LimitUnit.WorkHour);

        Assert.Equal(new DateTimeOffset(2019, 3, 31, 5, 0, 0, TimeSpan.FromHours(2)), due);
    }

    [Fact]
    public void Years_no_notice_speaks_of_go_by_weekdays()
    {
        var friday = new DateTimeOffset(2044, 9, 30, 17, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(friday.AddDays(3).AddHours(-8), Calendar.Due(friday, 2, LimitUnit.WorkHour));
        Assert.Equal(friday.AddDays(7), Calendar.Due(friday, 5, LimitUnit.WorkDay));
    }

    [Fact]
    public void The_end_of_time_is_late_enough_for_any_limit()
    {
        Assert.Equal(DateTimeOffset.MaxValue, Calendar.Due(DateTimeOffset.MaxValue, 5, LimitUnit.WorkDay));
        Assert.Equal(DateTimeOffset.MaxValue, Calendar.Due(At("02-01 10:00"), double.MaxValue, LimitUnit.UrgentDay));
        Assert.Equal(0, Calendar.Elapsed(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, LimitUnit.WorkDay));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_limit_that_is_no_amount_is_a_broken_promise(double amount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Due(At("02-01 10:00"), amount, LimitUnit.WorkHour));

    [Fact]
    public void Periods_given_out_of_order_or_over_each_other_count_once()
    {
        var calendar = new WorkingCalendar(
            [],
            [new(new(2019, 1, 1), null, [new(new(13, 0), new(17, 0)), new(new(9, 0), new(14, 0))], "test", "L")],
            China);

        Assert.Equal(8, calendar.Elapsed(At("03-04 00:00"), At("03-05 00:00"), LimitUnit.WorkHour));
    }

    [Theory]
    [InlineData("02-01 16:00", "02-02 10:00", LimitUnit.WorkHour, 4)]
    [InlineData("02-01 18:00", "02-02 08:00", LimitUnit.WorkHour, 0)]
    [InlineData("02-04 00:00", "02-11 00:00", LimitUnit.WorkDay, 0)]
    [InlineData("02-04 00:00", "02-11 00:00", LimitUnit.UrgentDay, 7)]
    [InlineData("02-11 10:00", "02-12 16:00", LimitUnit.WorkDay, 1.5)]
    [InlineData("02-12 16:00", "02-11 10:00", LimitUnit.WorkDay, -1.5)]
    public void Used_time_is_shown_in_the_unit_of_its_limit(
        string from,
        string to,
        LimitUnit unit,
        double elapsed) => Assert.Equal(elapsed, Calendar.Elapsed(At(from), At(to), unit), 12);

    [Fact]
    public void A_due_time_is_explained_by_the_stretches_that_counted()
    {
        var from = At("02-03 16:00");
        var counted = Calendar.Explain(from, Calendar.Due(from, 8, LimitUnit.WorkHour), LimitUnit.WorkHour);

        Assert.Equal(
            [
                new CountedStretch(
                    At("02-03 16:00"), At("02-03 18:00"), 2, new(2019, 2, 3), Calendar.NoticeOf(new(2019, 2, 3))),
                new CountedStretch(At("02-11 08:00"), At("02-11 12:00"), 4, new(2019, 2, 11), null),
                new CountedStretch(At("02-11 14:00"), At("02-11 16:00"), 2, new(2019, 2, 11), null),
            ],
            counted);
    }

    [Fact]
    public void An_urgent_due_time_is_one_stretch()
    {
        var stretch = Assert.Single(Calendar.Explain(At("02-03 22:00"), At("02-04 00:00"), LimitUnit.UrgentHour));

        Assert.Equal(2, stretch.Amount);
        Assert.Empty(Calendar.Explain(At("02-04 00:00"), At("02-03 22:00"), LimitUnit.UrgentHour));
    }
}
