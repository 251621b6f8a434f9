using Grid.Cases;
using Grid.Documents;
using Grid.Exposures;
using Grid.Foundation;
using Grid.Parties;
using Grid.Penalties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Rulebook;
using Grid.Worklists;

namespace Grid.Tests.Penalties;

/// <summary>
/// A penalty file led by its procedure, over the county's own rows: each step, and what stands against it.
/// </summary>
public sealed class PenaltyFileTests
{
    private static readonly Guid Id = new("5b0c2f52-7a5f-8d53-9d2c-0d0c7a2a3b11");

    private static readonly OpenPenalty Beyond = new(
        new(EntityKind.Shop, "S-0001"), PartySort.Organisation, "04-05", "beyondDoor", PenaltyProcedure.General,
        Case: null, ["P-0031", "P-0044"], ActAt: null, Certain: true, Harm: true, Life: false, Record: null, "P-0031",
        County: "330424");

    [Fact]
    public async Task A_file_of_the_general_procedure_goes_from_the_clue_to_the_close()
    {
        var file = await Story.Begin(Beyond, At("2021-10-11 09:00"));
        file.Take(PenaltyVerb.Order, static step => step with { Limit = At("2021-10-12 18:00") });
        file.At = At("2021-10-13 08:30");
        file.Take(PenaltyVerb.Recheck, static step => step with { StillThere = true });
        file.Take(PenaltyVerb.File);
        Assert.Equal(new DateOnly(2022, 1, 11), file.Term(ProcedureRule.Decision));
        file.Take(PenaltyVerb.Notice, static step => step with { Amount = 300 });
        file.Take(PenaltyVerb.Statement, static step => step with { Reason = "货物当日已收回" });
        file.Take(PenaltyVerb.Decide, static step => step with { Amount = 300, Reason = "初次,按幅度低档" });
        Assert.Equal(new DateOnly(2021, 10, 22), file.Term(ProcedureRule.Service));
        file.Take(PenaltyVerb.Serve, static step => step with { Way = ServiceWay.ByHand });
        Assert.Equal(new DateOnly(2021, 10, 28), file.Term(ProcedureRule.Payment));

        file.At = At("2021-11-02 10:00");
        Assert.Equal((45m, 345m), (file.View.LateCharge, file.View.Owed));
        file.Take(PenaltyVerb.Pay, static step => step with { Amount = 345, By = "bank-1" });
        Assert.Equal(PenaltyStage.Paid, file.View.Brief.Stage);
        file.Take(PenaltyVerb.Close, static step => step with { Ground = CloseGround.Paid });

        Assert.Equal(PenaltyStage.Closed, file.View.Brief.Stage);
        Assert.Empty(file.View.Next);
        Assert.Equal(
            (true, new DateOnly(2022, 4, 14), new DateOnly(2026, 10, 13)),
            (file.View.Credit.Enters, file.View.Credit.From!.Value, file.View.Credit.DeletedAfter!.Value));
        Assert.Equal(file.View.Credit.From, file.View.FinalFrom);
        Assert.Equal(GroundStanding.NotFinal, ExposureGrounds.Of(file.View, Beyond.Party, new(2022, 4, 13)));
        Assert.Equal(GroundStanding.Allows, ExposureGrounds.Of(file.View, Beyond.Party, new(2022, 4, 14)));
        Assert.Equal(
            GroundStanding.Unknown, ExposureGrounds.Of(file.View, new(EntityKind.Shop, "S-2"), new(2022, 4, 14)));
    }

