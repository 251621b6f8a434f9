using Grid.Cases;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Tests.Cases;

public sealed class CaseRulesTests
{
    [Fact]
    public void The_loop_leads_from_report_to_feedback()
    {
        var story = CaseStory.Reported().Through(CaseVerb.Feedback);

        Assert.Equal(CaseStage.FedBack, story.State.Stage);
        Assert.Equal(
            [
                typeof(CaseReported),
                typeof(CaseVerified),
                typeof(CaseFiled),
                typeof(CaseDispatched),
                typeof(CaseAccepted),
                typeof(CaseHandled),
                typeof(CaseChecked),
                typeof(CaseClosed),
                typeof(CaseFedBack),
            ],
            story.Events.Select(static happened => happened.GetType()));
    }

    [Fact]
    public void An_unchecked_case_stays_open()
    {
        var story = CaseStory.Reported().Through(CaseVerb.Handle).Step(CaseVerb.Close);

        Assert.Equal("case.unchecked", story.Refused?.Code);
        Assert.Equal(CaseStage.Handled, story.State.Stage);
        Assert.Contains("check", story.Refused!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CaseVerb.Dispatch, "case.unfiled")]
    [InlineData(CaseVerb.Accept, "case.undispatched")]
    [InlineData(CaseVerb.Handle, "case.undispatched")]
    [InlineData(CaseVerb.Check, "case.unhandled")]
    [InlineData(CaseVerb.Close, "case.unchecked")]
    [InlineData(CaseVerb.Feedback, "case.unclosed")]
    [InlineData(CaseVerb.Reopen, "case.unclosed")]
    public void A_step_that_comes_too_early_is_refused_by_name(CaseVerb verb, string code)
    {
        var story = CaseStory.Reported().Step(verb, passed: true, reason: "why");

        Assert.Equal(code, story.Refused?.Code);
        Assert.Contains("verify", story.Refused!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CaseVerb.File, "case.alreadyFiled")]
    [InlineData(CaseVerb.Dispatch, "case.alreadyDispatched")]
    [InlineData(CaseVerb.Accept, "case.alreadyHandled")]
    [InlineData(CaseVerb.Check, "case.alreadyChecked")]
    public void A_step_that_comes_too_late_is_refused_by_name(CaseVerb verb, string code) =>
        Assert.Equal(code, CaseStory.Reported().Through(CaseVerb.Close).Step(verb, passed: true).Refused?.Code);

    [Fact]
    public void A_failed_check_sends_the_work_back_and_counts_it()
    {
        var story = CaseStory.Reported().Through(CaseVerb.Handle).Step(CaseVerb.Check, passed: false);

        Assert.Equal(CaseStage.Accepted, story.State.Stage);
        Assert.Equal(1, story.State.Progress.Reworked);
        Assert.Null(story.State.Progress.HandledLate);

        story.Step(CaseVerb.Handle).Step(CaseVerb.Check, passed: false);
        Assert.Equal(2, story.State.Progress.Reworked);
    }

    [Fact]
    public void A_step_taken_twice_is_answered_and_not_repeated()
    {
        var story = CaseStory.Reported().Through(CaseVerb.Close);
        var events = story.Events.Count;

        story.Step(CaseVerb.Close);

        Assert.Null(story.Refused);
        Assert.Equal(events, story.Events.Count);
    }

    [Fact]
    public void A_command_sent_again_much_later_is_answered_and_not_repeated()
    {
        var story = CaseStory
            .Reported()
            .Step(CaseVerb.File, command: "file-1")
            .Step(CaseVerb.Dispatch)
            .Step(CaseVerb.Return, reason: "不属本部门");
        var events = story.Events.Count;

        story.Step(CaseVerb.File, command: "file-1");

        Assert.Null(story.Refused);
        Assert.Equal(events, story.Events.Count);
    }

    [Fact]
    public void A_command_id_means_one_command()
    {
        var story = CaseStory.Reported().Step(CaseVerb.File, command: "once").Step(CaseVerb.Dispatch, command: "once");

        Assert.Equal("command.reused", story.Refused?.Code);
    }

    [Fact]
    public void A_verification_that_finds_nothing_refuses_the_case_and_can_be_sent_again()
    {
        var story = CaseStory
            .Reported()
            .Step(CaseVerb.Verify, passed: false, command: "v")
            .Step(CaseVerb.Verify, passed: false, command: "v");

        Assert.Null(story.Refused);
        Assert.Equal(CaseStage.Refused, story.State.Stage);
        Assert.Equal(2, story.Events.Count);
    }

