using Grid.Areas;
using Grid.Cases;
using Grid.Clocks;
using Grid.Counties;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Repeats;
using Grid.Rulebook;
using Grid.Tests.Atlas;
using Grid.Tests.Counties;

namespace Grid.Tests.Cases;

/// <summary>
/// 更正, 拆案 and doubt: who answers, until when and with which reports is decided anew, as for a new report.
/// </summary>
public sealed class CorrectionTests
{
    private static readonly Guid First = new("0197a0de-0000-7000-8000-000000000001");
    private static readonly Guid Second = new("0197a0de-0000-7000-8000-000000000002");
    private static readonly DateOnly Always = new(2000, 1, 1);

    /// <summary>A county in which sanitation leads all but barking, and shops answer for goods before them.</summary>
    internal static County County { get; } = TestCounty.Of(
        Rules.Empty(TimeZoneInfo.Utc)
            .With(1, new() { Table = TableName.Classes, Classes = [.. Codes().Select(Class)] })
            .With(2, new()
            {
                Table = TableName.Routes,
                Routes =
                [
                    Route("R-9", 50, ["01-96"], AssignmentRole.Lead, "department:330424-GA"),
                    Route("R-1", 100, ["*"], AssignmentRole.Lead, "department:330424-HW"),
                    Route("R-2", 90, ["*"], AssignmentRole.Grid, "place:cell"),
                    Route("R-3", 80, ["04-05"], AssignmentRole.Frontage, "place:shop"),
                ],
            })
            .With(3, new()
            {
                Table = TableName.Limits,
                Limits =
                [
                    Limit("04-05", 2, LimitUnit.UrgentHour), Limit("05-02", 1, LimitUnit.UrgentHour),
                    Limit("04-06", 8, LimitUnit.UrgentHour), Limit("01-96", 3, LimitUnit.UrgentHour),
                    new(ClockKind.Coordinate, null, ["*"], null, [], 5, LimitUnit.UrgentDay, Always, null, "", ""),
                ],
            }),
        TestCounty.Office(CaseStory.Office, "coordinationOffice"));

    internal static StepFacts At(DateTimeOffset now, Guid? primary = null) =>
        CaseStory.StepAt(now, primary) with { County = County };

    [Fact]
    public void A_case_corrected_before_dispatch_is_routed_as_a_new_report_of_that_class()
    {
        var story = CaseStory.At(CaseStage.Filed);

        Correct(story, new(Class: "01-96"));

        var corrected = Assert.IsType<CaseCorrected>(story.Events[^1]);
        Assert.Equal(
            (CaseStage.Filed, "01-96", CaseStory.Police, (EntityRef?)null),
            (story.State.Stage, story.State.Reported.Class, story.State.Lead, corrected.Released));
        Assert.Equal([CaseStory.Police, CaseStory.Cell], story.State.Duties.Select(static duty => duty.Party));
        Assert.Equal((3, LimitUnit.UrgentHour), Limited(story));
        Assert.Equal("04-05", story.State.Original!.Class); // the number stays
        Assert.Equal(
            [
                (CaseStory.Sanitation, ObligationStatus.Lapsed), (CaseStory.Shop, ObligationStatus.Lapsed),
                (CaseStory.Police, ObligationStatus.Open), (CaseStory.Cell, ObligationStatus.Open),
            ],
            new[] { CaseStory.Sanitation, CaseStory.Shop, CaseStory.Police, CaseStory.Cell }
                .Select(party => (party, Held(story, party)!.Status)));
        Assert.Equal("看错了", CaseTraces.ReasonOf(corrected));
        var at = new LedgerPosition(1, 1);
        Assert.Equal(
            ("01-96", CaseStory.Cell.Key),
            CaseTraces.Of([.. story.Events.Select(one => CaseStory.Recorded(one, at))])[^1].Found is { } found
                ? (found.Class, found.Cell)
                : default);
    }

    [Fact]
    public void A_party_hears_of_a_corrected_case_what_it_hears_of_any()
    {
        var story = CaseStory.At(CaseStage.Filed);
        var town = TestCounty.Of(
            County.Rules, Town.Area("330424001", AreaKind.Subdistrict, Town.Box(0, 0, 10, 10), "武原街道"));

        story.Take(CaseRules.Decide(
            story.State,
            new(CaseVerb.Correct, "desk-1", Reason: "看错了", FileAs: new(Class: "01-96")),
            At(story.Now) with { County = town }));

        var brief = Assert.IsType<CaseCorrected>(story.Events[^1]).Found.Brief;
        Assert.Equal("武原街道", brief.Address);
        Assert.Equal(CaseRules.Brief(story.State, brief.Number), brief with { Particulars = null });
    }

