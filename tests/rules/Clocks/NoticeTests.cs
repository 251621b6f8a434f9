using Grid.Cases;
using Grid.Clocks;
using Grid.Coordinations;
using Grid.Parties;
using Grid.Posts;
using Grid.ReadModel;
using Grid.Revisits;
using Grid.Rulebook;
using Grid.Tests.Cases;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Clocks;

/// <summary>
/// A notice that comes in the middle of a year works out again what it moves, with its reason; what has ended stays. A
/// year without a notice is provisional. The names of the cases are those of the worked examples.
/// </summary>
public sealed class NoticeTests
{
    private const string First = "国办发明电〔2018〕15号", Second = "国办发明电〔2019〕3号";

    private static readonly TimeSpan East = TimeSpan.FromHours(8);

    [Theory]
    [InlineData("03-18 10:00", "04-30 10:00", "04-29 10:00")] // nt-2019-deadline-moves-earlier
    [InlineData("03-20 16:00", "05-03 16:00", "05-05 16:00")] // nt-2019-deadline-moves-later
    public async Task A_notice_of_2019_moves_what_crosses_its_days(string start, string before, string after)
    {
        var story = new CalendarStory(await Known2019()).Dispatched(Year2019.At(start), 30);
        Assert.Equal(Year2019.At(before), story.State.Due);

        story.Enter(await Now2019()).Pass(Year2019.At("03-22 09:00"));

        Assert.Equal(Year2019.At(after), story.State.Due);
        Assert.Equal(Year2019.At(after), story.State.Times.HandleDue);
        var revised = story.Revised.Single();
        Assert.Equal(
            (Year2019.At(before), Year2019.At(after), Year2019.At("03-22 09:00")),
            (revised.From, revised.To, revised.At));
        Assert.Equal([Second], revised.Notices);
        Assert.All(
            story.State.Duties.Where(static duty => duty.Role != AssignmentRole.Inform),
            duty => Assert.Equal(Year2019.At(after), duty.Due));
        story.Pass(Year2019.At("03-22 09:01"));
        Assert.Single(story.Revised);
    }

    /// <summary>A county that changes its calendar every month keeps no more of them than it can use.</summary>
    [Fact]
    public void A_calendar_knows_the_last_sixteen_before_it()
    {
        var calendar = new WorkingCalendar([], [], Year2019.China);
        for (var month = 1; month <= 12; month++)
        {
            calendar = calendar.With([new CalendarRow(new(2019, month, 1), false, "x", First, true)])
                .With([new HoursRow(new(2019, month, 1), null, [], "made", "L", "x")]);
        }

        Assert.Equal(16, calendar.Before.Count);
        Assert.All(calendar.Before, static before => Assert.Empty(before.Before));
        Assert.Equal(new(2019, 12, 1), calendar.Before[^1].Days[0].Date);
        Assert.Equal(16, calendar.For("x").Before.Count);
    }

    [Fact]
    public async Task Every_party_is_told_what_moved_and_why()
    {
        var story = new CalendarStory(await Known2019()).Dispatched(Year2019.At("03-20 16:00"), 30);
        story.Enter(await Now2019()).Pass(Year2019.At("03-22 09:00"));

        var held = story.Held(CaseStory.Shop)!;

        Assert.Equal(Year2019.At("05-05 16:00"), held.Due);
        Assert.Equal(
            (DeadlineStep.Revised, Year2019.At("05-03 16:00"), (DateTimeOffset?)Year2019.At("05-05 16:00"), 2),
            (held.Notice!.Step, held.Notice.Due, held.Notice.Until, held.Notice.Count));
        Assert.Contains(CaseStory.Shop, CaseRules.Recipients(story.State, story.State, story.Revised.Single()));
    }