    [Fact]
    public void Refusing_needs_a_reason()
    {
        Assert.Equal("case.reasonMissing", CaseStory.Reported().Step(CaseVerb.Refuse).Refused?.Code);
        Assert.Equal("重复", CaseStory.Reported().Step(CaseVerb.Refuse, reason: "重复").State.Reason);
    }

    [Fact]
    public void A_check_says_whether_it_passed() =>
        Assert.Equal(
            "case.passedMissing", CaseStory.Reported().Through(CaseVerb.Handle).Step(CaseVerb.Check).Refused?.Code);

    [Fact]
    public void The_clock_of_handling_starts_at_dispatch()
    {
        var story = CaseStory.Reported().Step(CaseVerb.File, hours: 24).Step(CaseVerb.Dispatch);

        Assert.Equal(story.Now.AddHours(2), story.State.Due);
        story.Step(CaseVerb.Handle, hours: 2);
        Assert.False(story.State.Progress.HandledLate);
    }

    [Fact]
    public void Handling_after_the_due_time_is_late()
    {
        var story = CaseStory.Reported().Through(CaseVerb.Accept).Step(CaseVerb.Handle, hours: 3);

        Assert.True(story.State.Progress.HandledLate);
    }

    [Fact]
    public void A_returned_case_goes_to_whom_the_dispatcher_names()
    {
        var story = CaseStory.Reported().Through(CaseVerb.Dispatch).Step(CaseVerb.Return, reason: "不属本部门");

        Assert.Equal(CaseStage.Filed, story.State.Stage);
        Assert.DoesNotContain(story.State.Duties, duty => duty.Party == CaseStory.Sanitation);

        story.Step(CaseVerb.Dispatch, department: CaseStory.Police.Key);
        Assert.Equal(CaseStory.Police, story.State.Lead);
        Assert.Equal(AssignmentRole.Lead, story.State.Duties.Single(duty => duty.Party == CaseStory.Police).Role);
    }

    [Fact]
    public void A_closed_case_can_be_reopened_for_a_while_only()
    {
        Assert.Equal(
            CaseStage.Filed,
            CaseStory.Reported().Through(CaseVerb.Feedback).Step(CaseVerb.Reopen, reason: "又来了").State.Stage);
        Assert.Equal(
            "case.reopenTooLate",
            CaseStory
                .Reported()
                .Through(CaseVerb.Feedback)
                .Step(CaseVerb.Reopen, reason: "又来了", hours: 24 * 16)
                .Refused?.Code);
    }

    [Fact]
    public void A_report_of_a_known_matter_joins_it_and_owes_nothing_itself()
    {
        var primary = Guid.NewGuid();
        var story = CaseStory.Reported(primary);

        Assert.Equal(CaseStage.Joined, story.State.Stage);
        Assert.Equal(primary, story.State.Links.JoinedTo);
        Assert.Empty(story.State.Duties);
        Assert.Equal("case.joined", story.Step(CaseVerb.File).Refused?.Code);
    }

    [Fact]
    public void Joined_reports_are_counted_closed_and_notified_with_their_case()
    {
        var (primaryId, reportId) = (Guid.NewGuid(), Guid.NewGuid());
        var report = CaseStory.Reported(primaryId);
        var primary = CaseStory.Reported();

        primary.Take(JoinSteps.Hear(primary.State, reportId, report.Events[^1], CaseStory.StepAt(primary.Now)));
        primary.Take(JoinSteps.Hear(primary.State, reportId, report.Events[^1], CaseStory.StepAt(primary.Now)));
        Assert.Equal([reportId], primary.State.Links.JoinedReports);

        primary.Through(CaseVerb.Feedback);
        foreach (var happened in primary.Events)
        {
            report.Take(JoinSteps.Hear(report.State, primaryId, happened, CaseStory.StepAt(report.Now)));
            report.Take(JoinSteps.Hear(report.State, primaryId, happened, CaseStory.StepAt(report.Now)));
        }

        Assert.Equal(CaseStage.FedBack, report.State.Stage);
        Assert.Equal(2, report.Events.OfType<CaseFollowed>().Count());
    }

    [Fact]
    public void The_cases_joined_to_a_case_are_notified_of_its_end()
    {
        var reportId = Guid.NewGuid();
        var primary = CaseStory.Reported();
        primary.Take(JoinSteps.Hear(
            primary.State, reportId, CaseStory.Reported(Guid.NewGuid()).Events[^1], CaseStory.StepAt(primary.Now)));
        var before = primary.Through(CaseVerb.Check).State;
        primary.Step(CaseVerb.Close);

        Assert.Contains(CaseRules.CaseRef(reportId), CaseRules.Recipients(before, primary.State, primary.Events[^1]));
    }

