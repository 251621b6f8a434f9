using Grid.Cases;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Tests.Counties;

namespace Grid.Tests.Cases;

/// <summary>
/// 并案 and its undoing: a report that joined another is a report of its own again when that one turns out to be none.
/// </summary>
public sealed class JoinTests
{
    private static readonly Guid First = new("0197a0de-0000-7000-8000-000000000001");
    private static readonly Guid Second = new("0197a0de-0000-7000-8000-000000000002");
    private static readonly Guid Third = new("0197a0de-0000-7000-8000-000000000003");

    [Theory]
    [InlineData(CaseVerb.Void)]
    [InlineData(CaseVerb.Refuse)]
    public void A_report_that_joined_a_prank_stands_by_itself_with_the_clocks_of_its_own_report(CaseVerb end)
    {
        var (primary, report) = (CaseStory.Reported(), CaseStory.Reported(First));
        Tell(primary, Second, report.Events[^1]);
        primary.Step(end, reason: "误报", hours: 5);

        Tell(report, First, primary.Events[^1]);
        Tell(report, First, primary.Events[^1]); // brought again

        var split = Assert.IsType<CaseSplit>(report.Events[^1]);
        Assert.Equal(
            (CaseStage.Reported, (Guid?)null, true),
            (report.State.Stage, report.State.Links.JoinedTo, split.Automatic));
        Assert.Equal(CaseStory.Facts().Duties, report.State.Duties); // due by its own report
        Assert.Equal((CaseStory.Noon, CaseStage.Reported), (report.State.Times.Since, report.State.Times.Stage));
        Assert.Contains(CaseVerb.File, CaseRules.Next(report.State));
        Assert.Contains(CaseRules.CaseRef(First), CaseRules.Recipients(report.State, report.State, split));
        foreach (var party in new[] { CaseStory.Sanitation, CaseStory.Shop })
        {
            Assert.Equal(
                ObligationStatus.Known,
                report
                    .Events.Aggregate(
                        (ObligationState?)null,
                        (held, happened) => ObligationRules.Apply(held, party, Second, happened, new(1, 1)))
                    ?.Status);
        }

        Tell(primary, Second, split);
        Tell(primary, Second, split);
        Assert.Equal((1, 0), (primary.State.Links.Reports, primary.State.Links.JoinedReports.Count));
        Assert.Equal(CaseStage.FedBack, report.Through(CaseVerb.Feedback).State.Stage);
    }

    [Fact]
    public void A_case_that_was_filed_before_it_joined_is_filed_again_since_then()
    {
        var report = CaseStory.Reported().Step(CaseVerb.Verify, passed: true).Step(CaseVerb.File);
        var filed = report.Now;
        report.Step(CaseVerb.Join, to: First.ToString());
        Tell(report, First, new CaseVoided("误报") { At = report.Now.AddHours(3), By = "desk-1" });

        Assert.Equal((CaseStage.Filed, filed), (report.State.Stage, report.State.Times.Since));
        Assert.Equal(CaseStage.Dispatched, report.Step(CaseVerb.Dispatch, hours: 4).State.Stage);
    }

    [Fact]
    public void A_report_that_joins_a_case_just_voided_stands_by_itself()
    {
        var report = CaseStory.Reported(First);
        Tell(report, First, new CaseGathered(Second, CaseStage.Voided) { At = report.Now });

        Assert.Equal((CaseStage.Reported, (Guid?)null), (report.State.Stage, report.State.Links.JoinedTo));
    }

    /// <summary>Worked by hand (prim-split).</summary>
    [Fact]
    public void A_desk_splits_two_matters_and_both_traces_say_so()
    {
        var (primary, report) = (CaseStory.Reported(), CaseStory.Reported(First));
        Tell(primary, Second, report.Events[^1]);
        primary.Through(CaseVerb.Dispatch);
        var due = primary.State.Due;

        Assert.Equal("case.reasonMissing", report.Step(CaseVerb.Split).Refused?.Code);
        report.Step(CaseVerb.Split, reason: "两处问题");
        Tell(primary, Second, report.Events[^1]);

        Assert.Equal((CaseStage.Reported, "两处问题"), (report.State.Stage, report.State.Reason));
        Assert.Equal(
            (CaseStage.Dispatched, due, 1), (primary.State.Stage, primary.State.Due, primary.State.Links.Reports));
        Assert.IsType<CaseUngathered>(primary.Events[^1]);
        primary.Step(CaseVerb.Void, reason: "x");
        Tell(report, First, primary.Events[^1]);
        Assert.Equal(CaseStage.Reported, report.State.Stage);
    }

