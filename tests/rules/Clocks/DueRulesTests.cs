using Grid.Clocks;
using Grid.Rulebook;
using static Grid.Tests.Clocks.Year2019;

namespace Grid.Tests.Clocks;

public sealed class DueRulesTests
{
    private static readonly Rules Book = Rules.Empty(China)
        .With(1, new()
        {
            Table = TableName.Classes,
            Classes =
            [
                new(ClassKind.Event, "04-05", "店外经营", "街面秩序", [], null, new(2018, 1, 1), null, "test", "L"),
            ],
        })
        .With(2, new()
        {
            Table = TableName.Standards,
            Standards =
            [
                new(ClassKind.Event, "04-05", 1, "f", "c", 8, LimitUnit.WorkHour, new(2018, 1, 1), null, "test", "L"),
            ],
        })
        .With(3, new() { Table = TableName.Calendar, Calendar = Days })
        .With(4, new()
        {
            Table = TableName.Hours,
            Hours =
            [
                new(new(2018, 1, 1), null, [new(new(8, 0), new(12, 0)), new(new(14, 0), new(18, 0))], "county", "L"),
                new(new(2019, 6, 1), new(2019, 8, 31), [new(new(6, 0), new(10, 0)), new(new(16, 0), new(20, 0))],
                    "sanitation, summer", "L", "HW"),
            ],
        });

    [Fact]
    public void A_due_time_shows_what_counted_what_did_not_and_why()
    {
        var view = DueRules.Answer(Book, Asked("02-03 16:00") with { Class = "04-05" }).Value!;

        Assert.Equal(At("02-11 16:00"), view.Due);
        Assert.Equal("event/04-05/1@2018-01-01", view.Limit.Standard);
        Assert.Equal(
            [
                new(At("02-03 16:00"), At("02-03 18:00"), true, 2, "春节", "国办发明电〔2018〕15号"),
                new(At("02-03 18:00"), At("02-04 00:00"), false, 0, "offHours", null),
                new(At("02-04 00:00"), At("02-11 00:00"), false, 0, "春节", "国办发明电〔2018〕15号"),
                new(At("02-11 00:00"), At("02-11 08:00"), false, 0, "offHours", null),
                new(At("02-11 08:00"), At("02-11 12:00"), true, 4, null, null),
                new(At("02-11 12:00"), At("02-11 14:00"), false, 0, "offHours", null),
                new DueStretch(At("02-11 14:00"), At("02-11 16:00"), true, 2, null, null),
            ],
            view.Working);
        Assert.Equal("county", Assert.Single(view.Hours).Source);
        Assert.Equal(["国办发明电〔2018〕15号"], view.Notices);
    }

    [Fact]
    public void Natural_time_is_one_stretch_and_asks_no_calendar()
    {
        var view = DueRules.Answer(Book, Asked("02-03 22:00") with { Limit = 2, Unit = LimitUnit.UrgentDay }).Value!;

        Assert.Equal(At("02-05 22:00"), view.Due);
        Assert.True(Assert.Single(view.Working).Counted);
        Assert.Empty(view.Hours);
        Assert.Empty(view.Notices);
    }

    [Theory]
    [InlineData("HW", "06-03 15:00", "06-03 18:00")] // its own summer hours: 16:00–18:00
    [InlineData("HW", "09-02 15:00", "09-02 17:00")] // summer is over: the county's
    [InlineData("ZF", "06-03 15:00", "06-03 17:00")]
    [InlineData(null, "06-03 15:00", "06-03 17:00")]
    public void A_department_with_hours_of_its_own_is_held_to_those_while_they_last(
        string? department,
        string from,
        string due) =>
        Assert.Equal(
            At(due),
            DueRules
                .Answer(Book, Asked(from) with { Limit = 2, Unit = LimitUnit.WorkHour, Department = department })
                .Value!.Due);

    [Theory]
    [InlineData("99-99", 1, null, "class.unknown")]
    [InlineData("04-05", 7, null, "class.condition")]
    [InlineData(null, 1, null, "due.limitMissing")]
    [InlineData(null, 1, -1.0, "due.limitRange")]
    [InlineData(null, 1, 1e6, "due.limitRange")]
    [InlineData(null, 1, double.NaN, "due.limitRange")]
    public void A_due_time_that_cannot_be_computed_is_refused_with_what_to_send(
        string? code,
        int condition,
        double? limit,
        string refused)
    {
        var answer = DueRules.Answer(
            Book,
            Asked("02-03 16:00") with
            {
                Class = code,
                Condition = condition,
                Limit = limit,
                Unit = LimitUnit.WorkHour,
            });

        Assert.Equal(refused, answer.Refusal?.Code);
    }

    [Fact]
    public void The_longest_limit_is_still_explained()
    {
        var view = DueRules.Answer(Book, Asked("02-03 16:00") with { Limit = 366, Unit = LimitUnit.WorkDay }).Value!;

        Assert.Equal(366, view.Working.Sum(static stretch => stretch.Amount), 6);
        Assert.Equal(view.Due, view.Working[^1].Until);
        Assert.All(
            view.Working.Zip(view.Working.Skip(1)), static pair => Assert.Equal(pair.First.Until, pair.Second.From));
    }

    private static DueQuestion Asked(string from) => new(At(from), ClassKind.Event, null, 1, null, null, null);
}