    [Fact]
    public async Task The_holiday_of_2020_was_lengthened_while_it_ran()
    {
        // Nt-2020-five-days.
        var rows = (await HaiyanBook.Table(TableName.Calendar)).Calendar;
        CalendarRow[] before =
        [
            .. rows.Where(static row => row.Source != "国办发明电〔2020〕1号"),
            new(new(2020, 2, 1), true, "春节", "国办发明电〔2019〕16号"),
        ];
        var story = new CalendarStory(before).Dispatched(new(2020, 1, 22, 10, 0, 0, East), 5);
        Assert.Equal(new DateTimeOffset(2020, 2, 4, 10, 0, 0, East), story.State.Due);

        story.Enter(rows).Pass(new(2020, 1, 27, 9, 0, 0, East));

        Assert.Equal(new DateTimeOffset(2020, 2, 6, 10, 0, 0, East), story.State.Due);
        Assert.Equal(["国办发明电〔2020〕1号"], story.Revised.Single().Notices);
    }

    [Theory]
    [InlineData(30, "04-16 10:00")] // nt-2019-ended-stays
    [InlineData(40, "04-30 10:00")] // and one that the notice would have moved
    public async Task What_has_ended_stays(double days, string due)
    {
        // Handed back the day before the notice.
        var story = new CalendarStory(await Known2019()).Dispatched(Year2019.At("03-04 10:00"), days);
        Assert.Equal(Year2019.At(due), story.State.Due);
        story.Does(CaseVerb.Handle, Year2019.At("03-21 17:00"));

        story.Enter(await Now2019()).Pass(Year2019.At("03-22 09:00"));

        Assert.Equal((Year2019.At(due), false), (story.State.Due, story.State.Progress.HandledLate));
        Assert.Empty(story.Revised);
    }

    [Fact]
    public async Task A_deadline_that_crosses_no_changed_day_stays()
    {
        var story = new CalendarStory(await Known2019()).Dispatched(Year2019.At("03-18 10:00"), 20);

        story.Enter(await Now2019()).Pass(Year2019.At("03-22 09:00"));

        Assert.Empty(story.Revised);
    }

    [Fact]
    public async Task A_report_that_is_not_dispatched_yet_moves_too()
    {
        var story = new CalendarStory(await Known2019()).Reported(Year2019.At("03-20 16:00"), 30);
        Assert.Equal(Year2019.At("05-03 16:00"), story.State.Due);

        story.Enter(await Now2019()).Pass(Year2019.At("03-22 09:00"));

        Assert.Equal(Year2019.At("05-05 16:00"), story.State.Due);
    }

    [Fact]
    public async Task A_clock_that_stands_still_keeps_what_was_used_and_goes_on_by_the_new_calendar()
    {
        var story = new CalendarStory(await Known2019()).Dispatched(Year2019.At("03-20 16:00"), 30);
        story.Does(CaseVerb.Suspend, Year2019.At("03-21 16:00"), reason: "等待材料", until: Year2019.At("04-01 16:00"));
        story.Enter(await Now2019()).Pass(Year2019.At("03-22 09:00"));
        Assert.Empty(story.Revised);

        story.Pass(Year2019.At("04-01 16:00"));

        // One day was used; 29 are left from Monday 1 April, 16:00.
        var calendar = new WorkingCalendar(await Now2019(), [], Year2019.China);
        Assert.Equal(calendar.Due(Year2019.At("04-01 16:00"), 29, LimitUnit.WorkDay), story.State.Due);
    }

    [Fact]
    public async Task What_waits_for_its_check_goes_on_by_the_new_calendar_when_the_check_fails()
    {
        var story = new CalendarStory(await Known2019()).Dispatched(Year2019.At("03-20 16:00"), 30);
        story.Does(CaseVerb.Handle, Year2019.At("03-21 16:00")).Enter(await Now2019());
        story.Does(CaseVerb.Check, Year2019.At("04-01 16:00"), passed: false);

        var calendar = new WorkingCalendar(await Now2019(), [], Year2019.China);
        Assert.Equal(calendar.Due(Year2019.At("04-01 16:00"), 29, LimitUnit.WorkDay), story.State.Due);
        story.Pass(Year2019.At("04-01 16:01"));
        Assert.Empty(story.Revised);
    }

    [Fact]
    public void Duties_that_no_calendar_explains_stay()
    {
        var story = new CalendarStory([]).Dispatched(Year2019.At("03-20 16:00"), 30);
        var odd = Year2019.At("05-06 11:11");
        story.Take(new CaseExtended(1, story.State.Duties.DueAt(new DueTime(odd, false)))
        {
            At = Year2019.At("03-20 17:00"),
        });

        story.Enter(Year2019.Days).Pass(Year2019.At("03-22 09:00"));

        Assert.Equal(odd, story.State.Due);
    }

