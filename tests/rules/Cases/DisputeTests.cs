using Grid.Cases;
using Grid.Coordinations;
using Grid.Departments;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Tests.Counties;

namespace Grid.Tests.Cases;

/// <summary>
/// The rules say which department a case belongs to when departments do not agree: 回退, 派遣 against it, 会商.
/// </summary>
public sealed class DisputeTests
{
    private static readonly Guid Id = new("0197a0de-0000-7000-8000-000000000001");

    [Fact]
    public void Who_dispatches_to_whom_returned_it_says_why_and_the_record_keeps_it()
    {
        var story = CaseStory
            .Reported()
            .Through(CaseVerb.Dispatch)
            .Step(CaseVerb.Return, reason: "不属我局")
            .Step(CaseVerb.Dispatch);

        Assert.Equal("case.reasonMissing", story.Refused?.Code);
        Assert.Contains(CaseStory.Sanitation.Key, story.Refused!.Message, StringComparison.Ordinal);

        story.Step(CaseVerb.Dispatch, reason: "三定方案第五条");
        Assert.Equal("三定方案第五条", Assert.IsType<CaseDispatched>(story.Events[^1]).Insisted);
        Assert.True(Assert.Single(story.State.Dispute!.Returns).Upheld is false);
        Assert.Equal((1L, 0L, 1L, 2L), Returns(story, CaseStory.Sanitation)); // returned, upheld, overruled, dispatched
    }

    [Theory]
    [InlineData("community")]
    [InlineData("contractor")]
    [InlineData("leadingGroup")]
    public void A_case_is_not_dispatched_to_an_office_that_handles_none(string type)
    {
        var idle = new EntityRef(EntityKind.Department, "330424001901");
        var county = TestCounty.Of(
            Rules.Empty(TimeZoneInfo.Utc),
            TestCounty.Office(idle, type),
            TestCounty.Office(CaseStory.Police, "bureau"));
        var story = CaseStory.Reported().Through(CaseVerb.File);

        Assert.Equal("department.handlesNone", Dispatched(idle)?.Code);
        Assert.Contains(CaseStory.Sanitation.Key, Dispatched(idle)!.Message, StringComparison.Ordinal);
        Assert.Null(Dispatched(CaseStory.Police));
        Assert.Equal("department.handlesNone", Dispatched(CaseStory.Police, idle.Key)?.Code);

        Foundation.Refusal? Dispatched(EntityRef to, params string[] parts) => CaseRules.Decide(
            story.State,
            new StepCase(CaseVerb.Dispatch, "desk-1", Department: to.Key, Departments: parts),
            new(story.Now, "E", county)).Refusal;
    }

    [Fact]
    public void A_letter_to_an_office_of_the_county_by_its_name_is_that_offices()
    {
        var office = (CaseStory.Police, (RegisterData)new DepartmentData { Name = "县公安局" });
        var county = TestCounty.Of(Rules.Empty(TimeZoneInfo.Utc), office);
        var story = CaseStory.Reported();

        Assert.Equal(CaseStory.Police, Sent(CaseVerb.Transfer, "县公安局"));
        Assert.Equal(CaseStory.Police, Sent(CaseVerb.Notify, " 县公安局 "));
        Assert.Equal(CaseStory.Police, Sent(CaseVerb.Notify, CaseStory.Police.Key));
        Assert.Null(Sent(CaseVerb.Transfer, "省公安厅"));

        EntityRef? Sent(CaseVerb verb, string to)
        {
            var decision = CaseRules.Decide(
                story.State, new StepCase(verb, "desk-1", Reason: "职责", To: to), new(story.Now, "E", county));
            var after = decision.Events.Aggregate(story.State, CaseRules.Apply);
            Assert.Equal(
                after.Letters[^1].Department is not null,
                CaseRules.Recipients(story.State, after, decision.Events[0]).Contains(CaseStory.Police));
            return after.Letters[^1].Department;
        }
    }

