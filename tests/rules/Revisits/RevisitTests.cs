using Grid.Tests.Counties;
using CsCheck;
using Grid.Cases;
using Grid.Clocks;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Revisits;
using Grid.Rulebook;
using Grid.Tests.Cases;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Revisits;

public sealed class RevisitTests
{
    private const string Market = "04-06";

    private static readonly DateTimeOffset Closed = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly EntityRef Street = new(EntityKind.Segment, "S-1"),
        Cell = new(EntityKind.Cell, "330424001001001"),
        Bureau = new(EntityKind.Department, "ZF"),
        Area = new(EntityKind.Department, "AREA");
    private static readonly Assignment[] Duties =
    [
        new(Bureau, AssignmentRole.Lead, null, "R-1"),
        new(Street, AssignmentRole.Segment, null, "R-2"),
    ];

    private static readonly Rules Book = Rules.Empty(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).With(1, new()
    {
        Table = TableName.Revisits,
        Revisits =
        [
            Row("L", RevisitKind.LookBack, 1, 5, Post.SegmentChief),
            Row("R", RevisitKind.Rebound, 3, 9, Post.GridMember),
        ],
    });

    [Fact]
    public void A_closed_case_is_gone_back_to_by_the_posts_and_days_the_table_says_once_for_each_closing()
    {
        var (state, set) = Pass(Given(), Closed.AddMinutes(1));

        var noted = Assert.IsType<CaseRevisitsSet>(Assert.Single(set));
        Assert.Equal(
            [(RevisitKind.LookBack, Street, 1), (RevisitKind.Rebound, Cell, 3)],
            noted.Revisits.Select(static revisit => (revisit.Kind, revisit.Party, revisit.Due.Count)));
        Assert.Equal([Closed.AddDays(3), Closed.AddDays(6), Closed.AddDays(9)], noted.Revisits[1].Due);
        Assert.Equal(Closed.AddDays(5), noted.Revisits[0].Next);
        Assert.Empty(Pass(state, Closed.AddDays(30)).Passed);
        Assert.Equal([CaseVerb.LookBack, CaseVerb.Rebound], CaseRules.Next(state).Where(RevisitSteps.IsRevisit));
    }

    [Fact]
    public void A_marked_place_is_looked_back_at_sooner_and_longer_never_later_and_patrolled_as_ever()
    {
        var set = Assert.IsType<CaseRevisitsSet>(Assert.Single(Pass(Given(), Closed, longer: 30).Passed));

        Assert.Equal([Closed.AddDays(2.5), Closed.AddDays(5), Closed.AddDays(35)], set.Revisits[0].Due);
        Assert.Equal([Closed.AddDays(3), Closed.AddDays(6), Closed.AddDays(9)], set.Revisits[1].Due);
    }

    [Fact]
    public void A_marked_place_has_every_usual_visit_at_its_day_or_before_whatever_the_county_sets()
    {
        foreach (var (visits, denser, longer) in
            from visits in Enumerable.Range(1, 4)
            from denser in Enumerable.Range(1, 4)
            from longer in new[] { 0.5, 7, 30 }
            select (visits, denser, longer))
        {
            var rules = Rules.Empty(TimeZoneInfo.Utc)
                .With(1, new()
                {
                    Table = TableName.Revisits,
                    Revisits = [Row("L", RevisitKind.LookBack, visits, 5, Post.SegmentChief)],
                })
                .With(2, new()
                {
                    Table = TableName.Practice,
                    Practice = [new("markedVisits", denser, new(2020, 1, 1), null, "made", "L")],
                });
            var usual = Due(0);
            var marked = Due(longer);

            Assert.All(usual, due => Assert.Contains(due, marked));
            Assert.True(marked[0] <= usual[0] && (denser == 1 || marked[0] < usual[0]));
            Assert.Equal((visits * denser) + 1, marked.Count);
            Assert.Equal(usual[^1].AddDays(longer), marked[^1]);
            Assert.Equal(marked.Order(), marked);

            IReadOnlyList<DateTimeOffset> Due(double days) => Assert
                .IsType<CaseRevisitsSet>(Assert.Single(Pass(Given(), Closed, days, rules).Passed)).Revisits[0].Due;
        }
    }

    [Fact]
    public void At_a_marked_place_one_look_back_follows_another()
    {
        var (state, _) = Pass(Given(), Closed, longer: 30);
        foreach (var visit in Enumerable.Range(1, 3))
        {
            var passed = Decide(state, CaseVerb.LookBack, true);
            Assert.Equal(visit, Assert.IsType<CaseRevisited>(Assert.Single(passed.Events)).Visit);
            state = passed.Events.Aggregate(state, CaseRules.Apply);
        }

        Assert.Equal("case.doneOtherwise", Decide(state, CaseVerb.LookBack, false).Refusal?.Code);
    }

