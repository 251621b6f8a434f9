using Grid.Clocks;
using Grid.Rulebook;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Clocks;

/// <summary>The holidays of the law are found in any year, and agree with the notices of nine years.</summary>
public sealed class FestivalListTests
{
    [Theory]
    [InlineData("01-01", 2027, "2027-01-01")]
    [InlineData("lunar:01-01", 2027, "2027-02-06")]
    [InlineData("lunar:12-end", 2026, "2027-02-05")]
    [InlineData("lunar:05-05", 2025, "2025-05-31")] // before the leap sixth month
    [InlineData("lunar:08-15", 2025, "2025-10-06")] // after it
    [InlineData("lunar:05-05", 2020, "2020-06-25")] // after a leap fourth month
    [InlineData("sun:15", 2024, "2024-04-04")]
    [InlineData("sun:15", 2027, "2027-04-05")]
    [InlineData("sun:0", 2024, "2024-03-20")]
    [InlineData("sun:270", 2026, "2026-12-22")]
    [InlineData("02-29", 2027, null)]
    public void A_day_of_every_year_is_found_in_a_year(string on, int year, string? day)
    {
        Assert.True(FestivalDay.TryParse(on, out var festival));
        Assert.Equal(on, festival.ToString());
        Assert.Equal(day is null ? null : DateOnly.Parse(day, null), FestivalList.First(festival, year));
    }

    [Theory]
    [InlineData("1-1")]
    [InlineData("13-01")]
    [InlineData("02-30")]
    [InlineData("lunar:01-31")]
    [InlineData("12-end")]
    [InlineData("sun:360")]
    [InlineData("moon:01-01")]
    [InlineData("")]
    public void What_is_no_day_of_every_year_is_not_read(string text) =>
        Assert.False(FestivalDay.TryParse(text, out _));

    [Fact]
    public async Task Each_holiday_of_the_law_from_2018_to_2026_is_off_by_its_notice_and_marked_there()
    {
        var law = new FestivalList((await HaiyanBook.Table(TableName.Festivals)).Festivals);
        var rows = (await HaiyanBook.Table(TableName.Calendar)).Calendar;
        var days = Enumerable.Range(0, 9 * 366).Select(static day => new DateOnly(2018, 1, 1).AddDays(day))
            .Where(static day => day.Year <= 2026)
            .ToList();

        Assert.Equal(
            days.Where(day => law.On(day) is not null),
            rows.Where(static row => row.Statutory).Select(static row => row.Date).Order());
        Assert.Equal(
            [11, 11, 10, 11, 11, 11, 11, 13, 13], // in 2020 mid-autumn and 1 October are one day
            Enumerable.Range(2018, 9).Select(year => days.Count(day => day.Year == year && law.On(day) is not null)));
        Assert.All(rows, static row => Assert.True(row.Noticed is not null && row.Clause is not null, $"{row}"));
    }

    [Fact]
    public async Task A_year_without_a_notice_has_the_holidays_of_the_law()
    {
        var calendar = await HaiyanBook.Calendar();

        Assert.Equal(
            ["2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-04-05", "2027-05-01",
             "2027-05-02", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02", "2027-10-03"],
            Enumerable.Range(0, 365).Select(static day => new DateOnly(2027, 1, 1).AddDays(day))
                .Where(day => calendar.KindOf(day) == DayKind.Statutory)
                .Select(static day => day.ToString("yyyy-MM-dd", null)));
        Assert.False(calendar.IsWorkingDay(new(2027, 4, 5)));
        Assert.True(calendar.IsWorkingDay(new(2027, 4, 6)));
    }

    [Fact]
    public void A_notice_goes_before_the_law()
    {
        var mayDay = new FestivalDay(FestivalReckoning.Date, 5, 1);
        var calendar = new WorkingCalendar(
            [new(new(2020, 5, 1), true, "劳动节", "invented")],
            [],
            Year2019.China,
            [new("劳动节", mayDay, 1, new(2014, 1, 1), null, "law", "H")]);

        Assert.Equal(DayKind.Workday, calendar.KindOf(new(2020, 5, 1)));
        Assert.True(calendar.IsWorkingDay(new(2020, 5, 1)));
        Assert.Equal(DayKind.Statutory, calendar.KindOf(new(2024, 5, 1)));
        Assert.Equal(DayKind.Workday, calendar.KindOf(new(2013, 5, 1)));
    }
}