    [Fact]
    public void A_dispatched_case_that_another_department_leads_is_dispatched_again_and_the_first_is_told()
    {
        var story = CaseStory.At(CaseStage.Accepted);

        Correct(story, new(Class: "01-96"));

        Assert.Equal(
            (CaseStage.Filed, CaseStory.Police, (EntityRef?)CaseStory.Sanitation),
            (story.State.Stage, story.State.Lead, ((CaseCorrected)story.Events[^1]).Released));
        Assert.Equal(
            (ObligationStatus.Lapsed, (DeadlineStep?)DeadlineStep.Corrected),
            Held(story, CaseStory.Sanitation) is { } held ? (held.Status, held.Notice?.Step) : default);
        Assert.Equal(CaseStage.Dispatched, story.Step(CaseVerb.Dispatch).State.Stage);
        Assert.Equal(CaseStory.Police, story.State.Lead);
    }

    [Fact]
    public void Everyone_whom_a_correction_lets_go_or_who_answers_from_now_on_is_told_and_listed()
    {
        var story = CaseStory.At(CaseStage.Accepted);

        Correct(story, new(Class: "01-96"));
        Assert.Equal(
            (ObligationStatus.Lapsed, DeadlineStep.Corrected),
            Held(story, CaseStory.Shop) is { } shop ? (shop.Status, shop.Notice!.Step) : default);
        Correct(story, new(Class: "04-05"));

        var told = Listed(story).Where(static line => line.Rule == "correct").ToList();
        Assert.Equal(
            [
                (CaseStory.Police, DeadlineStep.Assigned), // the cell answers before and after, and is not told
                (CaseStory.Sanitation, DeadlineStep.Corrected), (CaseStory.Shop, DeadlineStep.Corrected),
                (CaseStory.Police, DeadlineStep.Corrected), (CaseStory.Sanitation, DeadlineStep.Assigned),
                (CaseStory.Shop, DeadlineStep.Assigned),
            ],
            told.OrderBy(static line => line.At).ThenBy(static line => line.Party.ToString(), StringComparer.Ordinal)
                .Select(static line => (line.Party, line.Step)));
        Assert.All(told, static line => Assert.Equal("看错了", line.Reason));
        Assert.Contains(
            (CaseStory.Shop, DeadlineStep.Sent),
            Listed(story).Select(static line => (line.Party, line.Step))); // the dispatch is in the list too
    }

    [Fact]
    public void Nobody_is_told_of_a_correction_of_what_was_only_known()
    {
        var story = CaseStory.Reported();

        Correct(story, new(Class: "01-96"));

        Assert.Empty(Listed(story));
        Assert.Equal(ObligationStatus.Known, Held(story, CaseStory.Police)!.Status);
    }

    [Fact]
    public void Whose_opinion_was_asked_for_owes_it_though_the_case_is_corrected()
    {
        var story = CaseStory.At(CaseStage.Accepted);
        story.Now = story.Now.AddMinutes(5);
        story.Take(CaseRules.Decide(
            story.State,
            new(CaseVerb.Consult, "desk-1", Reason: "界限不清", To: CaseStory.Office.Key),
            At(story.Now)));
        Assert.Equal(ObligationStatus.Open, Held(story, CaseStory.Office)!.Status);

        Correct(story, new(Class: "04-06"));

        Assert.Equal(
            (ObligationStatus.Open, null),
            (Held(story, CaseStory.Office)!.Status, Held(story, CaseStory.Office)!.Notice));
        var before = story.State;
        story.Now = story.Now.AddHours(1);
        story.Take(CaseRules.Decide(before, new(CaseVerb.Answer, "desk-1", Note: "归环卫"), At(story.Now)));
        Assert.Contains(CaseStory.Office, CaseRules.Recipients(before, story.State, story.Events[^1]));
        Assert.Equal(ObligationStatus.Discharged, Held(story, CaseStory.Office)!.Status);
    }

