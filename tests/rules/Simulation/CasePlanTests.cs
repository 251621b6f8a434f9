using CsCheck;
using Grid.Cases;
using Grid.Rulebook;
using Grid.Simulation.Foundation;
using Grid.Simulation.Replay;

namespace Grid.Tests.Simulation;

public sealed class CasePlanTests
{
    private static readonly ClassCode Stall = new(ClassKind.Event, "04-05");

    private static readonly Gen<(ReplayRow Row, bool Verifies, Draws Draws)> Cases =
        from number in Gen.Int
        from seed in Gen.Int
        from rework in Gen.Bool
        from closed in Gen.OneOf(Gen.Const(-1), Gen.Int[0, 7200], Gen.Int[0, 30_000_000])
        from verifies in Gen.Bool
        select (
            Given.Report(number, closedAt: closed < 0 ? null : Given.Noon.AddSeconds(closed)),
            verifies,
            Draws.For(StableId.Of($"plan/{number}"), seed, rework ? 1 : 0));

    [Fact]
    public void Every_plan_goes_round_the_loop_in_order_and_never_back_in_time()
    {
        var (hurried, reworked, drawn) = (0, 0, 0);
        Cases.Sample(
            given =>
            {
                var plan = CasePlan.For(
                    given.Row, new(Stall, given.Verifies, Given.Noon.AddHours(4)), given.Draws, Given.Silent);

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
            var plan = CasePlan.For(given.Row, new(Stall, given.Verifies, null), given.Draws, null);

            Assert.Equal(given.Row.ClosedAt, plan.Single(step => step.Verb == CaseVerb.Close).At);
        });
    }

    [Fact]
    public void Where_the_source_gives_no_time_handling_takes_at_least_its_shortest()
    {
        Cases.Where(given => given.Row.ClosedAt is null).Sample(given =>
        {
            var plan = CasePlan.For(
                given.Row,
                new(Stall, given.Verifies, null),
                given.Draws,
                new Durations([(Stall.Kind, Stall.Code, TimeSpan.Zero)]));

            var accepted = plan.Single(step => step.Verb == CaseVerb.Accept).At;
            var handled = plan.Last(step => step.Verb == CaseVerb.Handle).At;
            var least = StepDurations.File.Least + StepDurations.Dispatch.Least + StepDurations.Accept.Least;
            Assert.True(accepted - given.Row.ReportedAt >= TimeSpan.FromMinutes(least));
            Assert.True(handled - accepted >= StepDurations.LeastHandling - TimeSpan.FromSeconds(1));
        });
    }

    [Fact]
    public void What_the_county_does_not_verify_is_filed_at_once()
    {
        var plan = CasePlan.For(Given.Report(), new(Stall, false, null), Given.Draws, null);

        Assert.Equal(CaseVerb.File, plan[0].Verb);
    }

    [Fact]
    public void A_first_check_that_fails_sends_it_back_to_the_handler()
    {
        var plan = CasePlan.For(
            Given.Report(), new(Stall, true, null), Draws.For(StableId.Of("x"), 1, rework: 1), Given.Silent);

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

    [Fact]
    public void A_case_that_the_source_never_closed_stays_with_its_department()
    {
        Cases.Where(given => given.Row.ClosedAt is null).Sample(given =>
        {
            var plan = CasePlan.For(given.Row, new(Stall, given.Verifies, null), given.Draws, null);

            Assert.Equal(
                Loop(given).TakeWhile(verb => verb != CaseVerb.Handle), plan.Select(static step => step.Verb));
            Assert.All(plan.Zip(plan.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
        });
    }

    [Theory]
    [InlineData("Duplicate", "04-05", "Duplicate")]
    [InlineData("", null, "no class")]
    [InlineData("", "04-05", "not taken up by the source")]
    public void What_should_not_be_filed_is_refused_in_the_word_of_the_source_and_the_reporter_hears(
        string closure, string? code, string reason)
    {
        var plan = CasePlan.For(
            Given.Report(accept: false, closure: closure),
            new(code is null ? null : new(ClassKind.Event, code), true, null),
            Given.Draws,
            null);

        Assert.Equal([CaseVerb.Refuse, CaseVerb.Feedback], plan.Select(static step => step.Verb));
        Assert.Equal(reason, plan[0].Reason);
        Assert.InRange(plan[0].At - Given.Noon, TimeSpan.FromMinutes(4), TimeSpan.FromHours(1));
        Assert.InRange(plan[1].At - plan[0].At, TimeSpan.FromMinutes(4), TimeSpan.FromHours(2));
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

    private static CaseVerb[] Loop((ReplayRow Row, bool Verifies, Draws Draws) given) =>
    [
        .. given.Verifies ? [CaseVerb.Verify] : Array.Empty<CaseVerb>(),
        CaseVerb.File, CaseVerb.Dispatch, CaseVerb.Accept,
        .. given.Draws.Rework ? [CaseVerb.Handle, CaseVerb.Check] : Array.Empty<CaseVerb>(),
        CaseVerb.Handle, CaseVerb.Check, CaseVerb.Close, CaseVerb.Feedback,
    ];
}