    [Fact]
    public async Task An_overdue_case_that_a_notice_makes_due_later_is_escalated_anew()
    {
        var story = new CalendarStory(await Known2019()).Dispatched(Year2019.At("03-20 16:00"), 30);
        story.Take(new CaseDeadlineMissed(
            ClockKind.Handle, DeadlineStep.Red, Year2019.At("05-03 16:00"), "E-1", story.State.Times.Run, null, null,
            null, null, story.Brief) { At = Year2019.At("05-03 16:00"), By = "clock" });
        Assert.Single(story.State.Times.StepsTaken);

        story.Enter(await Now2019()).Pass(Year2019.At("05-04 09:00"));

        Assert.Empty(story.State.Times.StepsTaken);
        Assert.False(story.Does(CaseVerb.Handle, Year2019.At("05-05 15:00")).State.Progress.HandledLate);
    }

    [Fact]
    public async Task A_year_without_a_notice_is_provisional_until_the_notice_comes()
    {
        // Pv-then-the-notice-comes.
        var rows = (await HaiyanBook.Table(TableName.Calendar)).Calendar;
        var story = new CalendarStory(rows, (await HaiyanBook.Table(TableName.Festivals)).Festivals)
            .Dispatched(new(2026, 12, 31, 17, 0, 0, East), 2);
        Assert.Equal(new DateTimeOffset(2027, 1, 5, 17, 0, 0, East), story.State.Due);
        Assert.True(story.State.Provisional);
        Assert.True(story.Held(CaseStory.Shop)!.Provisional);

        CalendarRow[] notice =
        [
            .. rows,
            .. Enumerable.Range(1, 4).Select(static day => new CalendarRow(new(2027, 1, day), false, "元旦", "x")),
            new(new(2027, 1, 9), true, "元旦", "x"),
        ];
        story.Enter(notice).Pass(new(2026, 12, 31, 17, 30, 0, East));

        Assert.Equal(new DateTimeOffset(2027, 1, 6, 17, 0, 0, East), story.State.Due);
        Assert.Null(story.State.Provisional);
        Assert.Null(story.Held(CaseStory.Shop)!.Provisional);
        Assert.Equal(["x"], story.Revised.Single().Notices);
    }

    [Fact]
    public async Task A_notice_that_moves_nothing_takes_the_mark_away_and_tells_nobody()
    {
        var rows = (await HaiyanBook.Table(TableName.Calendar)).Calendar;
        var story = new CalendarStory(rows, (await HaiyanBook.Table(TableName.Festivals)).Festivals)
            .Dispatched(new(2026, 12, 31, 17, 0, 0, East), 2);

        story.Enter([.. rows, new(new(2027, 1, 1), false, "元旦", "invented", true)])
            .Pass(new(2026, 12, 31, 17, 30, 0, East));

        Assert.Null(story.State.Provisional);
        Assert.Equal(story.Revised.Single().From, story.Revised.Single().To);
        Assert.Equal(DeadlineStep.Sent, story.Held(CaseStory.Shop)!.Notice!.Step); // of the dispatch, and none since
    }

    [Theory]
    // Pv-2027-new-year, pv-inside-known-year; and natural time asks no notice.
    [InlineData("2026-12-31T16:00:00+08:00", 4, LimitUnit.WorkHour, "2027-01-04T10:00:00+08:00", true)]
    [InlineData("2026-12-30T10:00:00+08:00", 1, LimitUnit.WorkDay, "2026-12-31T10:00:00+08:00", false)]
    [InlineData("2026-12-31T16:00:00+08:00", 30, LimitUnit.UrgentHour, "2027-01-01T22:00:00+08:00", false)]
    public async Task An_answer_says_whether_a_notice_may_still_move_it(
        string from,
        double limit,
        LimitUnit unit,
        string due,
        bool provisional)
    {
        var view = DueRules.Answer(
            await HaiyanBook.Rules(), new DueQuestion(Time(from), ClassKind.Event, null, 1, limit, unit, null)).Value!;

        Assert.Equal((Time(due), provisional), (view.Due, view.Provisional));
    }