    [Fact]
    public void A_return_is_upheld_by_a_dispatch_to_another()
    {
        var story = CaseStory
            .Reported()
            .Through(CaseVerb.Dispatch)
            .Step(CaseVerb.Return, reason: "不属我局")
            .Step(CaseVerb.Dispatch, department: CaseStory.Police.Key);

        Assert.Null(Assert.IsType<CaseDispatched>(story.Events[^1]).Insisted);
        Assert.Equal((1L, 1L, 0L, 1L), Returns(story, CaseStory.Sanitation));
        Assert.Equal((0L, 0L, 0L, 1L), Returns(story, CaseStory.Police));
    }

    [Fact]
    public void The_second_return_puts_the_case_to_a_coordination_that_the_county_office_owes()
    {
        var story = Disputed();

        var referred = Assert.IsType<CaseReferred>(story.Events[^1]);
        Assert.Equal(
            ("330424001-E0405", ReferralCause.Returns, 1, CaseStory.Office),
            (referred.Coordination, referred.Cause, referred.Referral, referred.Convener));
        Assert.Equal(
            [CaseStory.Sanitation, CaseStory.Police],
            referred.Parties.Order(
                Comparer<EntityRef>.Create(static (one, other) => string.CompareOrdinal(other.Key, one.Key))));
        Assert.Equal(
            (AssignmentRole.Convene, referred.Due, ObligationStatus.Open),
            Of(CaseStory.Office, story) is { } held ? (held.Role, held.Due, held.Status) : default);
        Assert.Equal("case.coordinating", story.Step(CaseVerb.Dispatch, reason: "再派").Refused?.Code);
        Assert.Equal(
            [CaseVerb.HandOver, CaseVerb.Notify, CaseVerb.Supervise, CaseVerb.Transfer, CaseVerb.Void],
            CaseRules
                .Next(story.State)
                .Order(Comparer<CaseVerb>.Create(
                    static (one, other) => string.CompareOrdinal(one.ToString(), other.ToString()))));
    }

    [Fact]
    public void A_return_for_overlapping_duty_is_coordinated_at_once_and_one_for_want_of_facts_never()
    {
        var overlap = CaseStory.Reported().Through(CaseVerb.Dispatch);
        overlap.Take(CaseRules.Decide(
            overlap.State,
            new StepCase(
                CaseVerb.Return,
                "ZF-1",
                Reason: "两家都管",
                Department: CaseStory.Police.Key,
                Ground: ReturnGround.Overlap),
            CaseStory.StepAt(overlap.Now)));
        Assert.Equal(ReferralCause.Overlap, Assert.IsType<CaseReferred>(overlap.Events[^1]).Cause);
        Assert.Contains(CaseStory.Police, ((CaseReferred)overlap.Events[^1]).Parties);

        var vague = CaseStory.Reported().Through(CaseVerb.Dispatch);
        for (var time = 0; time < 3; time++)
        {
            vague.Take(CaseRules.Decide(
                vague.State,
                new StepCase(CaseVerb.Return, "ZF-1", Reason: "看不清位置", Ground: ReturnGround.Incomplete),
                CaseStory.StepAt(vague.Now)));
            Assert.Null(vague.Step(CaseVerb.Dispatch).Refused);
        }

        Assert.Null(vague.State.Dispute);
    }

