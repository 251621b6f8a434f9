using Grid.Cases;
using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Repeats;
using Grid.Rulebook;
using Grid.Tests.Counties;

namespace Grid.Tests.Cases;

/// <summary>
/// Everyone who spoke hears back; the reporter and the department may contest what was decided, each once, before a
/// post that did not decide it.
/// </summary>
public sealed class AppealTests
{
    private static readonly DateOnly Since = new(2000, 1, 1);

    private static readonly County County = TestCounty.Of(
        Rules.Empty(TimeZoneInfo.Utc)
            .With(1, new()
            {
                Table = TableName.Limits,
                Limits =
                [
                    new(ClockKind.Feedback, null, ["*"], null, [], 24, LimitUnit.UrgentHour, Since, null, "", "L"),
                    new(ClockKind.FirstFeedback, null, ["*"], null, [], 7, LimitUnit.UrgentDay, Since, null, "", "L"),
                    new(ClockKind.Review, null, ["*"], null, [], 5, LimitUnit.UrgentDay, Since, null, "", "L"),
                ],
            })
            .With(2, new()
            {
                Table = TableName.Escalations,
                Escalations =
                [
                    new("F", ClockKind.Feedback, DeadlineStep.Red, 100, null, null, Post.CommandCentre, Since,
                        null, "", "L"),
                    new("R", ClockKind.Review, DeadlineStep.Red, 100, null, null, null, Since, null, "", "L"),
                ],
            }),
        TestCounty.Office(CaseStory.Office, "coordinationOffice"),
        TestCounty.Office(CaseStory.Police, "commandCentre"));

    [Theory]
    [InlineData(CaseVerb.Refuse, CaseStage.Refused)]
    [InlineData(CaseVerb.Void, CaseStage.Voided)]
    [InlineData(CaseVerb.Transfer, CaseStage.Transferred)]
    public void A_report_that_becomes_no_case_is_answered_in_time_and_once(CaseVerb verb, CaseStage stage)
    {
        var story = new Story();
        story.Step(verb, "desk-1");

        Assert.Contains(CaseVerb.Feedback, CaseRules.Next(story.State));
        Assert.Equal([ClockKind.Feedback, ClockKind.FirstFeedback], ClockRules.At(story.State.Times));
        var missed = Assert.IsType<CaseDeadlineMissed>(Assert.Single(story.Pass(25)));
        Assert.Equal((ClockKind.Feedback, CaseStory.Police), (missed.Clock, missed.Party));

        story.Step(CaseVerb.Feedback, "desk-1");
        Assert.Equal((stage, story.Now), (story.State.Stage, story.State.Progress.FedBackAt));
        Assert.Empty(ClockRules.At(story.State.Times));
        Assert.DoesNotContain(CaseVerb.Feedback, CaseRules.Next(story.State));
        Assert.Empty(story.Step(CaseVerb.Feedback, "desk-1").Events); // sent again
    }

    [Fact]
    public void A_report_of_an_old_record_that_was_refused_asks_for_no_answer()
    {
        var times = CaseTimes.Apply(new Story().State.Times, new CaseRefused("x") { At = CaseStory.Noon });

        Assert.Empty(ClockRules.At(times));
    }

    [Fact]
    public void The_reporter_of_a_joined_report_is_answered_and_the_report_stays_joined_until_its_case_ends()
    {
        var story = new Story(CaseStory.Reported(Guid.NewGuid()).State);
        story.Step(CaseVerb.Feedback, "desk-1");
        Assert.Equal(CaseStage.Joined, story.State.Stage);
        Assert.Empty(ClockRules.At(story.State.Times));

        var primary = story.State.Links.JoinedTo!.Value;
        Assert.Empty(Heard(new CaseFedBack()).Events); // a primary that joined another was answered: nothing is closed
        story.Take(Heard(new CaseClosed()));
        story.Take(Heard(new CaseFedBack()));
        Assert.Equal(CaseStage.FedBack, story.State.Stage);

        Decision<CaseEvent> Heard(CaseEvent happened) => JoinSteps.Hear(
            story.State, primary, happened with { At = story.Now }, new(story.Now, "E", County));
    }

