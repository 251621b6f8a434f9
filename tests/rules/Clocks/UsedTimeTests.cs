using Grid.Cases;
using Grid.Clocks;
using Grid.Counties;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Tests.Cases;
using Grid.Tests.Counties;

namespace Grid.Tests.Clocks;

/// <summary>A clock counts the time that a department could use, and no other.</summary>
public sealed class UsedTimeTests
{
    private static readonly TimeSpan East = TimeSpan.FromHours(8);
    private static readonly County Workdays = County.Empty(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    [Fact]
    public void What_was_left_when_it_was_handled_is_left_when_the_check_fails()
    {
        // lateness.json, late-rework-in-time: eight work hours, two left at the hand-back, and a day at the checker.
        var story = Dispatched(At(20, 9), 8).Does(CaseVerb.Handle, At(20, 17));
        Assert.Equal(At(21, 9), story.State.Due);

        story.Does(CaseVerb.Check, At(21, 16, 30), passed: false);

        Assert.Equal(At(22, 8, 30), story.State.Due);
        Assert.Equal(At(22, 8, 30), story.State.Times.HandleDue);
        Assert.Equal(At(22, 8, 30), Held(story, CaseStory.Sanitation)!.Due);
        Assert.False(story.Does(CaseVerb.Handle, At(22, 8, 20)).State.Progress.HandledLate);
    }

    [Fact]
    public void What_was_overdue_when_it_was_handled_is_as_overdue_when_the_check_fails()
    {
        var story = Dispatched(At(20, 9), 2)
            .Does(CaseVerb.Handle, At(20, 16))
            .Does(CaseVerb.Check, At(21, 9), passed: false);

        Assert.Equal(At(20, 11), story.State.Due);
    }

    [Fact]
    public void A_failed_check_of_an_older_record_lets_the_limit_run_on()
    {
        var story = Dispatched(At(20, 9), 8).Does(CaseVerb.Handle, At(20, 17));
        var due = story.State.Due;
        story.Take(new CaseChecked(false) { At = At(21, 16, 30) });

        Assert.Equal((due, due, 0), (story.State.Due, story.State.Times.HandleDue, story.State.Times.Waits.Count));
    }

    [Fact]
    public void Who_was_wrong_to_return_it_has_what_was_left_of_its_limit()
    {
        // The department used three and a half of four hours; the dispatcher rejected the return ten minutes later.
        var story = Dispatched(At(20, 9), 4).Does(CaseVerb.Return, At(20, 14, 30), reason: "不属我单位");
        story.Does(CaseVerb.Dispatch, At(20, 14, 40), reason: "仍属你单位");

        var dispatched = Assert.IsType<CaseDispatched>(story.Events[^1]);
        Assert.Equal((At(20, 15, 10), 3.5), (story.State.Due, dispatched.Used));
        Assert.Equal(3.5, story.State.Times.Used);

        story.Does(CaseVerb.Return, At(20, 15), reason: "还是不属", ground: ReturnGround.NotOurs);
        story.Settled(CaseStory.Sanitation); // the coordination says so too
        Assert.Equal(TimeSpan.FromMinutes(10), story.State.Due - story.Now);
    }

    [Fact]
    public void Another_department_has_the_whole_limit_and_so_has_one_that_lacked_facts()
    {
        var elsewhere = Dispatched(At(20, 9), 4)
            .Does(CaseVerb.Return, At(20, 11), reason: "不属我单位")
            .Does(CaseVerb.Dispatch, At(20, 14), department: CaseStory.Police.Key);
        Assert.Equal(At(20, 18), elsewhere.State.Due);

        var vague = Dispatched(At(20, 9), 4)
            .Does(CaseVerb.Return, At(20, 11), reason: "位置不清", ground: ReturnGround.Incomplete)
            .Does(CaseVerb.Dispatch, At(20, 14));
        Assert.Equal((At(20, 18), (double?)null), (vague.State.Due, ((CaseDispatched)vague.Events[^1]).Used));
    }

    [Fact]
    public void A_part_that_fails_its_check_has_what_was_left_of_its_time()
    {
        var story = Dispatched(At(20, 9), 4, LimitUnit.UrgentHour);
        story.Now = At(20, 9);
        story.Joint(null, CaseStory.Police);
        story.Now = At(20, 11);
        story.Joint(JointTaskVerb.Handle, CaseStory.Police);
        var left = story.State.Parts[0].Due - story.Now;
        story.Now = At(21, 9);
        story.Joint(JointTaskVerb.Check, CaseStory.Police, passed: false);

        Assert.Equal(story.Now + left, story.State.Parts[0].Due);
        Assert.Equal(story.Now + left, Held(story, CaseStory.Police)!.Due);
    }

    private static Story Dispatched(DateTimeOffset at, double hours, LimitUnit unit = LimitUnit.WorkHour)
    {
        var story = new Story();
        var facts = CaseStory.Facts() with { Limit = new(hours, unit, "event/04-05/1") };
        story.Take(ReportRules.Decide(story.State, CaseStory.Report, facts));
        return story.Does(CaseVerb.File, at).Does(CaseVerb.Dispatch, at);
    }

    private static ObligationState? Held(Story story, EntityRef party) =>
        story.Events.Aggregate(
            (ObligationState?)null,
            (held, happened) => ObligationRules.Apply(held, party, Guid.Empty, happened, new(1, 1)));

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2019, 5, day, hour, minute, 0, East);

    /// <summary>A case in a county that works from eight to twelve and from two to six.</summary>
    private sealed class Story
    {
        private readonly CaseStory story = new();

        public CaseState State => story.State;

        public List<CaseEvent> Events => story.Events;

        public DateTimeOffset Now { get => story.Now; set => story.Now = value; }

        public void Take(Foundation.Decision<CaseEvent> decision)
        {
            story.Take(decision);
            Assert.Null(story.Refused);
        }

        public Story Does(
            CaseVerb verb,
            DateTimeOffset at,
            bool? passed = null,
            string? reason = null,
            string? department = null,
            ReturnGround? ground = null)
        {
            story.Now = at;
            Take(
                CaseRules.Decide(
                    State,
                    new StepCase(
                        verb,
                        "desk-1",
                        Passed: passed,
                        Reason: reason,
                        Department: department,
                        Ground: ground),
                    Facts(at)));
            return this;
        }

        public void Settled(EntityRef lead) => Take(DisputeSteps.Hear(
            State,
            Guid.Empty,
            new Grid.Coordinations.CoordinationDecided(
                1,
                lead,
                [],
                "纪要",
                [new(Guid.Empty, State.Dispute!.Referrals, ReferralCause.Returns, "", "E")])
            {
                At = Now,
                By = "office-1",
            },
            Facts(Now)));

        public void Joint(JointTaskVerb? verb, EntityRef department, bool passed = true) =>
            story.Joint(verb, department, passed);

        private static StepFacts Facts(DateTimeOffset at) => CaseStory.StepAt(at) with { County = Workdays };
    }
}
