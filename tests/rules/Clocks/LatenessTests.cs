using Grid.Cases;
using Grid.Clocks;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Cases;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Clocks;

/// <summary>
/// Who is late, and by how much, in timelines whose answers were worked by hand; and which limits and rungs run day and
/// night. The comments name the worked examples.
/// </summary>
public sealed class LatenessTests
{
    [Fact]
    public void The_night_after_the_hand_back_is_the_checkers()
    {
        // Late-all-in-time-but-the-check.
        var story = Ordinary().Reported(At("05-14 09:00"), 2, unit: LimitUnit.WorkHour);
        Assert.Equal(At("05-14 10:00"), Due(story, ClockKind.File));

        story.Does(CaseVerb.File, At("05-14 09:20"));
        Assert.Equal(At("05-14 10:20"), Due(story, ClockKind.Dispatch));

        story.Does(CaseVerb.Dispatch, At("05-14 09:30"));
        Assert.Equal(At("05-14 11:30"), story.State.Due);

        story.Does(CaseVerb.Handle, At("05-14 11:00"));
        Assert.Equal(At("05-14 15:00"), Due(story, ClockKind.Check));
        Assert.Equal(4, Hours(story, At("05-14 15:00"), At("05-15 09:00")));

        story.Does(CaseVerb.Check, At("05-15 09:00"), passed: true).Does(CaseVerb.Close, At("05-15 09:00"));
        Assert.False(story.Held(CaseStory.Sanitation)!.Late);
    }

    [Fact]
    public void A_report_that_nobody_looked_at_is_late_at_the_desk()
    {
        // Late-never-verified.
        var story = Ordinary(verified: true).Reported(At("05-14 16:30"), 1);

        Assert.Equal(At("05-15 08:30"), Due(story, ClockKind.Verify));
        Assert.Null(Due(story, ClockKind.File));
        Assert.Equal(15.5, Hours(story, At("05-15 08:30"), At("05-16 18:00")));
    }

    [Fact]
    public void The_desk_that_dispatches_late_takes_nothing_from_the_department()
    {
        // Late-desk-dispatches-late.
        var story = Ordinary().Reported(At("05-21 08:30"), 4, unit: LimitUnit.WorkHour);
        Assert.Equal(At("05-21 09:30"), Due(story, ClockKind.File));

        story.Does(CaseVerb.File, At("05-21 09:00"));
        Assert.Equal(At("05-21 10:00"), Due(story, ClockKind.Dispatch));
        Assert.Equal(4, Hours(story, At("05-21 10:00"), At("05-21 16:00")));

        story.Does(CaseVerb.Dispatch, At("05-21 16:00")).Does(CaseVerb.Handle, At("05-22 10:00"));
        Assert.Equal((At("05-22 10:00"), false), (story.State.Due, story.State.Progress.HandledLate));
    }

    [Fact]
    public void The_department_is_late_though_its_officer_was_in_time()
    {
        // Late-officer-in-time-department-late.
        var story = Ordinary().Reported(At("05-16 08:00"), 4, unit: LimitUnit.WorkHour)
            .Does(CaseVerb.File, At("05-16 08:00"))
            .Does(CaseVerb.Dispatch, At("05-16 08:00"))
            .Does(CaseVerb.Progress, At("05-16 11:30"))
            .Does(CaseVerb.Handle, At("05-16 15:00"));

        Assert.Equal((At("05-16 12:00"), true), (story.State.Due, story.State.Progress.HandledLate));
        Assert.Equal(1, Hours(story, At("05-16 12:00"), At("05-16 15:00")));
    }

    [Fact]
    public async Task Feedback_that_comes_late_is_late_at_the_desk()
    {
        // Late-fed-back-late-by-the-desk.
        var closed = At("06-06 15:00");
        var story = Ordinary()
            .Enter(await HaiyanBook.Table(TableName.Calendar))
            .Reported(closed, 4, unit: LimitUnit.WorkHour)
            .Does(CaseVerb.File, closed)
            .Does(CaseVerb.Dispatch, closed)
            .Does(CaseVerb.Handle, closed)
            .Does(CaseVerb.Check, closed, passed: true)
            .Does(CaseVerb.Close, closed);

        Assert.Equal(At("06-10 15:00"), Due(story, ClockKind.Feedback));
        Assert.Equal(4, Hours(story, At("06-10 15:00"), At("06-11 09:00")));
        Assert.False(story.Held(CaseStory.Sanitation)!.Late);
    }