    [Fact]
    public void The_reporter_objects_once_and_a_post_that_did_not_decide_reviews_it_in_time()
    {
        var story = new Story();
        story.Step(CaseVerb.Refuse, "desk-1");
        story.Step(CaseVerb.Feedback, "desk-1");
        story.Step(CaseVerb.Object, "public");

        var appealed = Assert.IsType<CaseAppealed>(story.Events[^1]);
        Assert.Equal(
            (CaseStory.Office, Post.DepartmentHead, story.Now.AddDays(5)), // the county has no inspectors
            (appealed.Reviewer, appealed.Post, appealed.Due));
        var held = ObligationRules.Apply(null, CaseStory.Office, Guid.Empty, appealed, new LedgerPosition(1, 1));
        Assert.Equal(
            (AssignmentRole.Review, ObligationStatus.Open, appealed.Due), (held!.Role, held.Status, held.Due));
        Assert.Equal("case.reviewOwn", story.Step(CaseVerb.Review, "public", passed: true).Refusal?.Code);
        Assert.Contains(story.Pass(24 * 6), static e => e is CaseDeadlineMissed { Clock: ClockKind.Review });

        story.Step(CaseVerb.Review, "inspector-1", passed: true);
        Assert.Equal([typeof(CaseAppealReviewed), typeof(CaseReopened)], story.Events.TakeLast(2).Select(Type));
        Assert.Equal((CaseStage.Filed, true), (story.State.Stage, Assert.Single(story.State.Appeals).Upheld));
        Assert.DoesNotContain(ClockKind.Review, ClockRules.At(story.State.Times));
        held = ObligationRules.Apply(held, CaseStory.Office, Guid.Empty, story.Events[^2], new LedgerPosition(1, 2));
        Assert.Equal(ObligationStatus.Discharged, held!.Status);

        story.Step(CaseVerb.Void, "desk-1");
        Assert.Equal("case.objectedOnce", story.Step(CaseVerb.Object, "public").Refusal?.Code);
    }

    [Fact]
    public void An_objection_that_is_not_upheld_changes_nothing_and_one_that_comes_late_is_refused()
    {
        var story = new Story();
        story.Step(CaseVerb.Refuse, "desk-1");
        story.Step(CaseVerb.Object, "public");
        story.Step(CaseVerb.Review, "inspector-1", passed: false);
        Assert.Equal((CaseStage.Refused, false), (story.State.Stage, story.State.Appeals[0].Upheld));

        var late = new Story();
        late.Step(CaseVerb.Refuse, "desk-1");
        late.Now = late.Now.AddDays(16);
        Assert.Equal("case.appealTooLate", late.Step(CaseVerb.Object, "public").Refusal?.Code);
    }

    [Fact]
    public void Two_persons_excuse_a_lateness_which_stays_a_fact_and_leaves_the_figures()
    {
        var story = Late();
        story.Step(CaseVerb.Appeal, CaseStory.Sanitation.Key);
        Assert.Equal(CaseStory.Office, Assert.IsType<CaseAppealed>(story.Events[^1]).Reviewer);

        story.Step(CaseVerb.Review, "office-1", passed: true);
        Assert.False(story.State.Progress.LateExcused);
        Assert.Equal("case.reviewOwn", story.Step(CaseVerb.Review, "office-1", passed: true).Refusal?.Code);
        story.Step(CaseVerb.Review, "office-2", passed: true);

        Assert.Equal((true, true), (story.State.Progress.HandledLate, story.State.Progress.LateExcused));
        Assert.Equal("case.appealedOnce", story.Step(CaseVerb.Appeal, CaseStory.Sanitation.Key).Refusal?.Code);
        Assert.Equal((1, 0, 1), Figures(story));
    }

