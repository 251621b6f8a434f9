using Grid.Clocks;
using Grid.Rulebook;
using Grid.Tests.Rulebook;
using static Grid.Tests.Clocks.Year2019;

namespace Grid.Tests.Clocks;

/// <summary>
/// Worked out by hand over the county's own calendar of 2019, at eight to twelve and two to six. Spring Festival: 4–10
/// February free, Saturday 2 and Sunday 3 worked. National Day: 1–7 October free, Sunday 29 September and Saturday 12
/// October worked.
/// </summary>
public sealed class HaiyanDueTests
{
    [Theory]
    [InlineData("02-01 16:00", 4, LimitUnit.WorkHour, "02-02 10:00")]
    [InlineData("02-02 10:00", 12, LimitUnit.WorkHour, "02-03 16:00")]
    [InlineData("02-03 17:00", 4, LimitUnit.WorkHour, "02-11 11:00")]
    [InlineData("02-05 09:00", 2, LimitUnit.WorkHour, "02-11 10:00")]
    [InlineData("09-28 10:00", 1, LimitUnit.WorkHour, "09-29 09:00")]
    [InlineData("09-29 17:00", 10, LimitUnit.WorkHour, "10-08 09:00")]
    [InlineData("09-30 17:00", 4, LimitUnit.WorkHour, "10-08 11:00")]
    [InlineData("10-11 17:00", 4, LimitUnit.WorkHour, "10-12 11:00")]
    [InlineData("10-12 17:00", 2, LimitUnit.WorkHour, "10-14 09:00")]
    [InlineData("02-01 10:00", 3, LimitUnit.WorkDay, "02-11 10:00")]
    [InlineData("02-02 10:00", 1, LimitUnit.WorkDay, "02-03 10:00")]
    [InlineData("02-04 10:00", 1, LimitUnit.WorkDay, "02-11 18:00")]
    [InlineData("09-27 15:00", 2, LimitUnit.WorkDay, "09-30 15:00")]
    [InlineData("09-30 09:00", 5, LimitUnit.WorkDay, "10-12 09:00")]
    [InlineData("10-12 16:00", 0.5, LimitUnit.WorkDay, "10-14 10:00")]
    [InlineData("02-03 22:00", 4, LimitUnit.UrgentHour, "02-04 02:00")]
    [InlineData("10-01 00:00", 2, LimitUnit.UrgentHour, "10-01 02:00")]
    [InlineData("02-02 12:00", 3, LimitUnit.UrgentDay, "02-05 12:00")]
    [InlineData("09-30 18:00", 2, LimitUnit.UrgentDay, "10-02 18:00")]
    public async Task A_limit_in_each_of_the_four_units_over_both_festivals(
        string from,
        double limit,
        LimitUnit unit,
        string due) =>
        Assert.Equal(At(due), (await Ask(new(At(from), ClassKind.Event, null, 1, limit, unit, null))).Due);

    [Theory]
    [InlineData(ClassKind.Event, "04-05", 1, "02-03 17:00", "02-03 19:00")] // 店外经营: two urgent hours
    [InlineData(ClassKind.Event, "01-12", 1, "02-03 17:00", "02-11 09:00")] // 道路不洁: two work hours
    [InlineData(ClassKind.Event, "01-13", 1, "02-03 17:00", "02-15 17:00")] // 道路破损: five working days
    [InlineData(ClassKind.Event, "01-01", 2, "09-30 09:00", "10-02 09:00")] // 私搭乱建 being built: two urgent days
    // The limit is used up after fifteen working days, 12 October among them.
    [InlineData(ClassKind.Event, "01-01", 1, "09-30 09:00", "10-25 09:00")]
    [InlineData(ClassKind.Part, "01-37", 2, "02-03 17:00", "02-11 17:00")] // 路灯: one working day
    public async Task A_class_by_the_limit_of_its_condition(
        ClassKind kind,
        string code,
        int condition,
        string from,
        string due) => Assert.Equal(At(due), (await Ask(new(At(from), kind, code, condition, null, null, null))).Due);

    /// <summary>
    /// As counted in the notices of 2018–2026: days off, and days made up; every row names its notice.
    /// </summary>
    [Theory]
    [InlineData(2018, 25, 7)]
    [InlineData(2019, 22, 6)]
    [InlineData(2020, 30, 6)]
    [InlineData(2021, 31, 7)]
    [InlineData(2022, 32, 7)]
    [InlineData(2023, 26, 7)]
    [InlineData(2024, 28, 8)]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public async Task The_notices_of_the_State_Council_are_in_the_calendar(int year, int holidays, int madeUp)
    {
        var days = (await HaiyanBook.Table(TableName.Calendar)).Calendar.Where(row => row.Date.Year == year).ToList();

        Assert.Equal((holidays, madeUp), (days.Count(static row => !row.Works), days.Count(static row => row.Works)));
        Assert.All(days, static row => Assert.Matches("^国办发明电〔20[0-9]{2}〕[0-9]+号$", row.Source));
        Assert.All(
            days.Where(static row => row.Works),
            static row => Assert.True(row.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    private static async Task<DueView> Ask(DueQuestion question) =>
        DueRules.Answer(await HaiyanBook.Rules(), question).Value!;
}