    [Fact]
    public async Task What_posts_owe_of_a_file_is_its_next_step_by_the_term_of_the_law()
    {
        var file = await Story.Begin(Beyond with { Behaviour = "largeAd", Class = "02-03" }, At("2021-09-28 10:00"));
        Assert.Equal([ClockKind.PenaltyFiling], file.Owed.Select(static step => step.Clock));
        file.Take(PenaltyVerb.Order, static step => step with { Limit = At("2021-09-29 18:00") });
        Assert.Equal(At("2021-09-30 18:00"), file.Due(ClockKind.OrderRecheck)); // a working day after the limit
        file.Take(PenaltyVerb.File);
        file.Take(PenaltyVerb.Evidence, static step => step with { Things = "广告牌" });

        // A last day runs to its midnight.
        Assert.Equal(At("2021-12-28 00:00"), file.Due(ClockKind.PenaltyDecision));
        Assert.Equal(file.Due(ClockKind.PenaltyDecision), file.Due(ClockKind.PenaltyNotice));
        Assert.Equal(At("2021-10-14 00:00"), file.Due(ClockKind.PenaltyEvidence));
        Assert.Equal(
            (Post.DepartmentHead, "E-penaltyDecision-1", "shop/S-0001"),
            file.Owed.Where(static step => step.Clock == ClockKind.PenaltyDecision)
                .Select(static step => (step.Post, step.Rule, step.File!.Party.ToString())).Single());

        file.At = At("2021-09-30 09:00");
        file.Take(PenaltyVerb.Recheck, static step => step with { StillThere = true });
        file.Take(PenaltyVerb.Evidence, static step => step with { Reason = "发还" });
        file.Take(PenaltyVerb.Notice, static step => step with { Amount = 60_000 });
        Assert.Equal([ClockKind.PenaltyDecision], file.Owed.Select(static step => step.Clock));
        file.Take(PenaltyVerb.AskHearing);
        file.Take(PenaltyVerb.TellHearing, static step => step with { HearingAt = At("2021-10-25 09:00") });
        Assert.Equal(At("2021-10-25 09:00"), file.Due(ClockKind.PenaltyHearing));
    }

    [Fact]
    public async Task A_simple_fine_owes_its_service_and_then_its_filing_and_a_closed_file_nothing()
    {
        var file = await Story.Begin(
            Beyond with
            {
                Party = new(EntityKind.Household, "H-1"), Sort = PartySort.Person, Class = null,
                Behaviour = "spitting", Procedure = PenaltyProcedure.Simple,
            },
            At("2021-10-11 16:20"));
        Assert.Empty(file.Owed);
        file.Take(PenaltyVerb.Decide, static step => step with { Amount = 50, Reason = "按上限" });
        Assert.Equal(At("2021-10-21 00:00"), file.Due(ClockKind.PenaltyService));
        var before = file.Owed;
        file.At = At("2021-10-21 08:30");
        file.Take(PenaltyVerb.Serve, static step => step with { Way = ServiceWay.ByHand });

        var ended = file.Work.Ended(before, file.Owed, file.State.Steps[^1]);

        Assert.Equal(
            (ClockKind.PenaltyService, new EndedSteps(1, 1, 0)),
            Assert.Single(ended.Select(static one => (one.Step.Clock, one.Change))));
        Assert.Equal([ClockKind.PenaltyFiling], file.Owed.Select(static step => step.Clock));
        file.Take(PenaltyVerb.File);
        Assert.Empty(file.Owed);
    }