    [Theory]
    [InlineData("2019-05-01", DayKind.Statutory, true, true, false)]
    [InlineData("2019-05-02", DayKind.Holiday, true, false, false)] // kd-2019-05-02
    [InlineData("2025-10-04", DayKind.Holiday, true, false, false)] // kd-2025-10-04
    [InlineData("2025-10-06", DayKind.Statutory, true, true, false)]
    [InlineData("2019-05-05", DayKind.MadeUp, false, false, false)]
    [InlineData("2019-05-11", DayKind.Weekend, true, false, false)]
    [InlineData("2020-02-03", DayKind.Workday, false, false, false)]
    [InlineData("2027-05-02", DayKind.Statutory, true, true, true)]
    [InlineData("2027-05-03", DayKind.Workday, false, false, true)]
    public async Task A_day_is_told_with_its_kind(string day, DayKind kind, bool off, bool statutory, bool provisional)
    {
        var date = DateOnly.Parse(day, null);

        var found = DueRules.Days(await HaiyanBook.Rules(), new(date, date, null)).Value!.Days.Single();

        Assert.Equal((kind, off, statutory, provisional), (found.Kind, found.Off, found.Statutory, found.Provisional));
    }

    [Theory]
    [InlineData("2019-05-02", "2019-05-01")]
    [InlineData("2019-01-01", "2020-01-02")]
    public async Task A_question_for_no_day_or_too_many_is_refused(string from, string until) => Assert.Equal(
        "calendar.days",
        DueRules.Days(
            await HaiyanBook.Rules(),
            new(DateOnly.Parse(from, null), DateOnly.Parse(until, null), null)).Refusal!.Code);

    [Fact]
    public async Task What_a_notice_would_move_is_told_before_it_is_entered()
    {
        var story = new CalendarStory(await Known2019()).Dispatched(Year2019.At("03-20 16:00"), 30);
        var now = story.County.Rules;
        var then = now.With(now.Version, CalendarStory.Table(await Now2019()));

        var move = Assert.Single(ClockRules.Moves(story.State.Times, now, then));

        Assert.Equal(
            (ClockKind.Handle, Year2019.At("05-03 16:00"), Year2019.At("05-05 16:00")),
            (move.Clock, move.From, move.To));
        Assert.Empty(ClockRules.Moves(story.State.Times, now, now));
    }

    [Fact]
    public async Task A_joint_task_without_a_time_of_its_own_moves_too()
    {
        var story = new CalendarStory(await Known2019())
            .Dispatched(Year2019.At("03-18 10:00"), 30)
            .Opens(CaseStory.Police, Year2019.At("03-20 16:00"))
            .Opens(CaseStory.Office, Year2019.At("03-20 16:00"), until: Year2019.At("05-03 12:00"));
        Assert.Equal(Year2019.At("05-03 16:00"), Part(story, CaseStory.Police).Due);

        story.Enter(await Now2019()).Pass(Year2019.At("03-22 09:00"));

        Assert.Equal(Year2019.At("04-29 10:00"), story.State.Due);
        Assert.Equal(Year2019.At("05-05 16:00"), Part(story, CaseStory.Police).Due);
        Assert.Equal(Year2019.At("05-03 12:00"), Part(story, CaseStory.Office).Due);
        Assert.Equal(Year2019.At("05-05 16:00"), story.Held(CaseStory.Police)!.Due);
        Assert.Equal(DeadlineStep.Revised, story.Held(CaseStory.Police)!.Notice!.Step);
        var revised = story.Revised.Single(static one => one.Party == CaseStory.Police);
        Assert.Equal(Year2019.At("05-03 16:00"), revised.From);
        Assert.Equal([Second], revised.Notices);
        Assert.Equal(2, story.Revised.Count());
        Assert.Equal(2, story.Pass(Year2019.At("03-22 09:01")).Revised.Count());
    }