    [Fact]
    public void A_tighter_limit_runs_from_the_correction_and_a_longer_one_from_the_dispatch()
    {
        var (tight, loose) = (CaseStory.At(CaseStage.Dispatched), CaseStory.At(CaseStage.Dispatched));
        var dispatched = tight.Now;

        Correct(tight, new(Class: "05-02"), hours: 0.5);
        Correct(loose, new(Class: "04-06"), hours: 0.5);

        Assert.Equal((CaseStage.Dispatched, CaseStory.Sanitation), (tight.State.Stage, tight.State.Lead));
        Assert.Equal(dispatched.AddHours(1.5), tight.State.Due);
        Assert.Equal(dispatched.AddHours(8), loose.State.Due);
        Assert.All([tight, loose], static story => Assert.Equal(story.State.Due, story.State.Times.HandleDue));
        Assert.All(
            [tight, loose],
            static story => Assert.Equal(
                (DeadlineStep.Assigned, story.State.Due),
                Held(story, CaseStory.Sanitation)!.Notice is { } told ? (told.Step, told.Until) : default));
        Assert.All([tight, loose], static story => Assert.Equal(
            story.State.Due, ClockRules.Handling(story.State.Times, County.Calendar)));
    }

    [Fact]
    public void A_tighter_limit_is_never_due_later_than_the_case_was_and_what_is_overdue_stays_so()
    {
        var (late, nearly) = (CaseStory.At(CaseStage.Dispatched), CaseStory.At(CaseStage.Dispatched));
        var due = nearly.State.Due!.Value;

        Correct(nearly, new(Class: "05-02"), hours: 1.75);
        Correct(late, new(Class: "05-02"), hours: 5);

        Assert.Equal(due, nearly.State.Due);
        Assert.Equal(due, ClockRules.Handling(nearly.State.Times, County.Calendar));
        Assert.True(late.State.Due <= due);
    }

    [Theory]
    [InlineData("05-02", 1.5, 48, 0)] // an hour, of which one and a half were used: due when the clocks go on
    [InlineData("04-06", 1.5, 48, 6.5)]
    [InlineData("05-02", 0.25, 48, 0.75)]
    public void A_limit_that_became_another_while_it_stood_still_keeps_what_was_used(
        string @class, double used, double paused, double left)
    {
        var story = CaseStory.At(CaseStage.Dispatched).Step(CaseVerb.Suspend, reason: "等天晴", hours: used);

        Correct(story, new(Class: @class), paused - 1);
        Assert.Null(story.State.Due);
        Resume(story, 1);

        Assert.Equal(story.Now.AddHours(left), story.State.Due);
        Assert.Equal(story.State.Due, story.State.Times.HandleDue);
        Assert.Equal(story.State.Due, Held(story, CaseStory.Sanitation)!.Due);
    }

    [Theory]
    [InlineData("05-02")]
    [InlineData("04-05")]
    public void What_was_overdue_when_its_clocks_stopped_stays_so_under_another_limit(string @class)
    {
        var story = CaseStory.At(CaseStage.Dispatched);
        var due = story.State.Due;
        story.Step(CaseVerb.Suspend, reason: "等天晴", hours: 3);

        Correct(story, new(Class: @class), 10);
        Resume(story, 10);

        Assert.Equal(due, story.State.Due);
    }

    [Fact]
    public void A_suspended_case_that_another_department_leads_goes_back_and_its_clocks_run()
    {
        var story = CaseStory.At(CaseStage.Accepted).Step(CaseVerb.Suspend, reason: "等天晴");

        Correct(story, new(Class: "01-96"), 5);

        Assert.Equal((CaseStage.Filed, false, false), (
            story.State.Stage, story.State.Suspended, story.State.Times.Paused));
        Assert.Equal(CaseStage.Dispatched, story.Step(CaseVerb.Dispatch).State.Stage);
        Assert.Equal(story.Now.AddHours(3), story.State.Due);
    }

    [Fact]
    public void What_no_correction_touches_stays_and_nothing_is_due_anew()
    {
        var story = CaseStory.At(CaseStage.Dispatched);
        var (due, class_) = (story.State.Due, story.State.Reported.Class);

        Correct(story, new(Shop: ""));

        Assert.Equal((due, class_), (story.State.Due, story.State.Reported.Class));
        Assert.Null(story.State.Reported.Place.Shop);
        Assert.Equal(ObligationStatus.Lapsed, Held(story, CaseStory.Shop)!.Status);
    }

