using CsCheck;
using Grid.Cases;
using Grid.Rulebook;
using Grid.Simulation.Foundation;
using Grid.Simulation.Replay;

namespace Grid.Tests.Simulation;

public sealed class CasePlanTests
{
    private static readonly ClassCode Stall = new(ClassKind.Event, "04-05");

    private static readonly Gen<(ReplayRow Row, Draws Draws)> Cases =
        from number in Gen.Int
        from seed in Gen.Int
        from rework in Gen.Bool
        from closed in Gen.OneOf(Gen.Const(-1), Gen.Int[0, 7200], Gen.Int[0, 30_000_000])
        from channel in Gen.OneOf(Gen.Const("热线电话"), Gen.Const("巡查发现"))
        select (
            Given.Report(number, closedAt: closed < 0 ? null : Given.Noon.AddSeconds(closed), channel: channel),
            Draws.For(StableId.Of($"plan/{number}"), seed, rework ? 1 : 0));

    [Fact]
    public void Every_plan_goes_round_the_loop_in_order_and_never_back_in_time()
    {
        var (hurried, reworked, drawn) = (0, 0, 0);
        Cases.Sample(
            given =>
            {
                var plan = CasePlan.For(given.Row, Stall, given.Draws, Given.Silent, Given.Noon.AddHours(4));

                Assert.True(plan[0].At >= given.Row.ReportedAt);
                Assert.All(plan.Zip(plan.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
                Assert.Equal(Loop(given), plan.Select(step => step.Verb));
                Assert.All(plan, step => Assert.Equal(0, step.At.Ticks % TimeSpan.TicksPerSecond));

                _ = given.Row.ClosedAt - given.Row.ReportedAt < TimeSpan.FromMinutes(60) ? hurried++ : 0;
                _ = given.Draws.Rework ? reworked++ : 0;
                _ = given.Row.ClosedAt is null ? drawn++ : 0;
            },
            threads: 1);
        Assert.All([hurried, reworked, drawn], seen => Assert.True(seen > 5));
    }

    [Fact]
    public void A_case_is_closed_to_the_second_when_the_source_says()
    {
        Cases.Where(given => given.Row.ClosedAt is not null).Sample(given =>
        {
            var plan = CasePlan.For(given.Row, Stall, given.Draws, Given.Silent, null);

            Assert.Equal(given.Row.ClosedAt, plan.Single(step => step.Verb == CaseVerb.Close).At);
        });
    }

    [Fact]
    public void Where_the_source_gives_no_time_handling_takes_at_least_its_shortest()
    {
        Cases.Where(given => given.Row.ClosedAt is null).Sample(given =>
        {
            var plan = CasePlan.For(given.Row, Stall, given.Draws, new Durations([(Stall, TimeSpan.Zero)]), null);

            var accepted = plan.Single(step => step.Verb == CaseVerb.Accept).At;
            var handled = plan.Last(step => step.Verb == CaseVerb.Handle).At;
            var least = StepDurations.File.Least + StepDurations.Dispatch.Least + StepDurations.Accept.Least;
            Assert.True(accepted - given.Row.ReportedAt >= TimeSpan.FromMinutes(least));
            Assert.True(handled - accepted >= StepDurations.LeastHandling - TimeSpan.FromSeconds(1));
        });
    }

    [Fact]
    public void What_the_patrol_found_is_filed_without_verifying()
    {
        var plan = Plan(Given.Report(channel: "巡查发现"));

        Assert.Equal(CaseVerb.File, plan[0].Verb);
    }

    [Fact]
    public void A_first_check_that_fails_sends_it_back_to_the_handler()
    {
        var plan = CasePlan.For(Given.Report(), Stall, Draws.For(StableId.Of("x"), 1, rework: 1), Given.Silent, null);

        Assert.Equal(
            [
                (CaseVerb.Handle, null, 1),
                (CaseVerb.Check, false, 1),
                (CaseVerb.Handle, null, 2),
                (CaseVerb.Check, true, 2),
            ],
            plan.Where(step => step.Verb is CaseVerb.Handle or CaseVerb.Check)
                .Select(step => (step.Verb, step.Passed, step.Turn)));
    }

    [Theory]
    [InlineData("Duplicate", "04-05", "重复上报")]
    [InlineData("Invalid", "04-05", "情况不实")]
    [InlineData("", "06-99", "无法归类")]
    [InlineData("", "04-05", "不符合立案条件")]
    public void What_should_not_be_filed_is_refused_with_its_reason(string closure, string code, string reason)
    {
        var plan = CasePlan.For(
            Given.Report(accept: false, closure: closure),
            new(ClassKind.Event, code),
            Draws.For(StableId.Of("x"), 1, 0),
            Given.Silent,
            null);

        var step = Assert.Single(plan);
        Assert.Equal((CaseVerb.Refuse, reason), (step.Verb, step.Reason));
        Assert.InRange(step.At - Given.Noon, TimeSpan.FromMinutes(4), TimeSpan.FromHours(1));
    }

    [Fact]
    public void One_case_throws_its_own_dice_and_another_seed_throws_others()
    {
        var id = StableId.Of("a case");

        Assert.Equal(Draws.For(id, 7, 0.03), Draws.For(id, 7, 0.03));
        Assert.NotEqual(Draws.For(id, 7, 0.03), Draws.For(id, 8, 0.03));
        Assert.NotEqual(Draws.For(id, 7, 0.03), Draws.For(StableId.Of("another"), 7, 0.03));
    }

    [Fact]
    public void About_the_share_asked_for_is_reworked()
    {
        var reworked = Enumerable.Range(0, 5000).Count(i => Draws.For(StableId.Of($"rework/{i}"), 2019, 0.03).Rework);

        Assert.InRange(reworked, 100, 200);
    }

    private static IReadOnlyList<PlannedStep> Plan(ReplayRow row) =>
        CasePlan.For(row, Stall, Draws.For(row.Id, 1, 0), Given.Silent, null);

    private static CaseVerb[] Loop((ReplayRow Row, Draws Draws) given) =>
    [
        .. given.Row.Channel == "巡查发现" ? Array.Empty<CaseVerb>() : [CaseVerb.Verify],
        CaseVerb.File, CaseVerb.Dispatch, CaseVerb.Accept,
        .. given.Draws.Rework ? [CaseVerb.Handle, CaseVerb.Check] : Array.Empty<CaseVerb>(),
        CaseVerb.Handle, CaseVerb.Check, CaseVerb.Close, CaseVerb.Feedback,
    ];
}
