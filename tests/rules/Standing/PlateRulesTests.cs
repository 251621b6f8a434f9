using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Shops;
using Grid.Standing;

namespace Grid.Tests.Standing;

/// <summary>The score and the colour of a shop's plate, and when its colour becomes a matter.</summary>
public sealed class PlateRulesTests
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);
    private static readonly EntityRef Shop = new(EntityKind.Shop, "S1");
    private static readonly DateOnly April = new(2022, 4, 1);

    [Fact]
    public void A_month_in_which_nobody_checked_anything_has_no_colour()
    {
        var plate = Of(new());
        Assert.Null(plate.Row);
        Assert.Equal((100, 0, 0), (plate.Score, plate.Checked, plate.InARow));
    }

    [Fact]
    public void What_was_found_not_met_takes_the_points_of_its_row_and_says_why()
    {
        var plate = Of(Seen((3, StandingResult.NotMet), (4, StandingResult.Met)));
        Assert.Equal((70, "blue", 2), (plate.Score, plate.Row?.Colour, plate.Checked));
        var reason = Assert.Single(plate.Reasons);
        Assert.Equal(("SAN", new(2022, 4, 3), 30, "P-1", true),
            (reason.Item, reason.Period, reason.Points, reason.By, reason.IsFinal));
    }

    [Fact]
    public void A_check_that_finds_it_met_before_it_is_due_gives_the_points_back() =>
        Assert.Equal("red", Of(Seen((3, StandingResult.NotMet), (3, StandingResult.Met))).Row?.Colour);

    [Fact]
    public void A_later_check_that_finds_it_not_met_takes_them_again() =>
        Assert.Equal(70, Of(Seen((3, StandingResult.Met), (3, StandingResult.NotMet))).Score);

    [Fact]
    public void A_lapse_takes_the_points_too()
    {
        var month = StandingMonth.Apply(new(), new StandingLapsed(At(3, 20))
        {
            At = At(3, 21), By = "city", Party = Shop, Rule = "S-1", Period = new(2022, 4, 3),
        });
        Assert.Equal(70, Of(month).Score);
    }

    [Fact]
    public void What_was_seen_under_a_former_holder_does_not_count() =>
        Assert.Null(PlateRules.Of(
            Shop, April, Seen((3, StandingResult.NotMet)), Ruleset, At(10, 0), At(30, 12)).Row);

    [Theory]
    [InlineData(3, true, true)]
    [InlineData(2, true, false)]
    [InlineData(3, false, false)]
    public void Three_yellow_months_in_a_row_become_a_matter_once(int inARow, bool isNew, bool becomes)
    {
        var plate = Of(Seen((3, StandingResult.NotMet), (4, StandingResult.NotMet))) with
        {
            InARow = inARow,
            Matter = isNew ? null : Guid.NewGuid(),
        };
        Assert.Equal("yellow", plate.Row?.Colour);
        Assert.Equal(becomes, PlateRules.BecomesMatter(plate, Ruleset, new(2022, 4, 30)));
    }

    [Fact]
    public void Points_that_can_still_be_given_back_make_no_matter()
    {
        var month = Seen((3, StandingResult.NotMet), (4, StandingResult.NotMet));
        var plate = PlateRules.Of(Shop, April, month, Ruleset, null, At(4, 12)) with { InARow = 3 };
        Assert.Equal("yellow", plate.Row?.Colour);
        Assert.False(PlateRules.BecomesMatter(plate, Ruleset, new(2022, 4, 4)));
    }

    [Fact]
    public void A_plate_is_recorded_when_its_score_changes_and_not_again()
    {
        var month = Seen((3, StandingResult.NotMet));
        var plate = Of(month);
        var rated = PlateRules.Rated(plate, month, "330424", null, At(5, 9))!;
        Assert.Equal(("blue", 70, April), (rated.Colour, rated.Score, rated.Period));
        month = StandingMonth.Apply(month, rated);
        Assert.Null(PlateRules.Rated(plate, month, "330424", null, At(6, 9)));
        Assert.NotNull(PlateRules.Rated(plate with { Score = 40 }, month, "330424", null, At(6, 9)));
    }

    private static PlateView Of(StandingMonth month) =>
        PlateRules.Of(Shop, April, month, Ruleset, null, At(30, 12));

    private static StandingMonth Seen(params (int Day, StandingResult Result)[] checks) => checks
        .Select(static (check, at) => new StandingChecked(
            StandingCheck.Patrol, check.Result, At(check.Day, 9).AddMinutes(at))
        {
            At = At(check.Day, 9).AddMinutes(at),
            By = "P-1",
            Party = Shop,
            Rule = "S-1",
            Period = new(2022, 4, check.Day),
        })
        .Aggregate(new StandingMonth(), StandingMonth.Apply);

    private static PlateRuleset Ruleset { get; } = new(
        new([
            new(
                "S-1", EntityKind.Shop, "SAN", "地面整洁", [], StandingStart.Always, StandingPeriod.Day, [], null,
                new(20, 0), null, [StandingCheck.Patrol], null, 1, "第二十五条", new(2018, 1, 1), null, "S84", "H", 30),
        ]),
        new([Colour("red", 90), Colour("blue", 60), Colour("yellow", 0, 3, "04-92")]),
        Rules.Empty(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).Calendar);

    private static PlateRow Colour(string colour, double least, int? months = null, string? becomes = null) => new(
        colour, EntityKind.Shop, colour, colour, least, months, becomes, 1, "made", new(2018, 1, 1), null, "made", "L");

    private static DateTimeOffset At(int day, int hour) => new(2022, 4, day, hour, 0, 0, Offset);
}
