using Grid.Cases;
using Grid.Counties;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Tests.Cases;

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
        var handled = Dispatched(At(20, 9), 8).Does(CaseVerb.Handle, At(20, 17));
        Assert.Equal(At(21, 9), handled.State.Due);

        handled.Does(CaseVerb.Check, At(21, 16, 30), passed: false);

        Assert.Equal(At(22, 8, 30), handled.State.Due);
        Assert.Equal(At(22, 8, 30), handled.State.Times.HandleDue);
        Assert.Equal(At(22, 8, 30), Held(handled, CaseStory.Sanitation)!.Due);
        Assert.False(handled.Does(CaseVerb.Handle, At(22, 8, 20)).State.Progress.HandledLate);
    }

    [Fact]
    public void What_was_overdue_when_it_was_handled_is_as_overdue_when_the_check_fails()
    {
        var handled = Dispatched(At(20, 9), 2)
            .Does(CaseVerb.Handle, At(20, 16))
            .Does(CaseVerb.Check, At(21, 9), passed: false);

        Assert.Equal(At(20, 11), handled.State.Due);
    }

    [Fact]
    public void A_failed_check_of_an_older_record_lets_the_limit_run_on()
    {
        var handled = Dispatched(At(20, 9), 8).Does(CaseVerb.Handle, At(20, 17));
        var due = handled.State.Due;
        handled.Take(new CaseChecked(false) { At = At(21, 16, 30) });

        var times = handled.State.Times;
        Assert.Equal((due, due, 0), (handled.State.Due, times.HandleDue, times.Waits.Count));
    }

    [Fact]
    public void Who_was_wrong_to_return_it_has_what_was_left_of_its_limit()
    {
        // The department used three and a half of four hours; the dispatcher rejected the return ten minutes later.
        var handled = Dispatched(At(20, 9), 4).Does(CaseVerb.Return, At(20, 14, 30), reason: "不属我单位");
        handled.Does(CaseVerb.Dispatch, At(20, 14, 40), reason: "仍属你单位");

        var dispatched = Assert.IsType<CaseDispatched>(handled.Events[^1]);
        Assert.Equal((At(20, 15, 10), 3.5), (handled.State.Due, dispatched.Used));
        Assert.Equal(3.5, handled.State.Times.Used);

        handled.Does(CaseVerb.Return, At(20, 15), reason: "还是不属", ground: ReturnGround.NotOurs);
        handled.Settled(CaseStory.Sanitation); // the coordination says so too
        Assert.Equal(TimeSpan.FromMinutes(10), handled.State.Due - handled.Now);
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
        var handled = Dispatched(At(20, 9), 4, LimitUnit.UrgentHour);
        handled.Now = At(20, 9);
        handled.Joint(null, CaseStory.Police);
        handled.Now = At(20, 11);
        handled.Joint(JointTaskVerb.Handle, CaseStory.Police);
        var left = handled.State.Parts[0].Due - handled.Now;
        handled.Now = At(21, 9);
        handled.Joint(JointTaskVerb.Check, CaseStory.Police, passed: false);

        Assert.Equal(handled.Now + left, handled.State.Parts[0].Due);
        Assert.Equal(handled.Now + left, Held(handled, CaseStory.Police)!.Due);
    }

    private static HandledCase Dispatched(DateTimeOffset at, double hours, LimitUnit unit = LimitUnit.WorkHour)
    {
        var handled = new HandledCase();
        var facts = CaseStory.Facts() with { Limit = new(hours, unit, "event/04-05/1") };
        handled.Take(ReportRules.Decide(handled.State, CaseStory.Report, facts));
        return handled.Does(CaseVerb.File, at).Does(CaseVerb.Dispatch, at);
    }

    private static ObligationState? Held(HandledCase handled, EntityRef party) =>
        handled.Events.Aggregate(
            (ObligationState?)null,
            (held, happened) => ObligationRules.Apply(held, party, Guid.Empty, happened, new(1, 1)));

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2019, 5, day, hour, minute, 0, East);

    /// <summary>A case in a county that works from eight to twelve and from two to six.</summary>
    private sealed class HandledCase
    {
        private readonly CaseStory handled = new();

        public CaseState State => handled.State;

        public List<CaseEvent> Events => handled.Events;

        public DateTimeOffset Now { get => handled.Now; set => handled.Now = value; }

        public void Take(Foundation.Decision<CaseEvent> decision)
        {
            handled.Take(decision);
            Assert.Null(handled.Refused);
        }

        public HandledCase Does(
            CaseVerb verb,
            DateTimeOffset at,
            bool? passed = null,
            string? reason = null,
            string? department = null,
            ReturnGround? ground = null)
        {
            handled.Now = at;
            Take(CaseRules.Decide(
                State,
                new StepCase(verb, "desk-1", Passed: passed, Reason: reason, Department: department, Ground: ground),
                Facts(at)));
            return this;
        }

        public void Settled(EntityRef lead) => Take(DisputeSteps.Hear(
            State,
            Guid.Empty,
            new Grid.Coordinations.CoordinationDecided(
                1, lead, [], "纪要", [new(Guid.Empty, State.Dispute!.Referrals, ReferralCause.Returns, "", "E")])
            {
                At = Now,
                By = "office-1",
            },
            Facts(Now)));

        public void Joint(JointTaskVerb? verb, EntityRef department, bool passed = true) =>
            handled.Joint(verb, department, passed);

        private static StepFacts Facts(DateTimeOffset at) => CaseStory.StepAt(at) with { County = Workdays };
    }
}