    [Fact]
    public void A_report_that_joins_a_case_just_ended_ends_with_it()
    {
        var (primaryId, reportId) = (Guid.NewGuid(), Guid.NewGuid());
        var report = CaseStory.Reported(primaryId);
        var primary = CaseStory.Reported().Through(CaseVerb.Close);
        var before = primary.State;

        primary.Take(JoinSteps.Hear(primary.State, reportId, report.Events[^1], CaseStory.StepAt(primary.Now)));
        Assert.Contains(CaseRules.CaseRef(reportId), CaseRules.Recipients(before, primary.State, primary.Events[^1]));

        report.Take(JoinSteps.Hear(report.State, primaryId, primary.Events[^1], CaseStory.StepAt(report.Now)));
        Assert.Equal(CaseStage.Closed, report.State.Stage);
    }

    [Fact]
    public void The_same_report_again_is_a_retry_and_another_under_its_id_is_refused()
    {
        var story = CaseStory.Reported();

        story.Take(ReportRules.Decide(story.State, CaseStory.Report, CaseStory.Facts()));
        Assert.Null(story.Refused);
        Assert.Single(story.Events);

        story.Take(ReportRules.Decide(story.State, CaseStory.Report, CaseStory.Facts(fingerprint: "other")));
        Assert.Equal("report.idReused", story.Refused?.Code);
    }

    [Theory]
    [InlineData(-10, null)]
    [InlineData(4, null)]
    [InlineData(6, "report.future")]
    [InlineData(-60 * 24 * 365 * 30, "report.ancient")]
    public void Something_seen_in_the_future_or_before_anyone_looked_is_a_mistake(int minutes, string? code) =>
        Assert.Equal(
            code, ReportRules.Timely(CaseStory.Noon.AddMinutes(minutes), CaseStory.Noon, CaseStory.County)?.Code);

    [Fact]
    public void A_re_cut_moves_the_cells_duty_and_nothing_else()
    {
        var successor = new EntityRef(EntityKind.Cell, "330424001002018");
        var story = CaseStory.Reported();
        var due = story.State.Due;
        story.Take(CaseRules.HandOver(story.State, "E", CaseStory.Cell, successor, "surveyor", CaseStory.Noon));
        story.Take(CaseRules.HandOver(story.State, "E", CaseStory.Cell, successor, "surveyor", CaseStory.Noon));

        Assert.Equal(2, story.Events.Count);
        Assert.Equal(CaseStory.Cell.Key, story.State.Reported.Place.Cell);
        Assert.Contains(story.State.Duties, duty => duty.Party == successor && duty.Due == due);
        Assert.DoesNotContain(story.State.Duties, duty => duty.Party == CaseStory.Cell);
    }

    [Fact]
    public void A_re_cut_hands_over_nothing_that_has_ended_until_it_is_reopened()
    {
        var successor = new EntityRef(EntityKind.Cell, "330424001002018");
        var story = CaseStory.Reported().Through(CaseVerb.Close);
        var ended = story.Events.Count;

        story.Take(CaseRules.HandOver(story.State, "E", CaseStory.Cell, successor, "surveyor", story.Now));
        Assert.Equal(ended, story.Events.Count);

        story.Step(CaseVerb.Reopen, reason: "没有解决");
        story.Take(CaseRules.HandOver(story.State, "E", CaseStory.Cell, successor, "surveyor", story.Now));
        Assert.IsType<CaseHandedOver>(story.Events[^1]);
    }

    [Fact]
    public void A_trace_never_goes_back_in_time()
    {
        var story = CaseStory.Reported().Through(CaseVerb.File);
        var latest = story.State.At;
        CaseEvent[] early =
        [
            new CaseProgressed { At = latest.AddHours(-2) },
            new CaseProgressed { At = latest.AddHours(1) },
            new CaseProgressed { At = latest },
        ];

        Assert.Equal(
            [latest, latest.AddHours(1), latest.AddHours(1)],
            CaseRules.InOrder(early, latest).Select(static happened => happened.At));
        Assert.Equal(latest.AddHours(1), early.Aggregate(story.State, CaseRules.Apply).At);
    }

    [Fact]
    public void What_was_entered_long_after_it_was_seen_says_so()
    {
        var story = new CaseStory();
        story.Take(ReportRules.Decide(story.State, CaseStory.Report, CaseStory.Facts() with { EnteredLate = true }));

        Assert.True(story.State.Reported.EnteredLate);
        Assert.Null(CaseStory.Reported().State.Reported.EnteredLate);
        Assert.DoesNotContain(
            "enteredLate", Grid.Ledger.EventCodec.Write(CaseStory.Reported().Events[0]), StringComparison.Ordinal);
    }
}
