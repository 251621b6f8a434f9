using Grid.Clocks;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Clocks;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Ladders;

/// <summary>The ladder by the rows of the county that comes with Grid.</summary>
public sealed class LadderRulesTests
{
    private const string Goods = "04-05";

    private static readonly LadderMatter Matter = new(ClassKind.Event, Goods);
    private static readonly DateTimeOffset Start = new(2019, 4, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly WorkingCalendar Calendar = Rules.Empty(Year2019.China).Calendar;

    [Fact]
    public async Task A_shop_is_led_up_the_ladder_and_each_step_says_by_when()
    {
        var facts = await Facts();
        var state = new LadderState();
        foreach (var (day, rung) in new[] { (0, Rung.Persuade), (3, Rung.Remind), (8, Rung.Remind), (20, Rung.Order) })
        {
            Assert.Equal(rung, Stands(state, facts, Start.AddDays(day)).Next);
            state = Take(state, facts, Start.AddDays(day), null);
        }

        var order = Start.AddDays(20); // a Monday; three working days of the county
        Assert.Equal(Calendar.Due(order, 3, LimitUnit.WorkDay), state.Steps[3].Due);
        Assert.Equal("责令限期改正通知书", state.Steps[3].Document);
        Assert.Equal(LadderWait.Limit, Stands(state, facts, order.AddDays(1)).Waits);
        Assert.Equal("ladder.limitRuns", Refused(state, facts, order.AddDays(1), Rung.File).Code);
        Assert.Equal("ladder.limitRuns", Refused(state, facts, order.AddDays(1), Rung.Order).Code);
        Assert.False(Stands(state, facts, order.AddDays(1)).Fine.Allowed);

        var after = state.Steps[3].Due!.Value.AddMinutes(1);
        Assert.Equal(LadderWait.Recheck, Stands(state, facts, after).Waits);
        Assert.Equal("ladder.recheckOwed", Refused(state, facts, after, Rung.File).Code);
        state = Look(state, facts, RecheckResult.Persists, after);
        Assert.Equal((Rung.File, true), (Stands(state, facts, after).Next, Stands(state, facts, after).Fine.Allowed));
        state = Take(state, facts, after, Rung.File);
        Assert.Equal(state.Steps[^1].Number, state.Steps[3].Used);
        Assert.False(Stands(state, facts, after).Fine.Allowed); // the order carries no second filing
    }

    [Fact]
    public async Task A_look_before_the_limit_fails_nobody_and_a_refusal_does()
    {
        var facts = await Facts();
        var state = Take(new(), facts, Start, Rung.Order, "占用盲道");

        var soon = Start.AddHours(1);
        var early = LadderRules.Recheck(state, Seen(RecheckResult.Persists, soon), facts, soon);
        Assert.Equal("ladder.limitRuns", early.Refusal!.Code);
        Assert.NotEmpty(early.Refusal.Clause!);
        state = Look(state, facts, RecheckResult.Refused, Start.AddHours(2));
        Assert.Equal(OrderState.Refused, Stands(state, facts, Start.AddHours(2)).Order!.State);
        Assert.Equal(Rung.File, Stands(state, facts, Start.AddHours(2)).Next);
    }

    [Theory]
    [InlineData(RecheckResult.Corrected, Rung.Persuade)]
    [InlineData(RecheckResult.Regularised, Rung.Persuade)]
    [InlineData(RecheckResult.Persists, Rung.File)]
    public async Task What_the_look_after_the_limit_finds_decides(RecheckResult result, Rung next)
    {
        var facts = await Facts();
        var state = Take(new(), facts, Start, Rung.Order, "占用盲道");
        var after = state.Steps[0].Due!.Value.AddMinutes(30);
        state = Look(state, facts, result, after);

        Assert.Equal(next, Stands(state, facts, after.AddDays(3)).Next);

        // A correction that comes after a failure mends the matter, and not the limit that was missed.
        if (result == RecheckResult.Persists)
        {
            state = Look(state, facts, RecheckResult.Corrected, after.AddDays(1));
            Assert.Equal(OrderState.Unmet, Stands(state, facts, after.AddDays(3)).Order!.State);
        }
    }

    [Fact]
    public async Task An_assistant_persuades_and_reminds_and_does_not_decide()
    {
        var facts = await Facts() with { Posts = [Post.Assistant] };
        var state = Take(new(), facts, Start, Rung.Persuade);
        state = Take(state, facts, Start.AddDays(1), Rung.Remind);
        var refused = Refused(state, facts, Start.AddDays(2), Rung.Order, "占用盲道");

        Assert.Equal("ladder.post", refused.Code);
        Assert.NotEmpty(refused.Clause!);
        Assert.Null(LadderRules.Take(
            state,
            Wanted(Rung.Order, "占用盲道"),
            facts with { Posts = [Post.Assistant, Post.Officer] },
            Start.AddDays(2)).Refusal);
    }

    [Fact]
    public async Task A_seller_at_a_stall_is_guided_first_unless_no_place_is_free()
    {
        var facts = await Facts(EntityKind.Person);

        Assert.Equal("ladder.guide", Refused(new(), facts, Start, Rung.File, "拒不听从").Code);
        Assert.Null(LadderRules.Take(
            new(), Wanted(Rung.File, "拒不听从") with { NoPointFree = true }, facts, Start).Refusal);
        var guided = LadderRules.Guide(new(), new("officer", ClassKind.Event, Goods, "疏导点"), Start).Events
            .Aggregate(new LadderState(), LadderRules.Apply);
        Assert.Null(LadderRules.Take(guided, Wanted(Rung.File, "拒不听从"), facts, Start).Refusal);

        // Whom an earlier holder was guided for was another.
        var next = LadderRules.Succeed(guided, new("desk"), Start.AddDays(1)).Events
            .Aggregate(guided, LadderRules.Apply);
        Assert.Equal("ladder.guide", Refused(next, facts, Start.AddDays(1), Rung.File, "拒不听从").Code);
    }

    [Theory]
    [InlineData(0, Rung.Persuade)]
    [InlineData(-1, Rung.Remind)]
    public async Task A_step_of_exactly_the_window_ago_counts_no_more(int seconds, Rung next)
    {
        var facts = await Facts();
        var state = Take(new(), facts, Start, Rung.Persuade);

        Assert.Equal(next, Stands(state, facts, Start.AddDays(60).AddSeconds(seconds)).Next);
    }

    [Fact]
    public async Task An_objection_is_decided_by_another_person_and_once()
    {
        var facts = await Facts();
        var state = Take(new(), facts, Start, Rung.Persuade);
        state = Apply(state, LadderRules.Contest(state, new("desk", 1, "不在场"), Start.AddDays(1)));

        Assert.Equal(
            "ladder.reviewOwn",
            LadderRules.Review(state, new("officer", 1, true, "x"), Start.AddDays(2)).Refusal!.Code);
        state = Apply(state, LadderRules.Review(state, new("office", 1, true, "x"), Start.AddDays(2)));
        Assert.Equal(Rung.Persuade, Stands(state, facts, Start.AddDays(3)).Next);
        Assert.Equal(0, state.Counts.Persuasions);
        Assert.Equal(
            "ladder.contested", LadderRules.Contest(state, new("desk", 1, "再议"), Start.AddDays(3)).Refusal!.Code);
        Assert.Equal(
            "ladder.notContested", LadderRules.Review(state, new("office", 1, true, "x"), Start).Refusal!.Code);
    }

    [Fact]
    public async Task A_command_that_is_sent_again_takes_no_second_step()
    {
        var facts = await Facts();
        var sent = Wanted(Rung.Persuade, null) with { Command = "c-1" };
        var state = Apply(new(), LadderRules.Take(new(), sent, facts, Start));

        Assert.Empty(LadderRules.Take(state, sent, facts, Start.AddDays(1)).Events);
        Assert.Equal(
            "command.reused", LadderRules.Take(state, sent with { Rung = Rung.Remind }, facts, Start).Refusal!.Code);
    }

    [Fact]
    public async Task A_time_to_correct_lies_after_the_step_and_stands_where_the_rung_sets_one()
    {
        var facts = await Facts();

        Assert.Equal("ladder.due", LadderRules.Take(
            new(), Wanted(Rung.Order, "x") with { Due = Start }, facts, Start).Refusal!.Code);
        Assert.Equal("ladder.due", LadderRules.Take(
            new(), Wanted(Rung.Persuade, null) with { Due = Start.AddDays(1) }, facts, Start).Refusal!.Code);
        Assert.Equal("ladder.at", LadderRules.Take(
            new(), Wanted(Rung.Persuade, null) with { At = Start.AddDays(1) }, facts, Start).Refusal!.Code);
    }

    private static async Task<LadderFacts> Facts(EntityKind party = EntityKind.Shop) => new(
        [.. (await HaiyanBook.Rules()).Ladder.Fitting(party, ClassKind.Event, Goods, new(2019, 4, 2))], Calendar, []);

    private static TakeRung Wanted(Rung? rung, string? reason) =>
        new("officer", rung, ClassKind.Event, Goods, Reason: reason);

    private static LadderStanding Stands(LadderState state, LadderFacts facts, DateTimeOffset at) =>
        LadderStandings.Of(state, Matter, facts.Rows, at);

    private static Refusal Refused(
        LadderState state, LadderFacts facts, DateTimeOffset at, Rung rung, string? reason = null) =>
        LadderRules.Take(state, Wanted(rung, reason), facts, at).Refusal!;

    private static LadderState Take(
        LadderState state, LadderFacts facts, DateTimeOffset at, Rung? rung, string? reason = null) =>
        Apply(state, LadderRules.Take(state, Wanted(rung, reason), facts, at));

    private static RecheckOrder Seen(RecheckResult result, DateTimeOffset at) =>
        new("officer", ClassKind.Event, Goods, result, at);

    private static LadderState Look(LadderState state, LadderFacts facts, RecheckResult result, DateTimeOffset at) =>
        Apply(state, LadderRules.Recheck(state, Seen(result, at), facts, at));

    private static LadderState Apply(LadderState state, Decision<LadderEvent> decided)
    {
        Assert.Null(decided.Refusal);
        return decided.Events.Aggregate(state, LadderRules.Apply);
    }
}