    [Fact]
    public void A_visit_that_passes_discharges_its_owner_and_one_that_fails_reopens_the_case()
    {
        var (state, _) = Pass(Given(), Closed);
        var passed = Decide(state, CaseVerb.LookBack, true);
        Assert.Equal(
            (1, true, Street, (DateTimeOffset?)null),
            passed.Events.Cast<CaseRevisited>().Select(static e => (e.Visit, e.Passed, e.Party, e.Due)).Single());

        state = passed.Events.Aggregate(state, CaseRules.Apply);
        Assert.Equal("case.doneOtherwise", Decide(state, CaseVerb.LookBack, false).Refusal?.Code);
        state = Decide(state, CaseVerb.Rebound, true).Events.Aggregate(state, CaseRules.Apply);
        var back = Decide(state, CaseVerb.Rebound, false);

        Assert.Equal([typeof(CaseRevisited), typeof(CaseReopened)], back.Events.Select(static e => e.GetType()));
        state = back.Events.Aggregate(state, CaseRules.Apply);
        Assert.Equal((CaseStage.Filed, 0), (state.Stage, state.Revisits.Count));
        Assert.Empty(Pass(state, Closed.AddDays(30)).Passed);
    }

    [Fact]
    public void The_inspector_owes_the_visit_after_the_feedback_to_the_reporter()
    {
        var (_, set) = Pass(Given(), Closed);

        Assert.Equal(
            ObligationStatus.Open, Hold(Hold(null, set), [new CaseFedBack { At = Closed.AddMinutes(5) }])!.Status);
    }

    [Fact]
    public void A_missed_visit_notifies_its_owner_and_then_the_chiefs_above_until_it_is_made()
    {
        var rules = Book.With(2, new()
        {
            Table = TableName.Escalations,
            Escalations =
            [
                new("V1", ClockKind.Revisit, DeadlineStep.Red, 100, null, null, null, new(2020, 1, 1), null, "made",
                    "L"),
                new("V2", ClockKind.Revisit, DeadlineStep.Escalate, null, 2, LimitUnit.UrgentHour, Post.AreaChief,
                    new(2020, 1, 1), null, "made", "L"),
            ],
        });
        var state = Pass(Given(), Closed, rules: rules).State;
        Assert.Empty(Pass(state, Closed.AddDays(3).AddTicks(-1), rules: rules).Passed);
        state = CaseRules.Apply(state, new CaseFedBack { At = Closed.AddDays(1) });

        var (reminded, first) = Pass(state, Closed.AddDays(3), rules: rules);
        var (late, second) = Pass(reminded, Closed.AddDays(3).AddHours(2), rules: rules);

        CaseEvent[] missed = [.. first, .. second];
        Assert.Equal(
            [("V1", Cell, Closed.AddDays(3)), ("V2", Area, Closed.AddDays(3).AddHours(2))],
            missed.Cast<CaseDeadlineMissed>().Select(static e => (e.Rule, e.Party!.Value, e.Due)));
        Assert.Equal("P-7", Assert.IsType<CaseDeadlineMissed>(first[0]).Holder); // who has to go
        Assert.Empty(Pass(late, Closed.AddDays(4), rules: rules).Passed);
        Assert.Equal(Closed.AddDays(3), Assert.Single(ClockViews.Of(late.Times, rules)).Due);
        Assert.Contains(Area, CaseRules.Recipients(late, late, new CaseProgressed()));

        var chief = missed.Append(new CaseFedBack { At = Closed.AddDays(3.5) })
            .Aggregate(
                (ObligationState?)null, static (held, e) => ObligationRules.Apply(held, Area, Guid.Empty, e, default));
        Assert.Equal((AssignmentRole.Chief, ObligationStatus.Open), (chief!.Role, chief.Status));

        var went = Decide(late, CaseVerb.Rebound, true).Events;
        Assert.Equal(
            ObligationStatus.Discharged,
            went.Aggregate(
                (ObligationState?)chief,
                static (held, e) => ObligationRules.Apply(held, Area, Guid.Empty, e, default))!.Status);
        var next = Pass(went.Aggregate(late, CaseRules.Apply), Closed.AddDays(5), rules: rules).Passed;
        Assert.Equal(
            ("V1", Street, Closed.AddDays(5)),
            next.Cast<CaseDeadlineMissed>().Select(static e => (e.Rule, e.Party!.Value, e.Due)).Single());
    }

    [Fact]
    public void A_chief_who_had_notice_of_a_visit_is_free_when_the_case_opens_again()
    {
        var missed = new CaseDeadlineMissed(
            ClockKind.Revisit,
            DeadlineStep.Escalate,
            Closed.AddDays(3),
            "V2",
            3, Post.AreaChief, Area, null, null,
            new("E-1", ClassKind.Event, Market, Cell.Key, default, Closed))
        {
            At = Closed.AddDays(3),
        };
        var reopened = new CaseReopened("again", Duties, missed.Brief) { At = Closed.AddDays(4) };

        var chief = new CaseEvent[] { missed, reopened }.Aggregate(
            (ObligationState?)null, static (held, e) => ObligationRules.Apply(held, Area, Guid.Empty, e, default));

        Assert.Equal(ObligationStatus.Lapsed, chief!.Status);
    }

