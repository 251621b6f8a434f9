using Grid.Cases;
using Grid.Clocks;
using Grid.Counties;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Shops;
using Grid.Standing;
using Grid.Tests.Counties;

namespace Grid.Tests.Standing;

/// <summary>What a shop owes by itself, and when.</summary>
public sealed class StandingRulesTests
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);
    private static readonly EntityRef Shop = new(EntityKind.Shop, "S1");

    [Fact]
    public void A_daily_item_is_due_at_its_hour_and_ends_with_its_day()
    {
        var period = StandingRules.At(Daily, Calendar(), At(4, 10, 9))!;
        Assert.Equal(At(4, 10, 20), period.Due);
        Assert.Equal(At(4, 11, 0), period.Ends);
        Assert.Equal(new(2022, 4, 10), period.First);
    }

    [Fact]
    public void A_week_begins_on_monday_and_is_due_on_sunday()
    {
        var period = StandingRules.At(Daily with { Every = StandingPeriod.Week }, Calendar(), At(4, 13, 9))!;
        Assert.Equal(new(2022, 4, 11), period.First);
        Assert.Equal(At(4, 17, 20), period.Due);
    }

    [Fact]
    public void A_month_without_an_hour_is_due_at_its_end() =>
        Assert.Equal(
            At(5, 1, 0),
            StandingRules.At(Daily with { Every = StandingPeriod.Month, By = null }, Calendar(), At(4, 13, 9))!.Due);

    [Fact]
    public void An_item_of_a_season_is_not_owed_outside_it()
    {
        Assert.Null(StandingRules.At(Daily with { Months = [6, 7] }, Calendar(), At(4, 10, 9)));
        Assert.NotNull(StandingRules.At(Daily with { Months = [4] }, Calendar(), At(4, 10, 9)));
    }

    [Fact]
    public void Snow_is_owed_once_for_each_order_that_declares_it()
    {
        var snow = Daily with { Every = StandingPeriod.Declared, Declared = "snow", By = null, WithinHours = 12 };
        Assert.Null(StandingRules.At(snow, Calendar(), At(4, 10, 9)));
        var calendar = Calendar(Order("snow", new(2022, 4, 10), new(6, 0)), Order("flood", new(2022, 4, 12), null));
        var period = Assert.Single(StandingRules.DueBetween(snow, calendar, At(4, 1, 0), At(4, 30, 0)));
        Assert.Equal((At(4, 10, 6), At(4, 10, 18)), (period.Begins, period.Due));
        Assert.Equal(period, StandingRules.Named(snow, calendar, new(2022, 4, 10)));
        Assert.Equal(At(4, 10, 18), StandingRules.NextDue(snow, calendar, At(4, 10, 7), At(4, 11, 7)));
        Assert.Null(StandingRules.NextDue(snow, calendar, At(4, 10, 18), At(4, 11, 18)));
    }

    [Fact]
    public void Nothing_is_owed_before_the_letter_is_served_to_the_present_holder()
    {
        Assert.Null(Since(Facts with { LetterServedAt = null }));
        Assert.Null(Since(Facts with { HolderSince = new(2022, 4, 9) }));
        Assert.Equal(At(4, 10, 0), Since(Facts));
        Assert.Equal(At(4, 10, 10), Since(Facts with { LetterServedAt = At(4, 10, 10) }));
        Assert.Null(Since(Facts with { LetterServedAt = At(4, 10, 21) }));
        Assert.Null(Since(Facts with { LetterIssuer = LetterIssuer.Subdistrict }));
    }

    [Fact]
    public void A_commitment_binds_from_its_day_until_it_ends()
    {
        var row = Daily with { Begins = StandingStart.Commitment };
        Assert.Null(Since(Facts, row));
        Assert.Equal(At(4, 10, 0), Since(Facts with { CommittedFrom = new(2022, 4, 10) }, row));
        Assert.Null(Since(Facts with { CommittedFrom = new(2021, 4, 10), CommittedUntil = new(2022, 4, 9) }, row));
    }

    [Fact]
    public void A_row_of_some_trades_asks_nothing_of_others()
    {
        var row = Daily with { Trades = ["水果店"] };
        Assert.Null(Since(Facts, row));
        Assert.Null(Since(Facts with { Trade = "餐馆" }, row));
        Assert.NotNull(Since(Facts with { Trade = "水果店" }, row));
    }

    [Fact]
    public void What_was_due_before_a_shop_was_known_was_never_planned() =>
        Assert.Null(Since(Facts with { Known = At(4, 10, 20) }));

    [Fact]
    public void A_check_that_finds_it_met_discharges_it_and_one_that_does_not_leaves_it_open()
    {
        var period = StandingRules.At(Daily, Calendar(), At(4, 10, 9))!;
        var month = new StandingMonth();
        Assert.Equal("standing.photograph", Check(month, period, Command(StandingCheck.Self)).Refusal?.Code);
        Assert.Equal("standing.how", Check(month, period, Command(StandingCheck.Neighbour)).Refusal?.Code);
        month = Applied(month, Check(month, period, Command(StandingCheck.Patrol, StandingResult.NotMet)));
        Assert.True(month.IsOpen("S-1", period.First));
        month = Applied(month, Check(month, period, Command(StandingCheck.Self) with { Photograph = "sha256:0" }));
        Assert.False(month.IsOpen("S-1", period.First));
        Assert.Empty(StandingRules.Lapse(month, Daily, period, Shop, null, At(4, 11, 0)).Events);
    }

    [Fact]
    public void What_was_due_and_not_met_lapses_once_and_is_checked_no_more()
    {
        var period = StandingRules.At(Daily, Calendar(), At(4, 10, 9))!;
        var month = new StandingMonth();
        Assert.Empty(StandingRules.Lapse(month, Daily, period, Shop, null, At(4, 10, 19)).Events);
        month = Applied(month, StandingRules.Lapse(month, Daily, period, Shop, null, At(4, 10, 20)));
        Assert.Empty(StandingRules.Lapse(month, Daily, period, Shop, null, At(4, 10, 21)).Events);
        Assert.Equal("standing.lapsed", Check(month, period, Command(StandingCheck.Patrol)).Refusal?.Code);
    }

    private static StandingRow Daily { get; } = new(
        "S-1", EntityKind.Shop, "SAN", "地面整洁", [], StandingStart.Letter, StandingPeriod.Day, [], null, new(20, 0),
        null,
        [StandingCheck.Patrol, StandingCheck.Self], "04-98", 1, "第二十五条", new(2018, 1, 1), null, "S84", "H");

    private static StandingParty Facts { get; } = new(
        Shop, null, null, null, null, new(2022, 4, 8, 10, 0, 0, Offset), LetterIssuer.Department, null, null);

    private static CheckStanding Command(StandingCheck how, StandingResult result = StandingResult.Met) =>
        new("k-1", "SAN", how, result, "P-1", null, null, At(4, 10, 9));

    private static Foundation.Decision<StandingEvent> Check(
        StandingMonth month, StandingPeriodOf period, CheckStanding command) =>
        StandingRules.Decide(month, Daily, period, Facts, command, At(4, 10, 10));

    private static StandingMonth Applied(StandingMonth month, Foundation.Decision<StandingEvent> decision) =>
        decision.Events.Aggregate(month, StandingMonth.Apply);

    private static DateTimeOffset? Since(StandingParty party, StandingRow? row = null)
    {
        var county = TestCounty.Of(Rules.Empty(China));
        return StandingRules.Owes(
            row ?? Daily, party, StandingRules.At(row ?? Daily, county.Calendar, At(4, 10, 9))!, county);
    }

    private static TimeZoneInfo China { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static WorkingCalendar Calendar(params OrderRow[] orders) =>
        Rules.Empty(China).With(1, new TableData { Table = TableName.Orders, Orders = orders }).Calendar;

    private static OrderRow Order(string declares, DateOnly day, TimeOnly? begins) => new(
        declares, "雪", null, ["*"], [], null, null, [], null, day, day, begins, null, "330424-CGB", "x", "L",
        Declares: declares);

    private static DateTimeOffset At(int month, int day, int hour) => new(2022, month, day, hour, 0, 0, Offset);
}