    [Fact]
    public void One_review_that_does_not_uphold_an_appeal_ends_it()
    {
        var story = Late();
        story.Step(CaseVerb.Appeal, CaseStory.Sanitation.Key);
        story.Step(CaseVerb.Review, "office-1", passed: true);
        story.Step(CaseVerb.Review, "office-2", passed: false);

        Assert.Equal((false, false), (story.State.Progress.LateExcused, story.State.Appeals[0].Upheld));
        Assert.Equal((1, 1, 1), Figures(story));
    }

    [Fact]
    public void A_department_that_was_in_time_has_nothing_to_contest()
    {
        var story = new Story(CaseStory.At(CaseStage.Closed).State);

        Assert.Equal("case.notLate", story.Step(CaseVerb.Appeal, CaseStory.Sanitation.Key).Refusal?.Code);
    }

    [Fact]
    public void A_shop_contests_a_finding_once_and_one_that_is_lifted_was_never_its_own()
    {
        var story = new Story(CaseStory.At(CaseStage.Closed));
        Assert.Equal((1, 0, 1), Owed(story));
        story.Step(CaseVerb.Contest, "shop-1");

        var appealed = Assert.IsType<CaseAppealed>(story.Events[^1]);
        Assert.Equal(
            (AppealKind.Finding, CaseStory.Shop, CaseStory.Office, story.Now.AddDays(5)),
            (appealed.Kind, appealed.Of, appealed.Reviewer, appealed.Due));
        Assert.Contains(ClockKind.Review, ClockRules.At(story.State.Times));
        Assert.Equal("case.reviewPending", story.Step(CaseVerb.Contest, "shop-2").Refusal?.Code);
        Assert.Equal("case.reviewOwn", story.Step(CaseVerb.Review, "desk-1", passed: true).Refusal?.Code); // it filed

        story.Step(CaseVerb.Review, "office-1", passed: true);

        Assert.Equal((CaseStage.Closed, true), (story.State.Stage, story.State.Appeals[0].Upheld));
        Assert.Equal((0, 1, 1), Owed(story));
        Assert.Equal("case.nothingToContest", story.Step(CaseVerb.Contest, "shop-1").Refusal?.Code);
    }

    [Fact]
    public void A_finding_that_is_contested_while_the_case_is_open_holds_the_loop_up_for_nobody_and_stays_if_rejected()
    {
        var story = new Story(CaseStory.At(CaseStage.Dispatched));
        story.Step(CaseVerb.Contest, "shop-1");
        story.Step(CaseVerb.Accept, "ZF-1");
        story.Step(CaseVerb.Handle, "ZF-1");

        var held = Held(story, CaseStory.Office)!;
        Assert.Equal((ObligationStatus.Open, null), (held.Status, held.HandledAt));
        Assert.Equal(Assert.Single(story.Events.OfType<CaseAppealed>()).Due, held.Due);
        story.Step(CaseVerb.Review, "office-1", passed: false);
        Assert.Equal(CaseStage.Handled, story.State.Stage);
        Assert.Contains(story.State.Duties, static duty => duty.Party == CaseStory.Shop);
        Assert.Equal("case.contestedOnce", story.Step(CaseVerb.Contest, "shop-1").Refusal?.Code);
    }

    [Fact]
    public void A_finding_is_contested_within_its_term_and_a_mark_by_its_number()
    {
        var story = new Story(CaseStory.At(CaseStage.Dispatched)) { Now = CaseStory.Noon.AddDays(17) };
        Assert.Equal("case.appealTooLate", story.Step(CaseVerb.Contest, "shop-1").Refusal?.Code);
        Assert.Equal("case.nothingToContest", story.Step(CaseVerb.Contest, "shop-1", mark: 3).Refusal?.Code);

        story.Take(new CasePlaceMarked(
            CaseStory.Shop, 3, "street", 5, null, null, null, story.Now.AddDays(90), CaseStage.Dispatched,
            CaseRules.Brief(story.State, "E")) { At = story.Now, By = "repeats" });
        story.Step(CaseVerb.Contest, "shop-1", mark: 3);
        story.Step(CaseVerb.Review, "office-1", passed: true);

        var reviewed = Assert.IsType<CaseAppealReviewed>(story.Events[^1]);
        Assert.Equal((CaseStory.Shop, 3, true), (reviewed.Of, reviewed.Mark, reviewed.Passed));
        var told = ObligationRules.Apply(
            Held(story, CaseStory.Shop), CaseStory.Shop, Guid.Empty, reviewed, new LedgerPosition(1, 9));
        Assert.Equal((ObligationStatus.Open, DeadlineStep.Upheld), (told!.Status, told.Notice!.Step));
    }