    [Fact]
    public async Task A_fine_without_the_step_before_it_is_refused_with_the_article()
    {
        var file = await Story.Begin(Beyond with { Procedure = PenaltyProcedure.Simple }, At("2021-10-11 09:00"));

        var refused = file.Refused(PenaltyVerb.Decide, static step => step with { Amount = 300, Reason = "三次劝导" });

        Assert.Equal("penalty.orderMissing", refused.Code);
        Assert.Contains("第17(1)条", refused.Clause, StringComparison.Ordinal);
        Assert.Equal(PenaltyStage.Found, file.View.Brief.Stage);
        Assert.Contains("order", file.View.Lacks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_simple_fine_is_decided_served_and_taken_on_the_spot_and_enters_no_credit_file()
    {
        var file = await Story.Begin(
            Beyond with
            {
                Party = new(EntityKind.Household, "H-1"), Sort = PartySort.Person, Class = null,
                Behaviour = "spitting", Procedure = PenaltyProcedure.Simple,
            },
            At("2021-09-30 16:20"));
        file.Take(PenaltyVerb.Decide, static step => step with { Amount = 50, Reason = "按上限" });
        file.Take(PenaltyVerb.Serve, static step => step with { Way = ServiceWay.ByHand });
        Assert.Equal(
            "penalty.receipt",
            file.Refused(PenaltyVerb.Pay, static step => step with { Amount = 50, OnSpot = true }).Code);
        file.Take(PenaltyVerb.Pay, static step => step with { Amount = 50, OnSpot = true, Receipt = true });

        Assert.Equal(PenaltyStage.Paid, file.View.Brief.Stage);
        Assert.Equal(new DateOnly(2021, 10, 9), file.Term(ProcedureRule.HandIn));
        file.Take(PenaltyVerb.File);
        Assert.Equal(At("2021-10-10 00:00"), file.Due(ClockKind.PenaltyHandIn));
        Assert.Equal(
            "penalty.unfinished",
            file.Refused(PenaltyVerb.Close, static step => step with { Ground = CloseGround.Paid }).Code);
        file.At = At("2021-10-08 15:00");
        file.Take(PenaltyVerb.HandIn);
        Assert.Equal([ClockKind.PenaltyBank], file.Owed.Select(static step => step.Clock));
        Assert.Equal(At("2021-10-12 00:00"), file.Due(ClockKind.PenaltyBank));
        file.Take(PenaltyVerb.Bank);
        Assert.Equal("penalty.nothingOpen", file.Refused(PenaltyVerb.Bank, static step => step).Code);
        file.Take(PenaltyVerb.Close, static step => step with { Ground = CloseGround.Paid });
        Assert.False(file.View.Credit.Enters);
        Assert.Contains("公共信用信息", file.View.Credit.Clause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decides_does_not_collect()
    {
        var file = await Decided(300);
        file.Take(PenaltyVerb.Serve, static step => step with { Way = ServiceWay.Left });

        var refused = file.Refused(PenaltyVerb.Pay, static step => step with { Amount = 300 });

        Assert.Equal("penalty.collector", refused.Code);
        Assert.Contains("第67条", refused.Clause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tier_that_is_named_bounds_the_fine_and_is_shown_beside_the_range()
    {
        var file = await Noticed(600);

        Assert.Equal(
            "penalty.tier",
            file.Refused(PenaltyVerb.Decide, static step => step with
            {
                Amount = 500, Reason = "再次", Tier = TierCondition.Again,
            }).Code);
        Assert.Equal(
            "penalty.noTier",
            file.Refused(PenaltyVerb.Decide, static step => step with
            {
                Amount = 500, Reason = "拒不", Tier = TierCondition.Refused,
            }).Code);
        Assert.Equal([100m, 300, 600], file.View.Tiers.Select(static tier => tier.Least));
        file.Take(PenaltyVerb.Decide, static step => step with
        {
            Amount = 600, Reason = "再次", Tier = TierCondition.Again,
        });
    }

    [Fact]
    public async Task A_fine_that_is_not_paid_goes_to_the_court_by_its_last_day()
    {
        var file = await Decided(300);
        file.Take(PenaltyVerb.Serve, static step => step with { Way = ServiceWay.ByHand });

        Assert.Empty(file.Owed);
        file.At = file.At.AddDays(20);
        file.Take(PenaltyVerb.Demand);

        var asked = file.Due(ClockKind.PenaltyCourt);
        Assert.Equal(file.Term(ProcedureRule.CourtEnforcement).AddDays(1), DateOnly.FromDateTime(asked.DateTime));
        file.Take(PenaltyVerb.Pay, step => step with
        {
            Amount = file.View.Owed, By = "bank-1",
        });
        Assert.Empty(file.Owed);
    }

    [Fact]
    public async Task A_service_that_the_document_records_begins_the_term_of_payment_when_it_counts()
    {
        var file = await Decided(300);
        var document = new StepDocument("D-1", "行政处罚决定书", "1");
        file.Keep(PenaltyRules.Document(file.State, file.State.Steps.Count, document, file.At));
        var received = At("2022-05-14 09:00");
        file.At = At("2022-05-16 09:00");

        Assert.Empty(file.Served("D-2", received).Events);
        file.Keep(file.Served("D-1", received));

        Assert.Equal(PenaltyStage.Served, file.View.Brief.Stage);
        Assert.Equal(new DateOnly(2022, 5, 30), file.Term(ProcedureRule.Payment)); // 15 days end on a Sunday
        Assert.Empty(file.Served("D-1", received).Events); // once
    }

    [Fact]
    public async Task Two_officers_who_are_one_take_no_step()
    {
        var file = await Story.Begin(Beyond with { Officers = ["P-0031", "P-0031"] }, At("2021-10-11 09:00"));

        var refused = file.Refused(PenaltyVerb.Question, static step => step with { Written = true });

        Assert.Equal("penalty.officers", refused.Code);
        Assert.Contains("第42条", refused.Clause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_fine_waits_for_the_hearing_and_its_review()
    {
        var file = await Story.Begin(
            Beyond with { Behaviour = "largeAd", Class = "02-03" }, At("2021-09-16 09:00"));
        file.Take(PenaltyVerb.Order, static step => step with { Limit = At("2021-09-17 18:00") });
        file.At = At("2021-09-28 10:00");
        file.Take(PenaltyVerb.Recheck, static step => step with { StillThere = true });
        file.Take(PenaltyVerb.File);
        file.Take(PenaltyVerb.Notice, static step => step with { Amount = 60_000 });
        Assert.Equal(new DateOnly(2021, 10, 11), file.Term(ProcedureRule.HearingAsked));
        Assert.Equal("penalty.hearingRuns", file.Refused(PenaltyVerb.Decide, Decide).Code);

        file.At = At("2021-10-11 16:30");
        file.Take(PenaltyVerb.AskHearing);
        file.At = At("2021-10-12 16:00");
        Assert.Equal("penalty.hearingMissing", file.Refused(PenaltyVerb.Decide, Decide).Code);
        Assert.Equal(
            "penalty.hearingEarly",
            file.Refused(
                PenaltyVerb.TellHearing, static step => step with { HearingAt = At("2021-10-20 09:00") }).Code);
        file.Take(PenaltyVerb.TellHearing, static step => step with { HearingAt = At("2021-10-25 09:00") });
        file.At = At("2021-10-25 11:00");
        Assert.Equal("penalty.partial", file.Refused(PenaltyVerb.Hearing, static step => step).Code);
        file.Take(PenaltyVerb.Hearing, static step => step with { By = "FZK-1" });
        Assert.Equal("penalty.unreviewed", file.Refused(PenaltyVerb.Decide, Decide).Code);
        file.Take(PenaltyVerb.Review, static step => step with { By = "FZK-2" });
        file.Take(PenaltyVerb.Decide, Decide);

        Assert.Equal(60_000, file.View.Brief.Fine);

        static StepPenalty Decide(StepPenalty step) => step with { Amount = 60_000, Reason = "按听证意见" };
    }

    [Fact]
    public async Task A_hearing_asked_for_a_day_late_is_refused()
    {
        var file = await Story.Begin(
            Beyond with { Behaviour = "largeAd", Class = "02-03" }, At("2021-09-28 10:00"));
        file.Take(PenaltyVerb.File);
        file.Take(PenaltyVerb.Notice, static step => step with { Amount = 60_000 });
        file.At = At("2021-10-12 00:10");

        Assert.Equal("penalty.hearingLate", file.Refused(PenaltyVerb.AskHearing, static step => step).Code);
    }

    [Fact]
    public async Task A_defence_and_a_second_notice_never_make_it_heavier_but_new_facts_can()
    {
        var file = await Noticed(300);
        file.Take(PenaltyVerb.Statement);

        Assert.Equal(
            "penalty.heavier", file.Refused(PenaltyVerb.Notice, static step => step with { Amount = 500 }).Code);
        Assert.Equal(
            "penalty.heavier",
            file.Refused(PenaltyVerb.Decide, static step => step with { Amount = 500, Reason = "加重" }).Code);
        file.Take(PenaltyVerb.Notice, static step => step with { Amount = 500, NewFacts = true });
        file.Take(PenaltyVerb.Decide, static step => step with { Amount = 500, Reason = "新查明的事实" });
    }

    [Theory]
    [InlineData(ForcedAct.CutSupplies, "penalty.utilities")]
    [InlineData(ForcedAct.Execution, "penalty.demandMissing")]
    [InlineData(ForcedAct.Seizure, "penalty.household")]
    [InlineData(ForcedAct.Court, "penalty.courtEarly")]
    [InlineData(ForcedAct.Substitute, "penalty.demandMissing")]
    public async Task What_the_law_forbids_is_refused_with_its_clause(ForcedAct act, string code)
    {
        var file = await Decided(300);
        file.Take(PenaltyVerb.Serve, static step => step with { Way = ServiceWay.ByHand });

        var refused = file.Refused(PenaltyVerb.Enforce, step => step with { Act = act, Urgent = true });

        Assert.Equal(code, refused.Code);
        Assert.Contains("行政强制法", refused.Clause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_seized_is_released_by_its_last_day()
    {
        var file = await Noticed(300);
        file.Take(PenaltyVerb.Enforce, static step => step with
        {
            Act = ForcedAct.Seizure, Things = "三轮车", Related = true,
        });

        Assert.Equal(new DateOnly(2022, 6, 9), file.Term(ProcedureRule.Seizure));
        Assert.Equal(At("2022-06-10 00:00"), file.Due(ClockKind.PenaltyRelease));
        Assert.Contains(PenaltyVerb.Release, file.View.Next);
        Assert.Equal(
            "penalty.reasonMissing", file.Refused(PenaltyVerb.Release, static step => step).Code);
        var kept = file.Refused(
            PenaltyVerb.Close, static step => step with { Ground = CloseGround.Unfounded, Reason = "证据不足" });
        Assert.Equal("penalty.unfinished", kept.Code);
        Assert.Contains("第25条", kept.Clause, StringComparison.Ordinal);

        file.Take(PenaltyVerb.Release, static step => step with { Reason = "发还" });
        Assert.DoesNotContain(file.Owed, static step => step.Clock == ClockKind.PenaltyRelease);
        Assert.DoesNotContain(PenaltyVerb.Release, file.View.Next);
        Assert.Equal(
            "penalty.nothingOpen",
            file.Refused(PenaltyVerb.Release, static step => step with { Reason = "发还" }).Code);
    }

    [Theory]
    [InlineData("2022-06-15 23:30", "penalty.night")]
    [InlineData("2022-10-02 10:00", "penalty.holiday")]
    [InlineData("2022-10-05 10:00", null)] // bridged, and no statutory holiday
    public async Task Execution_keeps_to_the_hours_and_days_of_the_law(string at, string? code)
    {
        var file = await Decided(300);
        file.Take(PenaltyVerb.Serve, static step => step with { Way = ServiceWay.ByHand });
        file.Take(PenaltyVerb.Demand);
        file.At = At(at);

        Assert.Equal(code, file.Try(PenaltyVerb.Enforce, static step => step with { Act = ForcedAct.Execution })?.Code);
        Assert.Null(file.Try(
            PenaltyVerb.Enforce, static step => step with { Act = ForcedAct.Execution, Urgent = true }));
    }

    [Fact]
    public async Task One_act_has_one_file_and_one_fine()
    {
        var file = await Decided(300);

        var again = PenaltyRules.Open(
            file.State, Id, Beyond with { By = "town-squad" }, file.Rules, file.At).Refusal!;

        Assert.Equal("penalty.finedAlready", again.Code);
        Assert.Contains("第29条", again.Clause, StringComparison.Ordinal);
        Assert.Empty(PenaltyRules.Open(file.State, Id, Beyond, file.Rules, file.At).Events);
        var day = new DateOnly(2022, 5, 9);
        Assert.Equal(PenaltyAct.IdOf(Beyond, day), PenaltyAct.IdOf(Beyond with { By = "town-squad" }, day));
        Assert.NotEqual(PenaltyAct.IdOf(Beyond, day), PenaltyAct.IdOf(Beyond, day.AddDays(1)));
    }

    [Fact]
    public async Task What_was_corrected_in_time_closes_without_a_fine()
    {
        var file = await Story.Begin(Beyond, At("2021-10-11 09:00"));
        file.Take(PenaltyVerb.Order, static step => step with { Limit = At("2021-10-12 18:00") });
        file.At = At("2021-10-12 18:20");
        Assert.Equal(
            "penalty.ground",
            file.Refused(PenaltyVerb.Close, static step => step with { Ground = CloseGround.Corrected }).Code);
        file.Take(PenaltyVerb.Recheck);
        file.Take(PenaltyVerb.Close, static step => step with { Ground = CloseGround.Corrected });

        Assert.Null(file.View.Brief.Fine);
        Assert.Equal(PenaltyStage.Closed, file.View.Brief.Stage);
        Assert.Equal(GroundStanding.Undecided, ExposureGrounds.Of(file.View, Beyond.Party, new(2022, 4, 14)));
    }

    [Fact]
    public async Task A_first_act_is_spared_only_by_the_text_that_spares_it()
    {
        var before = await Story.Begin(Beyond, At("2021-07-14 09:00"));
        var after = await Story.Begin(Beyond, At("2021-07-15 00:00"));

        Assert.Equal("penalty.firstUnknown", before.Refused(PenaltyVerb.Close, First).Code);
        after.Take(PenaltyVerb.Close, First);

        static StepPenalty First(StepPenalty step) =>
            step with { Ground = CloseGround.First, First = true, Corrected = true, Harm = HarmDone.Slight };
    }

    [Fact]
    public async Task Contactless_work_needs_a_record_that_passes_the_gate()
    {
        var rules = await HaiyanBook.Rules();
        var at = At("2021-10-12 15:00");
        var asked = Beyond with { Procedure = PenaltyProcedure.Contactless };
        var record = new DeviceRecord(
            At("2021-10-12 07:30"), new(2021, 8, 10), new(2021, 8, 12), new(2021, 8, 20), IsMarked: true,
            IsReviewed: true, IsClear: true, at, CanDefend: true);

        Assert.Equal("penalty.recordMissing", Open(asked).Refusal!.Code);
        Assert.Equal(
            "penalty.deviceMark", Open(asked with { Record = record with { IsMarked = false } }).Refusal!.Code);
        Assert.Equal(
            "penalty.notListed", Open(asked with { Behaviour = "carWash", Record = record }).Refusal!.Code);
        Assert.Single(Open(asked with { Record = record }).Events);

        Decision<PenaltyEvent> Open(OpenPenalty command) => PenaltyRules.Open(new(), Id, command, rules, at);
    }

    [Fact]
    public async Task A_fine_paid_in_parts_bears_the_late_charge_of_what_was_late()
    {
        var file = await Decided(1000);
        file.Take(PenaltyVerb.Serve, static step => step with { Way = ServiceWay.Post });
        var last = file.Term(ProcedureRule.Payment);
        file.Take(PenaltyVerb.Pay, static step => step with { Amount = 400, By = "bank-1" });
        file.Take(PenaltyVerb.Instalments, step => step with { Until = last.AddDays(30), Reason = "经济困难" });
        Assert.Equal(last.AddDays(30), file.Term(ProcedureRule.Payment));
        file.At = new(last.AddDays(40), new(10, 0), TimeSpan.FromHours(8));

        Assert.Equal((180m, 780m), (file.View.LateCharge, file.View.Owed));
        file.At = file.At.AddDays(100);
        Assert.Equal((600m, 1200m), (file.View.LateCharge, file.View.Owed));
        Assert.Equal(
            "penalty.amount",
            file.Refused(PenaltyVerb.Pay, static step => step with { Amount = 1200.01m, By = "bank-1" }).Code);
    }

    [Fact]
    public async Task A_step_that_does_not_fit_is_refused_with_those_that_do()
    {
        var file = await Story.Begin(Beyond, At("2021-10-11 09:00"));

        var refused = file.Refused(PenaltyVerb.Serve, static step => step with { Way = ServiceWay.ByHand });

        Assert.Equal("penalty.stage", refused.Code);
        Assert.Contains("'serve' does not fit", refused.Message, StringComparison.Ordinal);
        Assert.Contains("file, order", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_sent_again_is_answered_and_not_repeated()
    {
        var file = await Story.Begin(Beyond, At("2021-10-11 09:00"));
        file.Take(PenaltyVerb.Order, static step => step with { Limit = At("2021-10-12 18:00"), Command = "k-1" });

        var again = file.Decide(PenaltyVerb.Order, static step => step with
        {
            Limit = At("2021-10-12 18:00"), Command = "k-1",
        });

        Assert.Null(again.Refusal);
        Assert.Empty(again.Events);
        Assert.Equal(
            "command.reused",
            file.Refused(PenaltyVerb.Order, static step => step with
            {
                Limit = At("2021-10-13 18:00"), Command = "k-1",
            }).Code);
    }

    [Fact]
    public void Every_verb_fits_some_file() => Assert.All(
        Enum.GetValues<PenaltyVerb>(),
        static verb => Assert.Contains(
            Enum.GetValues<PenaltyStage>(),
            stage => PenaltySteps.Fits(verb, PenaltyProcedure.General, stage)
                || PenaltySteps.Fits(verb, PenaltyProcedure.Simple, stage)));

    private static DateTimeOffset At(string text) => DateTimeOffset.ParseExact(
        $"{text} +08:00", "yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Story> Noticed(decimal fine)
    {
        var file = await Story.Begin(Beyond, At("2022-05-09 08:20"));
        file.Take(PenaltyVerb.Order, static step => step with { Limit = At("2022-05-09 18:00") });
        file.At = At("2022-05-10 08:30");
        file.Take(PenaltyVerb.Recheck, static step => step with { StillThere = true });
        file.Take(PenaltyVerb.File);
        file.Take(PenaltyVerb.Notice, step => step with { Amount = fine });
        return file;
    }

    private static async Task<Story> Decided(decimal fine)
    {
        var file = await Noticed(fine);
        file.Take(PenaltyVerb.Decide, step => step with { Amount = fine, Reason = "按幅度" });
        return file;
    }

    /// <summary>A file that is led step by step, at a time of its own.</summary>
    private sealed class Story(Rules rules, PenaltyState state)
    {
        public Rules Rules => rules;

        public PenaltyState State { get; private set; } = state;

        public DateTimeOffset At { get; set; }

        public PenaltyWork Work => new(State.File, State.Steps);

        public IReadOnlyList<DueStep> Owed => [.. Work.Owed(rules)];

        public PenaltyView View => PenaltyViews.Of(State, ladder: null, State.Steps.Count + 1, default, rules, At);

        public static async Task<Story> Begin(OpenPenalty command, DateTimeOffset at)
        {
            var rules = await HaiyanBook.Rules();
            var opened = PenaltyRules.Open(new(), Id, command, rules, at);
            Assert.Null(opened.Refusal);
            return new(rules, PenaltyState.Apply(new(), Assert.Single(opened.Events))) { At = at };
        }

        public DateTimeOffset Due(ClockKind clock) => Owed.Single(step => step.Clock == clock).Due;

        public DateOnly Term(ProcedureRule rule) => View.Terms.Single(term => term.Rule == rule).LastDay;

        public Decision<PenaltyEvent> Decide(PenaltyVerb verb, Func<StepPenalty, StepPenalty> with) =>
            PenaltyRules.Step(State, with(new() { Verb = verb, By = "P-0031" }), ladder: null, rules, At);

        public void Take(PenaltyVerb verb, Func<StepPenalty, StepPenalty>? with = null)
        {
            var taken = Decide(verb, with ?? (static step => step));
            Assert.Null(taken.Refusal);
            State = PenaltyState.Apply(State, Assert.Single(taken.Events));
        }

        public Decision<PenaltyEvent> Served(string document, DateTimeOffset at) => PenaltyRules.Served(
            State, document, ServiceMethod.Posted, at, "P-0031", rules, At);

        public void Keep(Decision<PenaltyEvent> decided)
        {
            Assert.Null(decided.Refusal);
            State = PenaltyState.Apply(State, Assert.Single(decided.Events));
        }

        public Refusal? Try(PenaltyVerb verb, Func<StepPenalty, StepPenalty> with) => Decide(verb, with).Refusal;

        public Refusal Refused(PenaltyVerb verb, Func<StepPenalty, StepPenalty> with)
        {
            var refused = Try(verb, with);
            Assert.NotNull(refused);
            return refused;
        }
    }
}