    [Fact]
    public async Task A_joint_task_that_stood_still_is_counted_with_what_was_used()
    {
        var story = new CalendarStory(await Known2019())
            .Dispatched(Year2019.At("03-18 10:00"), 30)
            .Opens(CaseStory.Police, Year2019.At("03-18 10:00"))
            .Takes(CaseStory.Police, JointTaskVerb.Handle, Year2019.At("03-19 10:00"))
            .Takes(CaseStory.Police, JointTaskVerb.Check, Year2019.At("03-20 10:00"), passed: false)
            .Does(CaseVerb.Suspend, Year2019.At("03-21 10:00"), reason: "waits", until: Year2019.At("04-01 10:00"));
        story.Enter(await Now2019()).Does(CaseVerb.Resume, Year2019.At("03-25 10:00"));

        // One day before it was handled and one after the check were used.
        var calendar = new WorkingCalendar(await Now2019(), [], Year2019.China);
        Assert.Equal(
            calendar.Due(Year2019.At("03-25 10:00"), 28, LimitUnit.WorkDay), Part(story, CaseStory.Police).Due);
        Assert.Empty(story.Pass(Year2019.At("03-25 10:01")).Revised);
    }

    [Fact]
    public async Task A_joint_task_that_is_done_stays()
    {
        var story = new CalendarStory(await Known2019())
            .Dispatched(Year2019.At("03-04 10:00"), 40)
            .Opens(CaseStory.Police, Year2019.At("03-20 16:00"))
            .Takes(CaseStory.Police, JointTaskVerb.Handle, Year2019.At("03-21 17:00"))
            .Does(CaseVerb.Handle, Year2019.At("03-21 17:00"));
        var due = Part(story, CaseStory.Police).Due;

        story.Enter(await Now2019()).Pass(Year2019.At("03-22 09:00"));

        Assert.Equal(due, Part(story, CaseStory.Police).Due);
        Assert.Empty(story.Revised);
    }

    [Fact]
    public async Task The_round_that_a_case_waits_for_moves_too()
    {
        var limit = new LimitRow(
            ClockKind.Coordinate, null, ["*"], null, [], 30, LimitUnit.WorkDay, new(2018, 1, 1), null, "test", "L");
        var story = new CalendarStory(await Known2019())
            .Enter(new TableData { Table = TableName.Limits, Limits = [limit] })
            .Reported(Year2019.At("03-20 09:00"), 5)
            .Does(CaseVerb.File, Year2019.At("03-20 09:00"))
            .Does(CaseVerb.Coordinate, Year2019.At("03-20 16:00"), reason: "whose is it");
        Assert.Equal(Year2019.At("05-03 16:00"), story.State.Dispute!.Due);
        var convener = story.State.Dispute.Convener!.Value;

        story.Enter(await Now2019()).Pass(Year2019.At("03-22 09:00"));

        Assert.Equal(Year2019.At("05-05 16:00"), story.State.Dispute!.Due);
        Assert.Equal(Year2019.At("05-05 16:00"), story.Held(convener)!.Due);
        var revised = Assert.Single(story.Revised);
        Assert.Equal((ClockKind.Coordinate, convener), (revised.Clock, revised.Party));
        Assert.Contains(
            DisputeSteps.CoordinationRef(story.State.Dispute.Coordination!),
            CaseRules.Recipients(story.State, story.State, revised));
        var round = Heard(new(), story.Events.OfType<CaseReferred>().Single());
        Assert.Equal(Year2019.At("05-03 16:00"), round.Open!.Due);
        round = Heard(round, revised);
        Assert.Equal(Year2019.At("05-05 16:00"), round.Open!.Due);
        Assert.Empty(CoordinationRules.Hear(round, Guid.Empty, revised).Events);
    }