    /// <summary>Worked by hand (prim-counted): a closed case, two reports that joined it, one that was void.</summary>
    [Fact]
    public void Four_reports_of_which_two_joined_and_one_was_void_are_one_case()
    {
        var primary = CaseStory.Reported();
        CaseStory[] joined = [CaseStory.Reported(First), CaseStory.Reported(First)];
        Tell(primary, Second, joined[0].Events[^1]);
        Tell(primary, Third, joined[1].Events[^1]);
        primary.Through(CaseVerb.Close);
        foreach (var report in joined)
        {
            Tell(report, First, primary.Events[^1]);
        }

        var prank = CaseStory.Reported().Step(CaseVerb.Void, reason: "误报");
        CaseStory[] reports = [primary, .. joined, prank];

        Assert.Equal(3, primary.State.Links.Reports);
        Assert.Equal(
            primary,
            Assert.Single(
                reports,
                static one => one.State.Links.JoinedTo is null && CountedCases.IsCase(one.State.Stage)));
        Assert.Equal((1, 1), (Figures(reports).Raised, Figures(reports).Discharged));
    }

    [Fact]
    public void A_joined_report_is_reopened_with_its_primary_and_not_past_it()
    {
        var (primary, report) = (CaseStory.Reported(), CaseStory.Reported(First));
        Tell(primary, Second, report.Events[^1]);
        primary.Through(CaseVerb.Close);
        Tell(report, First, primary.Events[^1]);
        Assert.Equal(CaseStage.Closed, report.State.Stage);

        report.Step(CaseVerb.Reopen, reason: "仍有垃圾");
        Assert.Equal("case.joined", report.Refused?.Code);
        Assert.Contains($"{First}", report.Refused!.Message, StringComparison.Ordinal);
        Assert.Equal(
            [CaseVerb.Feedback, CaseVerb.Notify, CaseVerb.Split, CaseVerb.HandOver],
            CaseRules.Next(report.State).Order());

        primary.Step(CaseVerb.Reopen, reason: "还在");
        Tell(report, First, primary.Events[^1]);
        Assert.Equal((CaseStage.Joined, (Guid?)First), (report.State.Stage, report.State.Links.JoinedTo));
    }

    [Fact]
    public void What_was_closed_with_its_primary_and_was_not_solved_is_split_from_it()
    {
        var report = CaseStory.Reported(First);
        Tell(report, First, new CaseClosed { At = report.Now });

        report.Step(CaseVerb.Split, reason: "另一处");

        Assert.Equal((CaseStage.Reported, (DateTimeOffset?)null), (report.State.Stage, report.State.Progress.ClosedAt));
    }

    [Fact]
    public void What_joined_nothing_is_split_from_nothing()
    {
        Assert.Equal("case.notJoined", CaseStory.Reported().Step(CaseVerb.Split, reason: "why").Refused?.Code);
        Assert.Equal(
            "case.notJoined",
            CaseStory.Reported().Through(CaseVerb.Close).Step(CaseVerb.Split, reason: "why").Refused?.Code);
    }

    [Fact]
    public void Reports_are_counted_through_a_case_that_joins_another()
    {
        var (one, two, three) = (CaseStory.Reported(Second), CaseStory.Reported(), CaseStory.Reported());
        Tell(two, First, one.Events[^1]);
        two.Step(CaseVerb.Join, to: Third.ToString());
        Tell(three, Second, two.Events[^1]);

        Assert.Equal(3, three.State.Links.Reports);

        three.Step(CaseVerb.Void, reason: "误报");
        Tell(two, Third, three.Events[^1]);
        Tell(three, Second, two.Events[^1]);
        Assert.Equal(
            (1, 2, CaseStage.Reported, CaseStage.Joined),
            (three.State.Links.Reports, two.State.Links.Reports, two.State.Stage, one.State.Stage));
    }