    [Theory]
    [InlineData(CaseStage.Handled)]
    [InlineData(CaseStage.Checked)]
    [InlineData(CaseStage.Closed)]
    public void A_handled_case_is_not_corrected(CaseStage stage)
    {
        var story = CaseStory.At(stage);

        Correct(story, new(Class: "01-96"));

        Assert.Equal("case.pastCorrecting", story.Refused?.Code);
    }

    [Fact]
    public void A_report_leaves_a_primary_that_is_another_matter_by_correction_unless_the_desk_joined_it()
    {
        var (primary, report, byHand) = (CaseStory.Reported(), CaseStory.Reported(First), CaseStory.Reported());
        byHand.Step(CaseVerb.Join, to: First.ToString());
        Tell(primary, Second, report.Events[^1]);

        Correct(primary, new(Attachment: ""));
        Tell(report, First, primary.Events[^1]);
        Assert.Equal(CaseStage.Joined, report.State.Stage); // still one matter

        Correct(primary, new(Class: "01-96"));
        Assert.Contains(
            CaseRules.CaseRef(Second),
            CaseRules.Recipients(primary.State, primary.State, primary.Events[^1]));
        Tell(report, First, primary.Events[^1]);
        Tell(byHand, First, primary.Events[^1]);

        Assert.Equal(
            (CaseStage.Reported, CaseStage.Joined, true),
            (report.State.Stage, byHand.State.Stage, ((CaseSplit)report.Events[^1]).Automatic));
    }

    [Fact]
    public void Joined_and_separated_is_as_never_joined_for_parties_and_figures()
    {
        var (primary, report, alone) = (CaseStory.Reported(), CaseStory.Reported(First), CaseStory.Reported());
        Tell(primary, Second, report.Events[^1]);

        primary.Take(CaseRules.Decide(
            primary.State,
            new(CaseVerb.Separate, "desk-1", Reason: "两处问题", Reports: [Second]),
            At(primary.Now)));
        report.Step(CaseVerb.Split, reason: "两处问题", to: First.ToString());
        Tell(primary, Second, report.Events[^1]); // delivered after the step said it

        Assert.IsType<CaseSeparated>(primary.Events[^2]);
        Assert.Equal((1, 0), (primary.State.Links.Reports, primary.State.Links.JoinedReports.Count));
        Assert.Equal(alone.State.Duties, report.State.Duties);
        Assert.Equal(
            (alone.State.Stage, alone.State.Times.Since, alone.State.Times.HandleDue),
            (report.State.Stage, report.State.Times.Since, report.State.Times.HandleDue));
        Assert.Equal([First], report.State.Links.NotWith);
        foreach (var duty in alone.State.Duties)
        {
            var (once, never) = (Figures(report, duty.Party), Figures(alone, duty.Party));
            Assert.Equal(never, once);
        }
    }

    [Fact]
    public void Only_what_joined_a_case_is_separated_from_it()
    {
        var story = CaseStory.Reported();
        Tell(story, Second, CaseStory.Reported(First).Events[^1]);

        story.Take(CaseRules.Decide(
            story.State, new(CaseVerb.Separate, "desk-1", Reason: "why", Reports: [First]), At(story.Now)));

        Assert.Equal("case.notGathered", story.Refused?.Code);
    }

    [Fact]
    public void A_more_urgent_case_does_not_join_a_calmer_one()
    {
        var (leak, calm) = (CaseStory.Reported(), CaseStory.Reported());
        var (day, minute) = (
            new CaseLimit(5, LimitUnit.UrgentDay, "x"), new CaseLimit(0.5, LimitUnit.UrgentHour, "x"));

        Join(leak, day);
        Join(calm, minute);

        Assert.Equal(("case.moreUrgent", CaseStage.Reported), (leak.Refused?.Code, leak.State.Stage));
        Assert.Equal(CaseStage.Joined, calm.State.Stage);

        static void Join(CaseStory story, CaseLimit primary) => story.Take(CaseRules.Decide(
            story.State,
            new(CaseVerb.Join, "desk-1", To: First.ToString()),
            At(story.Now, First) with { PrimaryLimit = primary }));
    }