    [Fact]
    public void An_urgent_matter_is_in_time_or_late_by_the_minute_at_night()
    {
        // Late-urgent-night-by-post; urg-check-at-night.
        var story = With(
            Row(ClockKind.Verify, 0.5, LimitUnit.UrgentHour),
            Row(ClockKind.File, 0.25, LimitUnit.UrgentHour),
            Row(ClockKind.Dispatch, 0.25, LimitUnit.UrgentHour),
            Row(ClockKind.Check, 1, LimitUnit.UrgentHour));
        story.Reported(At("04-18 20:00"), 1, unit: LimitUnit.UrgentHour);
        Assert.Equal(At("04-18 20:30"), Due(story, ClockKind.Verify));

        story.Does(CaseVerb.Verify, At("04-18 20:25"), passed: true);
        Assert.Equal(At("04-18 20:40"), Due(story, ClockKind.File));

        story.Does(CaseVerb.File, At("04-18 20:28"));
        Assert.Equal(At("04-18 20:43"), Due(story, ClockKind.Dispatch));

        story.Does(CaseVerb.Dispatch, At("04-18 20:50"));
        Assert.Equal(At("04-18 21:50"), story.State.Due);

        story.Does(CaseVerb.Handle, At("04-18 21:45"));
        Assert.False(story.State.Progress.HandledLate);
        Assert.Equal(At("04-18 22:45"), Due(story, ClockKind.Check));
    }

    [Fact]
    public void What_is_void_is_not_late_and_keeps_its_due_time()
    {
        // Late-voided-after-its-due-time.
        var story = Ordinary().Reported(At("05-14 09:00"), 2, unit: LimitUnit.WorkHour)
            .Does(CaseVerb.File, At("05-14 09:00"))
            .Does(CaseVerb.Dispatch, At("05-14 09:00"))
            .Does(CaseVerb.Void, At("05-14 16:00"), reason: "entered by mistake");

        var held = story.Held(CaseStory.Sanitation)!;
        Assert.Equal((ObligationStatus.Lapsed, At("05-14 11:00")), (held.Status, held.Due));
        Assert.False(held.Late);
    }

    [Fact]
    public void A_suspended_case_is_not_overdue_at_its_old_due_time()
    {
        // Late-suspended-over-its-old-due; bg-pause-and-resume.
        var story = Ordinary().Reported(At("05-13 09:00"), 8, unit: LimitUnit.WorkHour)
            .Does(CaseVerb.File, At("05-13 09:00"))
            .Does(CaseVerb.Dispatch, At("05-13 09:00"));
        Assert.Equal(At("05-14 09:00"), story.State.Due);

        story.Does(CaseVerb.Suspend, At("05-13 15:00"), reason: "waits", until: At("05-30 09:00"));
        Assert.Null(story.State.Due);

        story.Does(CaseVerb.Resume, At("05-16 10:00"));
        Assert.Equal(At("05-16 16:00"), story.State.Due);
        Assert.False(story.Does(CaseVerb.Handle, At("05-16 15:30")).State.Progress.HandledLate);
    }

    [Fact]
    public void What_is_not_urgent_waits_for_the_office()
    {
        // Urg-dirty-road-saturday.
        var story = Ordinary().Reported(At("06-15 10:00"), 2, unit: LimitUnit.WorkHour);
        Assert.Equal(At("06-17 09:00"), Due(story, ClockKind.File));

        story.Does(CaseVerb.File, At("06-17 08:00")).Does(CaseVerb.Dispatch, At("06-17 08:00"));
        Assert.Equal(At("06-17 10:00"), story.State.Due);
    }

    [Theory]
    // Urg-rungs-in-work-time: over the weekend.
    [InlineData(4, LimitUnit.WorkHour, "06-14 16:00", "06-17 10:00", "06-17 12:00", "06-17 16:00", 2, 2)]
    // Urg-rungs-run-by-night.
    [InlineData(1, LimitUnit.UrgentHour, "04-18 20:07", "04-18 21:07", "04-18 22:07", "04-19 00:07", 1, 2)]
    public void Rungs_run_in_their_unit(
        double limit,
        LimitUnit unit,
        string sent,
        string first,
        string second,
        string third,
        double afterFirst,
        double afterSecond)
    {
        var story = new CalendarStory(Year2019.Days).Enter(new TableData
        {
            Table = TableName.Escalations,
            Escalations =
            [
                Rung("E-1", 100, null, null),
                Rung("E-2", null, afterFirst, unit),
                Rung("E-3", null, afterSecond, unit),
            ],
        });
        story.Reported(At(sent), limit, unit: unit).Does(CaseVerb.File, At(sent)).Does(CaseVerb.Dispatch, At(sent));

        story.Pass(At(first)).Pass(At(second)).Pass(At(third));

        Assert.Equal(
            [At(first), At(second), At(third)],
            story.Events.OfType<CaseDeadlineMissed>().Select(static missed => missed.Due));
    }