    /// <summary>What the shop discharged, what of it lapsed, and all that it ever owed.</summary>
    private static (long Discharged, long Lapsed, long Raised) Owed(Story story)
    {
        var (held, figures) = ((ObligationState?)null, new PartyFigures());
        foreach (var happened in story.All)
        {
            var now = ObligationRules.Apply(held, CaseStory.Shop, Guid.Empty, happened, new LedgerPosition(1, 1));
            figures = ObligationRules.Count(figures, held, now, CaseStory.Shop, happened);
            held = now;
        }

        return (figures.Discharged, figures.Lapsed, figures.Raised);
    }

    private static ObligationState? Held(Story story, EntityRef party) => story.All.Aggregate(
        (ObligationState?)null,
        (held, happened) => ObligationRules.Apply(held, party, Guid.Empty, happened, new LedgerPosition(1, 1)));

    /// <summary>What the department discharged, how much of that late, and how many parties were concerned.</summary>
    private static (long Discharged, long Late, int Reviewers) Figures(Story story)
    {
        var (held, figures) = ((ObligationState?)null, new PartyFigures());
        foreach (var happened in story.All)
        {
            var now = ObligationRules.Apply(held, CaseStory.Sanitation, Guid.Empty, happened, new LedgerPosition(1, 1));
            figures = ObligationRules.Count(figures, held, now, CaseStory.Sanitation, happened);
            held = now;
        }

        return (figures.Discharged, figures.DischargedLate, story.All.OfType<CaseAppealed>().Count());
    }

    private static Story Late()
    {
        var story = new Story(CaseStory.At(CaseStage.Accepted)) { Now = CaseStory.Noon.AddDays(9) };
        story.Step(CaseVerb.Handle, "ZF-1");
        story.Step(CaseVerb.Check, "HC-1", passed: true);
        story.Step(CaseVerb.Close, "desk-1");
        Assert.True(story.State.Progress.HandledLate);
        return story;
    }

    private static Type Type(CaseEvent happened) => happened.GetType();

    /// <summary>A case in the county above, and who takes which step.</summary>
    private sealed class Story(CaseState state)
    {
        public Story()
            : this(CaseStory.Reported().State)
        {
        }

        public Story(CaseStory before)
            : this(before.State) => All.AddRange(before.Events);

        public CaseState State { get; private set; } = state;

        public DateTimeOffset Now { get; set; } = state.At.AddMinutes(1);

        /// <summary>The events since this story began.</summary>
        public List<CaseEvent> Events { get; } = [];

        /// <summary>These and those before.</summary>
        public List<CaseEvent> All { get; } = [];

        public Decision<CaseEvent> Step(CaseVerb verb, string by, bool? passed = null, int? mark = null)
        {
            Now = Now.AddMinutes(1);
            var decision = CaseRules.Decide(
                State,
                new StepCase(verb, by, Passed: passed, Reason: "why", To: "省厅", Mark: mark),
                new(Now, "E", County));
            Take(decision);
            return decision;
        }

        /// <summary>Lets time pass; the answer is what it caused.</summary>
        public IReadOnlyList<CaseEvent> Pass(double hours)
        {
            Now = Now.AddHours(hours);
            var passed = MissedDeadlineRules.DueBy(State, "E", County, Now, atDue: false);
            Take(new Decision<CaseEvent>(passed));
            return passed;
        }

        public void Take(Decision<CaseEvent> decision)
        {
            foreach (var happened in decision.Events ?? [])
            {
                State = CaseRules.Apply(State, happened);
                Events.Add(happened);
                All.Add(happened);
            }
        }
    }
}
