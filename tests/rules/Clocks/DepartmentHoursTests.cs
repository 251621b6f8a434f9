using Grid.Clocks;
using Grid.Rulebook;
using static Grid.Tests.Clocks.Year2019;

namespace Grid.Tests.Clocks;

/// <summary>Departments keep weekdays, nights, holidays and closing days of their own.</summary>
public sealed class DepartmentHoursTests
{
    private const string Desk = "DESK", Squad = "SQUAD", Market = "MARKET", Hall = "HALL";

    private static readonly WorkingCalendar County = new(
        [.. Days, new(new(2019, 4, 18), false, "盘点", "本局通知", Department: Hall),
         new(new(2019, 4, 20), true, "补班", "本局通知", Department: Hall)],
        [
            Row("08:00-12:00;14:00-18:00", null, null),
            Row("00:00-24:00", Desk, "1-7", holidays: true),
            Row("22:00-06:00", Squad, "1-7"),
            Row("06:00-10:00", Market, "2-5"),
            Row("06:00-08:00", Market, "6"),
        ],
        China);

    [Theory]
    [InlineData(Desk, "10-02 03:00", 3, "10-02 06:00")] // dk-round-the-clock-in-holiday
    [InlineData(Desk, "04-20 23:00", 2, "04-21 01:00")]
    [InlineData(Squad, "04-20 23:00", 8, "04-21 23:00")] // every night, the weekend too
    [InlineData(Squad, "04-30 23:00", 8, "05-05 23:00")] // and no holiday: the night of 30 April runs into it
    [InlineData(Market, "04-19 09:00", 2, "04-20 07:00")] // other hours on Saturday
    [InlineData(Market, "04-20 07:00", 2, "04-23 07:00")] // Sunday and Monday are its rest
    [InlineData(Market, "04-26 09:30", 3, "04-28 06:30")] // a make-up Sunday is worked all the same
    [InlineData(Hall, "04-17 17:00", 2, "04-19 09:00")] // closed on Thursday
    [InlineData(Hall, "04-19 17:00", 2, "04-20 09:00")] // and works on Saturday
    [InlineData(null, "04-17 17:00", 2, "04-18 09:00")]
    [InlineData("OTHER", "04-19 17:00", 2, "04-22 09:00")]
    public void A_limit_runs_by_the_hours_of_the_department(string? department, string from, double hours, string due)
    {
        var calendar = County.For(department);

        Assert.Equal(At(due), calendar.Due(At(from), hours, LimitUnit.WorkHour));
        Assert.Equal(hours, calendar.Elapsed(At(from), At(due), LimitUnit.WorkHour), 9);
    }

    [Fact]
    public void A_week_of_rest_on_other_days_is_the_countys()
    {
        var county = new WorkingCalendar([], [], China, weekend: [DayOfWeek.Friday, DayOfWeek.Saturday]);

        Assert.Equal(At("04-21 09:00"), county.Due(At("04-18 17:00"), 2, LimitUnit.WorkHour));
        Assert.Equal(DayKind.Weekend, county.KindOf(new(2019, 4, 19)));
        Assert.Equal(DayKind.Workday, county.KindOf(new(2019, 4, 21)));
        Assert.Equal(At("04-21 09:00"), county.With([Row("08:00-18:00", null, null)]).Due(
            At("04-18 17:00"), 2, LimitUnit.WorkHour));
    }

    [Fact]
    public void The_night_on_which_clocks_go_back_counts_nine_hours_of_a_squad_of_every_day()
    {
        // Tz-ny-2019-night-shift-nine-hours.
        var guard = new WorkingCalendar(
            [],
            [Row("22:00-06:00", null, "1-7", holidays: true)],
            TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

        Assert.Equal(
            new DateTimeOffset(2019, 11, 3, 6, 0, 0, TimeSpan.FromHours(-5)),
            guard.Due(new(2019, 11, 2, 22, 0, 0, TimeSpan.FromHours(-4)), 9, LimitUnit.WorkHour));
    }

    [Theory]
    [InlineData("1-5", "1-5")]
    [InlineData("7;1-3", "1-3;7")]
    [InlineData("1;2;3", "1-3")]
    [InlineData("1-7", "1-7")]
    [InlineData("5-1", null)]
    [InlineData("0-5", null)]
    [InlineData("1-5;3", null)]
    [InlineData("1,2", null)]
    [InlineData("", null)]
    public void Weekdays_are_read_and_shown_in_one_form(string text, string? shown) =>
        Assert.Equal(shown, WeekdayText.TryParse(text, out var days) ? WeekdayText.Of(days) : null);

    [Fact]
    public void Rows_of_one_department_may_share_a_time_and_no_weekday()
    {
        Assert.Empty(HoursTable.Check(County.Hours, Vocabulary.Empty));

        var meets = HoursTable.Check([.. County.Hours, Row("07:00-09:00", Market, "6-7")], Vocabulary.Empty);

        var found = Assert.Single(meets);
        Assert.Equal(("row.duplicate", 6, 5), (found.Code, found.Row, found.Others[0]));
        Assert.Single(HoursTable.Check([.. County.Hours, Row("07:00-09:00", Market, null)], Vocabulary.Empty));
    }

    private static HoursRow Row(string periods, string? department, string? weekdays, bool holidays = false) => new(
        new(2018, 1, 1),
        null,
        [.. periods.Split(';').Select(static text => WorkPeriod.TryParse(text, out var period) ? period : default)],
        "test",
        "L",
        department,
        weekdays is not null && WeekdayText.TryParse(weekdays, out var days) ? days : null,
        holidays);
}
