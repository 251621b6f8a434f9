using Grid.Clocks;
using Grid.Rulebook;
using static Grid.Tests.Clocks.Year2019;

namespace Grid.Tests.Clocks;

/// <summary>
/// The calendar counts hours over midnight and round the clock: work after midnight belongs to the day before.
/// </summary>
public sealed class NightShiftTests
{
    private static readonly WorkingCalendar Night = Of("18:00-02:00");

    [Theory]
    [InlineData("04-18 23:00", 4, "04-19 19:00")] // three hours to 02:00, one more from 18:00
    [InlineData("04-19 23:00", 4, "04-22 19:00")] // Saturday to 02:00 is Friday's
    [InlineData("04-20 01:00", 1, "04-20 02:00")]
    [InlineData("04-22 01:00", 1, "04-22 19:00")] // Monday to 02:00 would be Sunday's
    [InlineData("09-30 09:00", 9, "10-08 19:00")] // the shift before the holiday runs into it
    [InlineData("10-01 01:30", 1, "10-08 18:30")]
    public void Work_after_midnight_is_of_the_day_it_began_on(string from, double hours, string due)
    {
        Assert.Equal(At(due), Night.Due(At(from), hours, LimitUnit.WorkHour));
        Assert.Equal(hours, Night.Elapsed(At(from), At(due), LimitUnit.WorkHour), 9);
        Assert.Equal(
            hours, Night.Explain(At(from), At(due), LimitUnit.WorkHour).Sum(static stretch => stretch.Amount), 9);
    }

    [Theory]
    [InlineData("04-18 23:00", 1, "04-19 23:00")]
    [InlineData("04-20 01:00", 1, "04-23 01:00")]
    [InlineData("04-20 12:00", 1, "04-23 02:00")]
    public void A_night_weighs_as_much_as_any_working_day(string from, double days, string due) =>
        Assert.Equal(At(due), Night.Due(At(from), days, LimitUnit.WorkDay));

    [Fact]
    public void A_shift_over_the_turn_of_the_year_belongs_to_the_old_one()
    {
        var newYear = new DateTimeOffset(2020, 1, 1, 0, 30, 0, TimeSpan.FromHours(8));

        Assert.Equal(newYear.AddHours(1.5), Night.Due(newYear, 1.5, LimitUnit.WorkHour));
        Assert.Equal(1.5, Night.Elapsed(newYear.AddHours(-0.5), newYear.AddHours(1), LimitUnit.WorkHour), 9);
        Assert.Equal(
            new(2019, 12, 31), Assert.Single(Night.Explain(newYear, newYear.AddHours(1), LimitUnit.WorkHour)).Day);
    }

    [Theory]
    [InlineData("10-07 23:00", 2, "10-08 02:00")] // the holiday ends at midnight
    [InlineData("09-27 23:00", 2, "09-29 01:00")] // an hour on Friday, Saturday off, the make-up Sunday from 00:00
    [InlineData("04-17 03:00", 24, "04-18 03:00")]
    public void Round_the_clock_is_every_hour_of_a_working_day(string from, double hours, string due) =>
        Assert.Equal(At(due), Of("00:00-24:00").Due(At(from), hours, LimitUnit.WorkHour));

    [Fact]
    public void Work_of_the_day_before_is_not_counted_again_where_hours_change()
    {
        var changing = new WorkingCalendar(
            [],
            [
                new(new(2019, 1, 1), new(2019, 4, 17), Periods("18:00-06:00"), "test", "L"),
                new(new(2019, 4, 18), null, Periods("04:00-12:00"), "test", "L"),
            ],
            China);

        // Wednesday's shift ends at 06:00 of Thursday; Thursday's own begins then.
        Assert.Equal(18, changing.Elapsed(At("04-17 18:00"), At("04-18 12:00"), LimitUnit.WorkHour), 9);
        Assert.Equal(At("04-18 12:00"), changing.Due(At("04-18 06:00"), 1, LimitUnit.WorkDay));
    }

    [Fact]
    public void The_stretch_after_midnight_is_explained_by_its_own_day()
    {
        var book = Rules.Empty(China)
            .With(1, new() { Table = TableName.Calendar, Calendar = Days })
            .With(2, new() { Table = TableName.Hours, Hours = Night.Hours });

        var view = DueRules
            .Answer(book, new(At("10-01 01:00"), ClassKind.Event, null, 1, 1, LimitUnit.WorkHour, null))
            .Value!;

        Assert.Equal(new(At("10-01 01:00"), At("10-01 02:00"), true, 1, null, null), view.Working[0]);
        Assert.Equal(At("10-01 02:00"), view.Due);
        Assert.Equal("18:00-02:00", Assert.Single(Assert.Single(view.Hours).Periods).ToString());
    }

    [Fact]
    public void The_night_on_which_clocks_go_back_has_an_hour_more()
    {
        var guard = new WorkingCalendar(
            [new(new(2019, 11, 2), true, "shift", "test")],
            [new(new(2019, 1, 1), null, Periods("22:00-06:00"), "test", "L")],
            TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

        var due = guard.Due(new DateTimeOffset(2019, 11, 2, 22, 0, 0, TimeSpan.FromHours(-4)), 9, LimitUnit.WorkHour);

        Assert.Equal(new DateTimeOffset(2019, 11, 3, 6, 0, 0, TimeSpan.FromHours(-5)), due);
    }

    [Theory]
    [InlineData("18:00-02:00", "18:00-02:00")]
    [InlineData("18:00-24:00", "18:00-24:00")]
    [InlineData("18:00-00:00", "18:00-24:00")]
    [InlineData("00:00-24:00", "00:00-24:00")]
    [InlineData(" 8:00-12:00", null)]
    [InlineData("24:00-02:00", null)]
    [InlineData("00:00-00:00", null)]
    [InlineData("08:00-08:00", null)]
    [InlineData("08:00-25:00", null)]
    [InlineData("08:00", null)]
    public void A_period_is_read_and_shown_in_one_form(string text, string? shown) =>
        Assert.Equal(shown, WorkPeriod.TryParse(text, out var period) ? period.ToString() : null);

    private static WorkingCalendar Of(string periods) =>
        new(Days, [new(new(2019, 1, 1), null, Periods(periods), "test", "L")], China);

    private static WorkPeriod[] Periods(string text) =>
        [
            .. text.Split(';')
                .Select(static one =>
                    WorkPeriod.TryParse(one, out var period) ? period : throw new FormatException(one)),
        ];
}