    [Fact]
    public void A_report_after_handling_is_shown_to_the_check_once()
    {
        var (handled, report) = (CaseStory.At(CaseStage.Handled), CaseStory.Reported());
        var said = (CaseReported)report.Events[0] with { Doubts = First };

        for (var i = 0; i < 2; i++)
        {
            handled.Take(DoubtSteps.Hear(handled.State, Second, said, At(handled.Now)));
        }

        Assert.Equal([Second], handled.State.DoubtedBy.Select(static doubt => doubt.Report));
        Assert.Equal(CaseStage.Handled, handled.State.Stage);
        Assert.Equal(
            [CaseRules.CaseRef(First)],
            CaseRules.Recipients(report.State with { Duties = [] }, report.State with { Duties = [] }, said));
    }

    [Fact]
    public void The_place_of_a_wrong_shop_forgets_the_complaint()
    {
        var rules = Rules.Empty(TimeZoneInfo.Utc).With(1, new()
        {
            Table = TableName.Repeats,
            Repeats =
            [
                new(
                    "P-1", EntityKind.Shop, null, ["*"], null, null, [], 3, 30, 30, 0, null, Always, null, "test", "L"),
            ],
        });
        var (memory, story) = (new PlaceMemory(), CaseStory.At(CaseStage.Filed));
        RepeatRules.Apply(memory, CaseStory.Shop, First, story.Events[0], rules);
        Assert.Equal(1, RepeatRules.View(memory, story.Now).Complaints);

        Correct(story, new(Shop: ""));
        RepeatRules.Apply(memory, CaseStory.Shop, First, story.Events[^1], rules);

        Assert.Equal(0, RepeatRules.View(memory, story.Now).Complaints);
    }

    [Fact]
    public void The_second_matter_of_a_report_opens_as_a_case_of_its_own_and_the_first_stays()
    {
        var story = CaseStory.At(CaseStage.Dispatched);
        var (stage, duties) = (story.State.Stage, story.State.Duties);

        story.Take(CaseRules.Decide(
            story.State,
            new(CaseVerb.Divide, "desk-1", Reason: "一报两事", FileAs: new(Class: "01-96")),
            At(story.Now) with { Id = First }));

        var divided = Assert.IsType<CaseDivided>(story.Events[^1]);
        Assert.Equal((stage, duties), (story.State.Stage, story.State.Duties));
        Assert.Equal(
            ("01-96", CaseStory.Report.Channel, CaseStory.Noon, (Guid?)First),
            (divided.Report.Class, divided.Report.Channel, divided.Report.ReportedAt!.Value, divided.Report.Parent));
        Assert.Contains(
            CaseRules.CaseRef(divided.Case), CaseRules.Recipients(story.State, story.State, divided));
    }

    [Theory]
    [InlineData(CaseStage.Verified)]
    [InlineData(CaseStage.Filed)]
    [InlineData(CaseStage.Dispatched)]
    [InlineData(CaseStage.Accepted)]
    [InlineData(CaseStage.Handled)]
    [InlineData(CaseStage.Checked)]
    public void A_step_taken_back_leaves_the_case_and_its_parties_as_they_were(CaseStage stage)
    {
        var story = CaseStory.At(stage);
        var before = story.Events.SkipLast(1).Aggregate(new CaseState(), CaseRules.Apply);
        var (taken, parties) = (story.Events[^1], before.Duties.Select(static duty => duty.Party).ToList());
        var was = parties.ConvertAll(party => Held(story.Events.SkipLast(1), party));

        Undo(story, (taken, before));

        Assert.Null(story.Refused);
        Assert.Equal(
            (before.Stage, before.Lead, before.Due, before.Progress.HandledAt),
            (story.State.Stage, story.State.Lead, story.State.Due, story.State.Progress.HandledAt));
        Assert.Equal(
            (before.Times.Since, before.Times.HandleDue, before.Times.Dispatched, before.Times.Looked),
            (story.State.Times.Since, story.State.Times.HandleDue, story.State.Times.Dispatched,
                story.State.Times.Looked));
        Assert.Equal(was, parties.ConvertAll(party => Held(story.Events, party)));
        Undo(story, (story.Events[^1], before));
        Assert.Equal(
            before.Stage == CaseStage.Reported ? "case.pastUndoing" : "case.notUndone", story.Refused?.Code);
    }

