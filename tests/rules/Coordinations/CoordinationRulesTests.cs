using CsCheck;
using Grid.Cases;
using Grid.Coordinations;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;
using Grid.Tests.Cases;

namespace Grid.Tests.Coordinations;

public sealed class CoordinationRulesTests
{
    private static readonly Guid One = Guid.Parse("0197a0de-0000-7000-8000-000000000001"),
        Other = Guid.Parse("0197a0de-0000-7000-8000-000000000002");

    [Fact]
    public void Cases_of_one_matter_hang_on_one_coordination_and_are_settled_together()
    {
        var state = Heard(new(), One, Referred(1));
        state = Heard(state, Other, Referred(1));
        state = Heard(state, Other, Referred(1)); // delivered again

        Assert.Equal([One, Other], state.Open!.Cases.Select(static one => one.Case));
        var decided = Assert.IsType<CoordinationDecided>(Assert.Single(Decide(state, "ZF").Events));
        Assert.Equal(2, decided.Cases.Count);
        Assert.Equal(2, CoordinationRules.Recipients(state, CoordinationRules.Apply(state, decided), decided).Count);
    }

    [Fact]
    public void An_outcome_sent_again_is_answered_and_another_is_refused()
    {
        var state = Heard(new(), One, Referred(1));
        state = CoordinationRules.Apply(state, Decide(state, "ZF").Events[0]);

        Assert.Empty(Decide(state, "ZF").Events);
        Assert.Null(Decide(state, "ZF").Refusal);
        Assert.Equal("coordination.decided", Decide(state, "GA").Refusal?.Code);
        Assert.Equal("coordination.unknown", Decide(new(), "GA").Refusal?.Code);
    }

    [Fact]
    public void A_round_ends_with_its_last_case_and_the_next_dispute_opens_another()
    {
        var state = Heard(new(), One, Referred(1));
        state = Heard(state, One, new CaseVoided("重复"));

        Assert.Equal(CoordinationStatus.Dropped, state.Latest!.Status);
        Assert.Equal("coordination.dropped", Decide(state, "ZF").Refusal?.Code);
        Assert.Equal(2, Heard(state, Other, Referred(1)).Open!.Number);
    }

    [Fact]
    public void A_department_at_the_table_may_speak_and_another_may_not()
    {
        var state = Heard(new(), One, Referred(1));

        Assert.IsType<CoordinationStated>(Assert.Single(
            CoordinationRules
                .Decide(state, new StatePosition("x", CaseStory.Police.Key, "不属我局"), CaseStory.Noon)
                .Events));
        Assert.Equal(
            "coordination.notConcerned",
            CoordinationRules.Decide(state, new StatePosition("x", "330424-JT", "我来"), CaseStory.Noon).Refusal?.Code);
    }

    [Fact]
    public void An_outcome_is_offered_as_rows_that_come_before_those_that_lead_now()
    {
        var rules = Rules.Empty(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).With(1, new()
        {
            Table = TableName.Routes,
            Routes =
            [
                new("R-1", 200, null, ["04-*"], new Dictionary<string, IReadOnlyList<string>>(), AssignmentRole.Lead,
                    "department:GA", new(2020, 1, 1), null, "S", "H"),
            ],
        });
        var state = Heard(new(), One, Referred(1));
        state = CoordinationRules.Apply(
            state,
            CoordinationRules
                .Decide(state, new DecideCoordination("office", "ZF", ["JT"], "纪要3号"), CaseStory.Noon)
                .Events[0]);

        var rows = CoordinationViews.Of("330424001-E0405", state, 2, default, rules).Proposed;

        Assert.Equal(["K-330424001-E0405-1", "K-330424001-E0405-1-1"], rows.Select(static row => row.Rule));
        Assert.Equal(
            (199, AssignmentRole.Lead, "department:ZF", new DateOnly(2026, 6, 2)),
            (rows[0].Precedence, rows[0].Role, rows[0].Party, rows[0].From));
        Assert.Contains("纪要3号", rows[0].Source, StringComparison.Ordinal);
        var routes = new RouteList([
            .. rules.Routes.Speaking(ClassKind.Event, "04-05").Select(static route => route.Row),
            .. rows,
        ]);
        var asked = new RouteQuestion(
            ClassKind.Event,
            "04-05",
            1,
            new Place { Subdistrict = "330424001", Cell = "330424001002017" },
            CaseStory.Noon.AddDays(2));
        Assert.Equal("ZF", routes.Answer(asked, new(rules.Calendar, asked.At))[0].Party.Key);
    }

    /// <summary>
    /// Deliveries may come in any order and more than once: no case hangs on a round twice, and a round that is settled
    /// gains none.
    /// </summary>
    [Fact]
    public void Late_and_repeated_deliveries_change_nothing()
    {
        var settled = 0;
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[0, 5]).Array[1, 40].Sample(steps =>
        {
            var (state, referral) = (new CoordinationState(), new int[4]);
            foreach (var (which, _, what) in steps)
            {
                var id = new Guid(which, 0, 0, new byte[8]);
                switch (what)
                {
                    case 0:
                        var before = state.Latest;
                        foreach (var happened in Decide(state, "ZF").Events)
                        {
                            state = CoordinationRules.Apply(state, happened);
                            Interlocked.Increment(ref settled);
                        }

                        Assert.Equal(before?.Cases, state.Latest?.Cases);
                        break;
                    case 1:
                        state = Heard(state, id, new CaseVoided(""));
                        break;
                    case 2: // again
                        var same = referral[which] == 0 ? state : Heard(state, id, Referred(referral[which]));
                        Assert.Same(state, same);
                        break;
                    default:
                        state = Heard(state, id, Referred(++referral[which]));
                        break;
                }

                Assert.All(
                    state.Rounds,
                    static round =>
                        Assert.Equal(
                            round.Cases.Count, round.Cases.DistinctBy(static one => (one.Case, one.Referral)).Count()));
                Assert.True(state.Rounds.Count(static round => round.Status == CoordinationStatus.Open) <= 1);
            }
        });
        Assert.True(settled > 20);
    }

    private static CaseReferred Referred(int referral) => new(
        "330424001-E0405",
        ReferralCause.Returns,
        referral,
        CaseStory.Office,
        CaseStory.Noon.AddDays(5),
        [CaseStory.Sanitation, CaseStory.Police],
        "不属我局",
        new("E", ClassKind.Event, "04-05", CaseStory.Cell.Key, default, CaseStory.Noon))
    {
        At = CaseStory.Noon,
        By = "desk",
    };

    private static Foundation.Decision<CoordinationEvent> Decide(CoordinationState state, string lead) =>
        CoordinationRules.Decide(state, new DecideCoordination("office", lead, [], "纪要"), CaseStory.Noon);

    private static CoordinationState Heard(CoordinationState state, Guid id, CaseEvent happened) =>
        CoordinationRules.Hear(state, id, happened).Events.Aggregate(state, CoordinationRules.Apply);
}