    [Fact]
    public void An_outcome_binds_the_lead_and_the_dispatcher_and_judges_every_return()
    {
        var story = Disputed();
        var before = story.State;
        story.Take(Heard(story, CaseStory.Sanitation, CaseStory.Office));

        var dispatched = Assert.IsType<CaseDispatched>(story.Events[^1]);
        Assert.Equal("330424001-E0405", dispatched.Coordination);
        Assert.Equal(CaseStory.Sanitation, story.State.Lead);
        Assert.Equal(
            AssignmentRole.Help, story.State.Duties.Single(static duty => duty.Party == CaseStory.Office).Role);
        Assert.Contains(CaseStory.Police, CaseRules.Recipients(before, story.State, dispatched));
        // The coordination overrules a return that the dispatcher upheld.
        Assert.Equal((1L, 0L, 1L, 2L), Returns(story, CaseStory.Sanitation));
        Assert.Equal((1L, 1L, 0L, 1L), Returns(story, CaseStory.Police));

        Assert.Equal("case.bound", story.Step(CaseVerb.Return, reason: "还是不属我局").Refused?.Code);
        story.Take(CaseRules.Decide(
            story.State,
            new StepCase(CaseVerb.Return, "HW-1", Reason: "位置不清", Ground: ReturnGround.Incomplete),
            CaseStory.StepAt(story.Now)));
        Assert.Equal("case.bound", story.Step(CaseVerb.Dispatch, department: CaseStory.Police.Key).Refused?.Code);
        Assert.Equal(CaseStage.Dispatched, story.Step(CaseVerb.Dispatch).State.Stage);
    }

    [Fact]
    public void An_outcome_that_comes_again_or_to_a_case_that_left_changes_nothing()
    {
        var story = Disputed();
        var outcome = Heard(story, CaseStory.Police);
        story.Take(outcome);
        var events = story.Events.Count;
        story.Take(Heard(story, CaseStory.Sanitation));
        Assert.Equal(events, story.Events.Count);

        var voided = Disputed().Step(CaseVerb.Void, reason: "重复");
        Assert.Contains(
            DisputeSteps.CoordinationRef("330424001-E0405"),
            CaseRules.Recipients(Disputed().State, voided.State, voided.Events[^1]));
        Assert.Empty(Heard(voided, CaseStory.Police).Events);
    }

    [Fact]
    public void The_office_that_convened_has_done_its_part_with_the_outcome()
    {
        var story = Disputed();
        story.Take(Heard(story, CaseStory.Police));

        Assert.Equal(ObligationStatus.Discharged, Of(CaseStory.Office, story)?.Status);
    }

    /// <summary>
    /// The rulebook's lead returns the case, and then the department that the dispatcher named returns it.
    /// </summary>
    internal static CaseStory Disputed() => CaseStory.Reported().Through(CaseVerb.Dispatch)
        .Step(CaseVerb.Return, reason: "不属我局")
        .Step(CaseVerb.Dispatch, department: CaseStory.Police.Key)
        .Step(CaseVerb.Return, reason: "也不属我局");

    private static Foundation.Decision<CaseEvent> Heard(CaseStory story, EntityRef lead, params EntityRef[] helpers) =>
        DisputeSteps.Hear(
        story.State,
        Id,
        new CoordinationDecided(1, lead, helpers, "纪要3号", [new(Id, 1, ReferralCause.Returns, "", "E")])
        {
            At = story.Now,
            By = "office-1",
        },
        CaseStory.StepAt(story.Now));

    private static (long Returned, long Upheld, long Overruled, long Dispatched) Returns(
        CaseStory story,
        EntityRef party)
    {
        var (state, held, figures) = (new CaseState(), (ObligationState?)null, new PartyFigures());
        foreach (var happened in story.Events)
        {
            var after = CaseRules.Apply(state, happened);
            if (CaseRules.Recipients(state, after, happened).Contains(party))
            {
                var now = ObligationRules.Apply(held, party, Id, happened, new LedgerPosition(1, 1));
                figures = ObligationRules.Count(figures, held, now, party, happened);
                held = now;
            }

            state = after;
        }

        return (figures.Returned, figures.ReturnsUpheld, figures.ReturnsOverruled, figures.Dispatched);
    }

    private static ObligationState? Of(EntityRef party, CaseStory story) => story.Events.Aggregate(
        (ObligationState?)null,
        (held, happened) => ObligationRules.Apply(held, party, Id, happened, new LedgerPosition(1, 1)));
}
