using System.Globalization;
using Grid.Clocks;
using Grid.Rulebook;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Clocks;

/// <summary>
/// Limits worked out twice without any of this code, over the county's own calendar of 2018 to 2026 and, where the zone
/// is another, over weekdays alone.
/// </summary>
public sealed class WorkedExamplesTests
{
    [Theory]
    // Wt-2018-make-up-sunday-before-spring.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2018-02-09T16:30:00+08:00",
        6,
        LimitUnit.WorkHour,
        "2018-02-11T14:30:00+08:00")]
    // Wt-2018-two-make-up-days-before-october.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2018-09-28T17:00:00+08:00",
        3,
        LimitUnit.WorkDay,
        "2018-10-08T17:00:00+08:00")]
    // Wt-2018-list-of-2019-reaches-back.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2018-12-28T10:00:00+08:00",
        2,
        LimitUnit.WorkDay,
        "2019-01-02T10:00:00+08:00")]
    // Wt-2019-sunday-to-monday.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2019-09-29T09:00:00+08:00",
        1,
        LimitUnit.WorkDay,
        "2019-09-30T09:00:00+08:00")]
    // Wt-2020-dragon-boat.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2020-06-24T17:15:00+08:00",
        1,
        LimitUnit.WorkDay,
        "2020-06-28T17:15:00+08:00")]
    // Wt-2021-spring.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2021-02-10T15:00:00+08:00",
        4,
        LimitUnit.WorkHour,
        "2021-02-18T09:00:00+08:00")]
    // Wt-2021-saturday-over-noon.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2021-09-17T13:00:00+08:00",
        1,
        LimitUnit.WorkDay,
        "2021-09-18T12:00:00+08:00")]
    // Wt-2022-start-in-holiday.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2022-10-07T20:00:00+08:00",
        1,
        LimitUnit.WorkHour,
        "2022-10-08T09:00:00+08:00")]
    // Wt-2023-labour.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2023-04-28T14:00:00+08:00",
        1,
        LimitUnit.WorkDay,
        "2023-05-04T12:00:00+08:00")]
    // Wt-2024-spring-eve-is-worked.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2024-02-09T10:00:00+08:00",
        1,
        LimitUnit.WorkDay,
        "2024-02-18T10:00:00+08:00")]
    // Wt-2025-sunday-then-eve-of-eve.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2025-01-26T16:00:00+08:00",
        5,
        LimitUnit.WorkHour,
        "2025-01-27T11:00:00+08:00")]
    // Wt-2025-start-at-noon-sharp.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2025-09-30T12:00:00+08:00",
        4,
        LimitUnit.WorkHour,
        "2025-09-30T18:00:00+08:00")]
    // Wt-2026-january-sunday.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2026-01-03T11:00:00+08:00",
        1,
        LimitUnit.WorkDay,
        "2026-01-04T18:00:00+08:00")]
    // Wt-2026-start-at-closing.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2026-02-27T18:00:00+08:00",
        1,
        LimitUnit.WorkHour,
        "2026-02-28T09:00:00+08:00")]
    // Wt-urgent-hours-over-new-year.
    [InlineData("Asia/Shanghai", "", "2024-12-31T22:00:00+08:00", 6, LimitUnit.UrgentHour, "2025-01-01T04:00:00+08:00")]
    // Wt-urgent-days-into-spring.
    [InlineData("Asia/Shanghai", "", "2026-02-14T18:30:00+08:00", 2, LimitUnit.UrgentDay, "2026-02-16T18:30:00+08:00")]
    // Wt-half-minutes.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2019-04-15T11:59:30+08:00",
        1,
        LimitUnit.WorkHour,
        "2019-04-15T14:59:30+08:00")]
    // Wt-start-said-in-another-offset.
    [InlineData(
        "Asia/Shanghai",
        "08:00-12:00;14:00-18:00",
        "2019-06-14T23:30:00-04:00",
        1,
        LimitUnit.WorkHour,
        "2019-06-17T09:00:00+08:00")]
    // Ns-over-midnight-midweek.
    [InlineData(
        "Asia/Shanghai",
        "18:00-02:00",
        "2019-04-18T23:00:00+08:00",
        4,
        LimitUnit.WorkHour,
        "2019-04-19T19:00:00+08:00")]
    // Ns-friday-night.
    [InlineData(
        "Asia/Shanghai",
        "18:00-02:00",
        "2019-04-19T23:00:00+08:00",
        4,
        LimitUnit.WorkHour,
        "2019-04-22T19:00:00+08:00")]
    // Ns-start-in-daytime.
    [InlineData(
        "Asia/Shanghai",
        "18:00-02:00",
        "2020-09-30T09:00:00+08:00",
        9,
        LimitUnit.WorkHour,
        "2020-10-09T19:00:00+08:00")]
    // Dk-24-hours-working-days-only.
    [InlineData(
        "Asia/Shanghai",
        "00:00-24:00",
        "2026-09-18T23:00:00+08:00",
        2,
        LimitUnit.WorkHour,
        "2026-09-20T01:00:00+08:00")]
    // Tz-ny-2019-spring-night.
    [InlineData(
        "America/New_York", "", "2019-03-09T22:00:00-05:00", 6, LimitUnit.UrgentHour, "2019-03-10T05:00:00-04:00")]
    // Tz-ny-2026-autumn-night.
    [InlineData(
        "America/New_York", "", "2026-10-31T23:00:00-04:00", 4, LimitUnit.UrgentHour, "2026-11-01T02:00:00-05:00")]
    // Tz-berlin-2019-over-spring-weekend.
    [InlineData(
        "Europe/Berlin",
        "09:00-17:00",
        "2019-03-29T16:00:00+01:00",
        2,
        LimitUnit.WorkHour,
        "2019-04-01T10:00:00+02:00")]
    // Tz-berlin-2026-urgent-day.
    [InlineData("Europe/Berlin", "", "2026-03-28T12:00:00+01:00", 1, LimitUnit.UrgentDay, "2026-03-29T13:00:00+02:00")]
    public async Task A_limit_ends_where_it_was_worked_out_to_end(
        string zone,
        string hours,
        string start,
        double limit,
        LimitUnit unit,
        string due)
    {
        var days = zone == "Asia/Shanghai" ? (await HaiyanBook.Table(TableName.Calendar)).Calendar : [];
        HoursRow[] rows =
            hours.Length == 0 ? [] : [new(new(2018, 1, 1), null, [.. hours.Split(';').Select(Period)], "example", "L")];
        var calendar = new WorkingCalendar(days, rows, TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(Time(due), calendar.Due(Time(start), limit, unit));
    }

    [Theory]
    [InlineData("05-13 09:00", 8, "05-13 15:00", "05-16 10:00", "05-16 16:00")] // bg-pause-and-resume
    [InlineData("05-13 09:00", 16, "05-13 15:00", "05-16 10:00", "05-17 16:00")] // bg-limit-longer-while-paused
    [InlineData("05-17 16:00", 4, "05-17 20:00", "05-19 15:00", "05-20 10:00")] // bg-pause-begins-and-ends-off-hours
    [InlineData("06-03 09:00", 32, "06-04 09:00", "06-10 08:00", "06-12 18:00")] // bg-extension-asked-in-a-pause
    [InlineData("06-17 09:00", 8, "06-17 15:00", "06-18 10:00", "06-18 16:00")] // bg-return-judged-wrong
    [InlineData("08-14 14:00", 4, "08-14 17:00", "08-16 11:30", "08-16 14:30")] // bg-waiting-for-the-check
    public async Task A_limit_that_stood_still_keeps_what_was_used(
        string start,
        double hours,
        string stopped,
        string resumed,
        string due)
    {
        var still = new StandStill(Year2019.At(stopped), Year2019.At(resumed));

        Assert.Equal(
            Year2019.At(due),
            ClockRules.DueWithPauses(
                await HaiyanBook.Calendar(), Year2019.At(start), hours, LimitUnit.WorkHour, [still]));
    }

    [Theory]
    [InlineData(2, "05-16 10:00")] // bg-limit-below-used-while-paused
    [InlineData(16, "05-17 16:00")] // bg-limit-longer-while-paused
    public async Task A_limit_that_became_another_while_it_stood_still_keeps_what_was_used(double hours, string due)
    {
        var (stopped, resumed) = (Year2019.At("05-13 15:00"), Year2019.At("05-16 10:00"));
        var calendar = await HaiyanBook.Calendar();
        var times = new CaseTimes
        {
            Limit = new(hours, LimitUnit.WorkHour, "event/04-05/1"),
            Dispatched = Year2019.At("05-13 09:00"),
            Pauses = [new(stopped, resumed)],
        };
        var before = calendar.Due(times.Dispatched, 8, LimitUnit.WorkHour);

        Assert.Equal(Year2019.At(due), ClockRules.Limited(times, before, stopped, resumed, calendar)?.At);
    }

    private static WorkPeriod Period(string text) =>
        WorkPeriod.TryParse(text, out var period) ? period : throw new FormatException(text);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