    [Fact]
    public void A_party_owes_nothing_for_a_report_that_nobody_looked_at()
    {
        // Late-never-verified: whose the lateness is, beside that of the desk.
        var story = Ordinary(verified: true).Reported(At("05-14 16:30"), 1).Pass(At("05-16 18:00"));

        var held = story.Held(CaseStory.Sanitation)!;
        Assert.Equal((ObligationStatus.Known, (DateTimeOffset?)null), (held.Status, held.RunsUntil));
    }

    [Fact]
    public void A_shop_owes_from_the_dispatch_on_and_was_told_then()
    {
        // Late-shop-before-and-after-filing.
        var story = Ordinary().Reported(At("05-14 09:00"), 2, unit: LimitUnit.UrgentHour);
        Assert.Equal((ObligationStatus.Known, null), Seen(story));

        story.Does(CaseVerb.File, At("05-14 09:50"));
        Assert.Equal((ObligationStatus.Open, null), Seen(story));

        story.Does(CaseVerb.Dispatch, At("05-14 10:00"));
        Assert.Equal((ObligationStatus.Open, At("05-14 12:00")), Seen(story));
        var told = story.Held(CaseStory.Shop)!.Notice!;
        Assert.Equal((DeadlineStep.Sent, At("05-14 10:00")), (told.Step, told.At));
        Assert.Equal(At("05-14 12:00"), told.Until);

        story.Does(CaseVerb.Handle, At("05-14 11:00"));
        Assert.Equal((ObligationStatus.Open, null), Seen(story));

        static (ObligationStatus, DateTimeOffset?) Seen(CalendarStory story) =>
            story.Held(CaseStory.Shop) is { } held ? (held.Status, held.RunsUntil) : default;
    }

    [Fact]
    public void Who_helps_without_a_part_has_no_time_and_is_late_for_nothing()
    {
        // Late-helper-without-part.
        Assignment[] duties =
        [
            new(CaseStory.Sanitation, AssignmentRole.Lead, null, "R-1"),
            new(CaseStory.Police, AssignmentRole.Help, null, "R-2"),
            new(CaseStory.Office, AssignmentRole.Help, At("05-14 15:00"), JointTaskRules.Joint),
        ];

        Assert.Equal(
            [At("05-14 12:00"), null, At("05-14 15:00")],
            duties.DueAt(new DueTime(At("05-14 12:00"), false)).Select(static duty => duty.Due));
    }

    [Fact]
    public void Time_at_the_desk_stands_still_for_the_parties_of_a_returned_case()
    {
        var story = Ordinary().Reported(At("05-14 09:00"), 2, unit: LimitUnit.UrgentHour)
            .Does(CaseVerb.File, At("05-14 09:10"))
            .Does(CaseVerb.Dispatch, At("05-14 09:20"))
            .Does(CaseVerb.Return, At("05-14 09:40"), reason: "not ours");

        Assert.Null(story.Held(CaseStory.Shop)!.RunsUntil);
        Assert.Equal(ObligationStatus.Open, story.Held(CaseStory.Shop)!.Status);
    }

    private static CalendarStory Ordinary(bool verified = false)
    {
        LimitRow[] rows =
        [
            Row(ClockKind.File, 1, LimitUnit.WorkHour),
            Row(ClockKind.Dispatch, 1, LimitUnit.WorkHour),
            Row(ClockKind.Check, 2, LimitUnit.WorkHour),
            Row(ClockKind.Feedback, 1, LimitUnit.WorkDay),
        ];
        return With(verified ? [Row(ClockKind.Verify, 2, LimitUnit.WorkHour), .. rows] : rows);
    }

    private static CalendarStory With(params LimitRow[] rows) =>
        new CalendarStory(Year2019.Days).Enter(new TableData { Table = TableName.Limits, Limits = rows });

    private static LimitRow Row(ClockKind clock, double limit, LimitUnit unit) =>
        new(clock, null, ["*"], null, [], limit, unit, new(2018, 1, 1), null, "test", "L");

    private static EscalationRow Rung(string rule, double? percent, double? after, LimitUnit? unit) => new(
        rule, ClockKind.Handle, DeadlineStep.Red, percent, after, unit, Post.CommandCentre, new(2018, 1, 1), null,
        "test", "L");

    private static DateTimeOffset? Due(CalendarStory story, ClockKind clock) =>
        ClockRules.Due(story.State.Times, clock, story.County.Rules);

    private static double Hours(CalendarStory story, DateTimeOffset due, DateTimeOffset done) =>
        story.County.Calendar.Elapsed(due, done, LimitUnit.WorkHour);

    private static DateTimeOffset At(string time) => Year2019.At(time);
}
