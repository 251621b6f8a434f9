using Grid.Clocks;
using Grid.Rulebook;
using static Grid.Tests.Clocks.Year2019;

namespace Grid.Tests.Rulebook;

/// <summary>A calendar is known through the last year a notice speaks of, and says so.</summary>
public sealed class CalendarEndTests
{
    private static readonly Rules Book = Rules.Empty(China)
        .With(1, new()
        {
            Table = TableName.Standards,
            Standards =
            [
                new(ClassKind.Event, "04-05", 1, "f", "c", 30, LimitUnit.WorkDay, new(2018, 1, 1), null, "test", "L"),
            ],
        })
        .With(2, Table([.. Days]));

    [Theory]
    [InlineData("04-01 09:00", "calendar.known", FindingLevel.Note)]
    [InlineData("10-02 09:00", "calendar.known", FindingLevel.Note)]
    [InlineData("10-03 09:00", "calendar.ends", FindingLevel.Warning)] // ninety days before
    [InlineData("11-28 09:00", "calendar.ends", FindingLevel.Warning)]
    public void It_warns_from_when_a_clock_may_run_beyond_it(string now, string code, FindingLevel level)
    {
        var found = Assert.Single(CalendarEnd.Check(Table([.. Days]), Book, At(now)));

        Assert.Equal((level, code), (found.Level, found.Code));
        Assert.Contains("2019-12-31", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_warns_when_it_says_nothing_of_the_year_that_runs()
    {
        var next = Table(new CalendarRow(new(2020, 1, 1), false, "元旦", "test"));

        var found = Assert.Single(CalendarEnd.Check(next, Book, At("04-01 09:00")));

        Assert.Equal("calendar.unknown", found.Code);
    }

    [Theory]
    [InlineData("12-27 09:00", 1, "2019-12-31", false)]
    [InlineData("12-27 09:00", 5, "2019-12-31", true)]
    public void A_due_time_says_whether_it_passes_what_is_known(
        string from,
        double days,
        string known,
        bool provisional)
    {
        var view = DueRules.Answer(Book, new(At(from), ClassKind.Event, null, 1, days, LimitUnit.WorkDay, null)).Value!;

        Assert.Equal((DateOnly.Parse(known, null), provisional), (view.KnownThrough, view.Provisional));
    }

    [Fact]
    public void Natural_time_asks_no_calendar_and_a_year_without_notice_is_not_known()
    {
        var natural = DueRules
            .Answer(Book, new(At("12-30 09:00"), ClassKind.Event, null, 1, 5, LimitUnit.UrgentDay, null))
            .Value!;
        var unknown = DueRules
            .Answer(Book, new(At("12-30 09:00").AddYears(-3), ClassKind.Event, null, 1, 1, LimitUnit.WorkDay, null))
            .Value!;

        Assert.Equal((null, false), (natural.KnownThrough, natural.Provisional));
        Assert.Equal((null, true), (unknown.KnownThrough, unknown.Provisional));
    }

    [Fact]
    public void A_make_up_day_at_the_end_of_a_year_is_no_notice_of_that_year()
    {
        var reachesBack = new WorkingCalendar([new(new(2018, 12, 29), true, "元旦", "test"), .. Days], [], China);

        Assert.Null(reachesBack.KnownThrough(new(2018, 6, 1)));
        Assert.Equal(new(2019, 12, 31), reachesBack.KnownThrough(new(2019, 6, 1)));
    }

    private static TableData Table(params CalendarRow[] rows) => new() { Table = TableName.Calendar, Calendar = rows };
}