    [Fact]
    public void A_deadline_that_passed_since_a_step_does_not_keep_the_step()
    {
        var story = CaseStory.At(CaseStage.Accepted);
        var before = story.Events.SkipLast(1).Aggregate(new CaseState(), CaseRules.Apply);
        var taken = story.Events[^1];
        story.Take(new CaseDeadlineMissed(
            ClockKind.Handle, DeadlineStep.Yellow, story.Now, "E-1", 1, null, story.State.Lead, null, null,
            CaseRules.Brief(story.State, "E-1"))
        {
            At = story.Now,
        });

        var latest = UndoSteps.Latest(story.Events);
        Assert.Same(taken, latest?.Event);
        Undo(story, latest!.Value);

        Assert.Null(story.Refused);
        Assert.Equal(
            (before.Stage, before.Due, before.Times.Since),
            (story.State.Stage, story.State.Due, story.State.Times.Since));
    }

    [Fact]
    public void A_step_on_which_something_was_built_is_not_taken_back()
    {
        var story = CaseStory.At(CaseStage.Accepted).Step(CaseVerb.Supervise, reason: "催办");
        var before = story.Events.SkipLast(1).Aggregate(new CaseState(), CaseRules.Apply);

        Undo(story, (story.Events[^1], before));

        Assert.Equal("case.notUndone", story.Refused?.Code);
    }

    private static void Undo(CaseStory story, (CaseEvent, CaseState) latest)
    {
        story.Now = story.Now.AddMinutes(1);
        story.Take(CaseRules.Decide(
            story.State, new(CaseVerb.Undo, "desk-1", $"{story.Events.Count}", Reason: "点错了"),
            At(story.Now) with { Latest = latest }));
    }

    private static void Correct(CaseStory story, FileAs found, double hours = 0.25)
    {
        story.Now = story.Now.AddHours(hours);
        story.Take(CaseRules.Decide(
            story.State, new(CaseVerb.Correct, "desk-1", Reason: "看错了", FileAs: found), At(story.Now)));
    }

    private static void Resume(CaseStory story, double hours)
    {
        story.Now = story.Now.AddHours(hours);
        story.Take(CaseRules.Decide(story.State, new(CaseVerb.Resume, "desk-1"), At(story.Now)));
    }

    private static void Tell(CaseStory story, Guid other, CaseEvent happened) =>
        story.Take(JoinSteps.Hear(story.State, other, happened, At(story.Now)));

    /// <summary>The notices of the story as the read model lists them.</summary>
    private static List<NoticeLine> Listed(CaseStory story)
    {
        var (projection, state) = (new Projection(new Dictionary<Guid, CaseProjection>()), new CaseState());
        foreach (var (at, happened) in story.Events.Index())
        {
            var after = CaseRules.Apply(state, happened);
            projection.Apply(CaseStory.Recorded(happened, new(1, at + 1)) with
            {
                Source = CaseRules.CaseRef(First).ToString(),
                Version = at + 1,
                Parties = CaseRules.Recipients(state, after, happened),
            });
            state = after;
        }

        return [.. projection.Changes().Notices.Select(static row => row.Line)];
    }

    private static ObligationState? Held(CaseStory story, EntityRef party) => Held(story.Events, party);

    private static ObligationState? Held(IEnumerable<CaseEvent> events, EntityRef party) => events.Aggregate(
        (ObligationState?)null,
        (held, happened) => ObligationRules.Apply(held, party, First, happened, new(1, 1)));

    private static PartyFigures Figures(CaseStory story, EntityRef party)
    {
        var (held, figures) = ((ObligationState?)null, new PartyFigures());
        foreach (var happened in story.Events)
        {
            var after = ObligationRules.Apply(held, party, First, happened, new(1, 1));
            figures = ObligationRules.Count(figures, held, after, party, happened);
            held = after;
        }

        return figures;
    }

    private static (double, LimitUnit) Limited(CaseStory story) =>
        (story.State.Reported.Limit.Amount, story.State.Reported.Limit.Unit);

    private static string[] Codes() => ["04-05", "04-06", "05-02", "01-96"];

    private static ClassRow Class(string code) =>
        new(ClassKind.Event, code, code, "", [], null, Always, null, "test", "L");

    private static RouteRow Route(string rule, int first, string[] classes, AssignmentRole role, string party) => new(
        rule, first, ClassKind.Event, classes, new Dictionary<string, IReadOnlyList<string>>(), role, party, Always,
        null, "test", "L");

    private static LimitRow Limit(string code, double amount, LimitUnit unit) =>
        new(ClockKind.Handle, null, [code], null, [], amount, unit, Always, null, "", "");
}