    [Fact]
    public void A_report_that_joins_a_case_which_just_joined_another_is_sent_on_to_that_one()
    {
        var (late, two, three) = (
            CaseStory.Reported(Second),
            CaseStory.Reported().Step(CaseVerb.Join, to: Third.ToString()),
            CaseStory.Reported());
        Tell(three, Second, two.Events[^1]);

        Tell(two, First, late.Events[^1]);
        Assert.Contains(CaseRules.CaseRef(First), CaseRules.Recipients(two.State, two.State, two.Events[^1]));
        Tell(late, Second, two.Events[^1]);
        Tell(late, Second, two.Events[^1]);
        Assert.Contains(CaseRules.CaseRef(Third), CaseRules.Recipients(late.State, late.State, late.Events[^1]));
        Tell(three, First, late.Events[^1]);

        Assert.Equal((3, (Guid?)Third), (three.State.Links.Reports, late.State.Links.JoinedTo));
        three.Through(CaseVerb.Close);
        Tell(late, Third, three.Events[^1]);
        Assert.Equal(CaseStage.Closed, late.State.Stage);
    }

    [Fact]
    public void A_record_from_before_duties_were_kept_is_routed_when_it_is_split()
    {
        var joined = (CaseReported)CaseStory.Reported(First).Events[0] with { Routed = null };
        var story = new CaseStory();
        story.Take(new CaseEvent[] { joined, new CaseJoined(First) { At = joined.At } });

        var facts = CaseStory.StepAt(story.Now) with { County = TestCounty.Of(Routing()) };
        story.Take(JoinSteps.Hear(story.State, First, new CaseVoided("x") { At = story.Now }, facts));

        Assert.Equal(CaseStory.Facts().Duties, story.State.Duties);
    }

    [Fact]
    public void A_record_that_no_route_knows_any_more_is_owed_by_its_lead_when_it_is_split()
    {
        var joined = (CaseReported)CaseStory.Reported(First).Events[0] with { Routed = null };
        var story = new CaseStory();
        story.Take(new CaseEvent[] { joined, new CaseJoined(First) { At = joined.At } });

        Tell(story, First, new CaseVoided("x") { At = story.Now });

        var lead = new Assignment(CaseStory.Sanitation, AssignmentRole.Lead, CaseStory.Noon.AddHours(2), "report");
        Assert.Equal([lead], story.State.Duties);
    }

    /// <summary>A rulebook that routes the story's report to the departments of the story.</summary>
    private static Rules Routing()
    {
        var (since, code) = (new DateOnly(2000, 1, 1), CaseStory.Report.Class);
        return Rules.Empty(TimeZoneInfo.Utc)
            .With(1, new()
            {
                Table = TableName.Classes,
                Classes = [new(ClassKind.Event, code, "店外经营", "04", [], null, since, null, "made", "L")],
            })
            .With(2, new()
            {
                Table = TableName.Standards,
                Standards = [new(ClassKind.Event, code, 1, "", "", 2, LimitUnit.UrgentHour, since, null, "made", "L")],
            })
            .With(3, new()
            {
                Table = TableName.Routes,
                Routes =
                [
                    Route("R-1", AssignmentRole.Lead, $"department:{CaseStory.Sanitation.Key}"),
                    Route("R-2", AssignmentRole.Grid, "place:cell"),
                    Route("R-3", AssignmentRole.Frontage, "place:shop"),
                ],
            });

        RouteRow Route(string rule, AssignmentRole role, string party) => new(
            rule,
            1,
            null,
            ["*"],
            new Dictionary<string, IReadOnlyList<string>>(),
            role,
            party,
            since,
            null,
            "made",
            "L");
    }

    /// <summary>What the department that leads has done by its figures.</summary>
    private static PartyFigures Figures(IEnumerable<CaseStory> stories)
    {
        var figures = new PartyFigures();
        foreach (var story in stories)
        {
            var held = (ObligationState?)null;
            foreach (var happened in story.Events)
            {
                var after = ObligationRules.Apply(held, CaseStory.Sanitation, First, happened, new(1, 1));
                figures = ObligationRules.Count(figures, held, after, CaseStory.Sanitation, happened);
                held = after;
            }
        }

        return figures;
    }

    private static void Tell(CaseStory story, Guid other, CaseEvent happened) =>
        story.Take(JoinSteps.Hear(story.State, other, happened, CaseStory.StepAt(story.Now)));
}