    [Fact]
    public async Task The_days_of_visits_move_too_and_those_made_stay()
    {
        var row = new RevisitRow(
            "V-1",
            RevisitKind.Rebound,
            null,
            ["*"],
            null,
            2,
            60,
            LimitUnit.WorkDay,
            Post.GridMember,
            new(2018, 1, 1),
            null,
            "test",
            "L");
        var at = Year2019.At("03-20 16:00");
        var story = new CalendarStory(await Known2019())
            .Enter(new TableData { Table = TableName.Revisits, Revisits = [row] })
            .Dispatched(at, 5)
            .Does(CaseVerb.Handle, at)
            .Does(CaseVerb.Check, at, passed: true)
            .Does(CaseVerb.Close, at)
            .Pass(at);
        Assert.Equal(Year2019.At("05-03 16:00"), story.State.Revisits.Single().Due[0]);
        var party = story.State.Revisits.Single().Party;

        story.Enter(await Now2019()).Pass(Year2019.At("03-22 09:00"));

        var calendar = new WorkingCalendar(await Now2019(), [], Year2019.China);
        Assert.Equal(
            [calendar.Due(at, 30, LimitUnit.WorkDay), calendar.Due(at, 60, LimitUnit.WorkDay)],
            story.State.Revisits.Single().Due);
        Assert.Equal(Year2019.At("05-05 16:00"), story.Held(party)!.Due);
        Assert.Equal(
            (ClockKind.Revisit, DeadlineStep.Revised, Year2019.At("05-03 16:00"), Year2019.At("05-05 16:00"), 1),
            Told(story.Held(party)!.Notice!));
        var set = story.Events.OfType<CaseRevisitsSet>().Last();
        Assert.Equal([Second], set.Notices);
        var told = new CaseRow(Guid.Empty, "E-1", 9, new(1, 9), story.State);
        var line = NoticeRow.Of(told, new(1, 9), party, story.Held(party)!.Notice!, set).Line;
        Assert.Equal(
            (party, ClockKind.Revisit, Year2019.At("05-03 16:00"), (DateTimeOffset?)Year2019.At("05-05 16:00"), Second),
            (line.Party, line.Clock, line.Due, line.Until, line.Reason));
        Assert.Equal(2, story.Events.OfType<CaseRevisitsSet>().Count());
        Assert.Equal(2, story.Pass(Year2019.At("03-22 09:01")).Events.OfType<CaseRevisitsSet>().Count());
    }

    [Fact]
    public async Task A_preview_counts_what_a_case_keeps_beside_its_handling()
    {
        var story = new CalendarStory(await Known2019())
            .Dispatched(Year2019.At("03-20 16:00"), 30)
            .Opens(CaseStory.Police, Year2019.At("03-20 17:00"));
        var now = story.County.Rules;

        var then = now.With(9, CalendarStory.Table(await Now2019()));
        var moves = ClockRules.Moves(story.State.Times, now, then);

        Assert.Equal(
            [Year2019.At("05-05 16:00"), Year2019.At("05-05 17:00")], moves.Select(static move => move.To));
    }

    [Fact]
    public async Task A_department_that_gets_its_return_back_has_what_was_left_by_the_calendar_of_that_day()
    {
        var story = new CalendarStory(await Known2019())
            .Dispatched(Year2019.At("03-20 16:00"), 30)
            .Does(CaseVerb.Return, Year2019.At("03-21 16:00"), reason: "not ours")
            .Enter(await Now2019())
            .Does(
                CaseVerb.Dispatch,
                Year2019.At("04-01 16:00"),
                reason: "it is",
                department: CaseStory.Sanitation.Key);

        var calendar = new WorkingCalendar(await Now2019(), [], Year2019.China);
        Assert.Equal(calendar.Due(Year2019.At("04-01 16:00"), 29, LimitUnit.WorkDay), story.State.Due);
    }

    private static (ClockKind, DeadlineStep, DateTimeOffset, DateTimeOffset?, int) Told(Notice notice) =>
        (notice.Clock, notice.Step, notice.Due, notice.Until, notice.Count);

    private static CoordinationState Heard(CoordinationState state, CaseEvent happened) =>
        CoordinationRules.Hear(state, Guid.Empty, happened).Events.Aggregate(state, CoordinationRules.Apply);

    private static JointTask Part(CalendarStory story, EntityRef department) =>
        story.State.Parts.Single(part => part.Department == department);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<CalendarRow>> Now2019() =>
        (await HaiyanBook.Table(TableName.Calendar)).Calendar;

    /// <summary>The calendar as it was known before 22 March 2019.</summary>
    private static async Task<IReadOnlyList<CalendarRow>> Known2019() =>
    [
        .. (await Now2019()).Where(static row => row.Source != Second),
        new(new(2019, 5, 1), false, "劳动节", First, true),
    ];
}