    [Fact]
    public void A_visit_without_its_outcome_is_refused() =>
        Assert.Equal("case.passedMissing", Decide(Pass(Given(), Closed).State, CaseVerb.Rebound, null).Refusal?.Code);

    [Fact]
    public void No_visit_is_owed_for_what_lies_long_behind_or_has_no_row()
    {
        Assert.Empty(Assert.IsType<CaseRevisitsSet>(Assert.Single(Pass(Given(), Closed.AddDays(40)).Passed)).Revisits);
        Assert.Empty(Pass(Given(@class: "01-10"), Closed.AddDays(1)).Passed);
    }

    [Fact]
    public void What_a_party_owes_for_going_back_is_open_until_its_last_visit_and_lapses_when_the_case_opens_again()
    {
        var (visited, reopened) = (0, 0);
        Gen.Select(Gen.Bool, Gen.Bool).Array[0, 6].Sample(visits =>
        {
            var (state, set) = Pass(Given(), Closed);
            var (held, made) = (Hold(null, set), 0);
            foreach (var (lookBack, passed) in visits)
            {
                var happened = Decide(state, lookBack ? CaseVerb.LookBack : CaseVerb.Rebound, passed).Events;
                state = (happened ?? []).Aggregate(state, CaseRules.Apply);
                held = Hold(held, happened ?? []);
                made += (happened ?? []).Count(static e =>
                    e is CaseRevisited { Kind: RevisitKind.Rebound, Passed: true });
                visited++;
            }

            var owes = state
                .Revisits.Where(static revisit => revisit.Party == Cell)
                .Min(static revisit => revisit.Next);
            Assert.Equal(
                (owes is not null, owes),
                (held!.Status == ObligationStatus.Open, held.Status == ObligationStatus.Open ? held.Due : null));
            Assert.Equal(made == 3, held.Status == ObligationStatus.Discharged);
            Assert.Equal(made < 3 && state.Stage == CaseStage.Filed, held.Status == ObligationStatus.Lapsed);
            reopened += state.Stage == CaseStage.Filed ? 1 : 0;
        });
        Assert.True(visited > 0 && reopened > 0);
    }

    [Fact]
    public async Task The_county_goes_back_to_what_the_plan_names()
    {
        var rules = await HaiyanBook.Rules();

        Assert.Empty(TableRules.Check(await HaiyanBook.Table(TableName.Revisits), rules));
        Assert.Equal(
            [RevisitKind.LookBack, RevisitKind.Rebound],
            rules.Revisits.Of(ClassKind.Event, "01-99", 1, new(2019, 6, 1)).Select(static row => row.Kind));
        Assert.Empty(rules.Revisits.Of(ClassKind.Event, "06-99", 1, new(2019, 6, 1)));
    }

    private static ObligationState? Hold(ObligationState? held, IEnumerable<CaseEvent> happened) =>
        happened.Aggregate(held, static (before, e) => ObligationRules.Apply(before, Cell, Guid.Empty, e, default));

    private static (CaseState State, IReadOnlyList<CaseEvent> Passed) Pass(
        CaseState state,
        DateTimeOffset now,
        double longer = 0,
        Rules? rules = null)
    {
        var county = TestCounty.Of(rules ?? Book, TestCounty.Post(Post.GridMember, Cell, "P-7"));
        var passed = MissedDeadlineRules.DueBy(state, "E-1", county, now, atDue: false, longer);
        return (passed.Aggregate(state, CaseRules.Apply), passed);
    }

    private static Decision<CaseEvent> Decide(CaseState state, CaseVerb verb, bool? passed) =>
        CaseRules.Decide(state, new StepCase(verb, "P-1", Passed: passed), CaseStory.StepAt(Closed.AddDays(4)));

    private static CaseState Given(string @class = Market) => new CaseEvent[]
    {
        new CaseReported
        {
            At = Closed.AddHours(-3),
            Kind = ClassKind.Event,
            Class = @class,
            Place = new Place { Cell = Cell.Key, Subdistrict = Area.Key, Segment = Street.Key },
            Channel = "巡查发现",
            ReportedAt = Closed.AddHours(-3),
            Duties = Duties,
            Limit = new(2, LimitUnit.UrgentHour, $"event/{@class}/1@2020-01-01"),
            Lead = Bureau,
        },
        new CaseFiled { At = Closed.AddHours(-2) },
        new CaseDispatched(Bureau, Duties, new("E-1", ClassKind.Event, @class, Cell.Key, default, Closed.AddHours(-3)))
        {
            At = Closed.AddHours(-2),
        },
        new CaseHandled(false) { At = Closed.AddHours(-1) },
        new CaseChecked(true) { At = Closed.AddHours(-1) },
        new CaseClosed { At = Closed },
    }.Aggregate(new CaseState(), CaseRules.Apply);

    private static RevisitRow Row(string rule, RevisitKind kind, int visits, double within, Post to) =>
        new(rule, kind, null, ["04-*"], null, visits, within, LimitUnit.UrgentDay, to, new(2020, 1, 1), null, "made",
            "L");
}
