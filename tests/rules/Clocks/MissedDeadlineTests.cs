using Grid.Counties;
using Grid.Tests.Cases;
using Grid.Tests.Counties;
using CsCheck;
using Grid.Cases;
using Grid.Clocks;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Rulebook;
using static Grid.Tests.Clocks.Year2019;

namespace Grid.Tests.Clocks;

public sealed class MissedDeadlineTests
{
    [Fact]
    public void Over_the_Spring_Festival_a_late_department_is_reminded_and_passed_over_in_working_time()
    {
        // Sun 3 February is worked, 4–10 February are free. Eight work hours from 16:00: two that day, six on the 11th.
        var waiting = WaitingCase.Reported("02-03 15:00").Dispatched("02-03 16:00").Until("03-01 00:00");

        Assert.Equal(
            [
                ("H1", "02-11 10:00"), // 4 of 8 hours
                ("H2", "02-11 14:24"), // 6.4 hours: 2 + 4 + 0.4
                ("H3", "02-11 16:00"),
                ("H5", "02-11 18:00"), // no shop: the segment's chief is next, 2 hours after the light went red
                ("H6", "02-12 12:00"),
                ("H7", "02-12 18:00"),
                ("H8", "02-13 18:00"),
                ("H9", "02-14 18:00"),
            ],
            waiting
                .Deadlines.Where(static passed => passed.Clock == ClockKind.Handle)
                .Select(static passed =>
                    (passed.Rule, Written(passed.Due))));
        Assert.All(waiting.Deadlines, static passed => Assert.Equal(passed.Due, passed.At));
        Assert.Equal("P-7", waiting.Deadlines.Single(static passed => passed.Rule == "H5").Holder);
        Assert.Equal(At("02-12 12:00"), waiting.Deadlines.Single(static passed => passed.Rule == "H5").Until);
    }

    [Fact]
    public void Over_National_Day_with_its_make_up_days_as_well()
    {
        // Sun 29 September and Sat 12 October are worked, 1–7 October are free.
        var waiting = WaitingCase.Reported("09-29 09:00", shop: "SHOP").Dispatched("09-30 15:00").Until("10-31 00:00");

        Assert.Equal(
            [
                "F1 09-29 10:00",
                "H1 10-08 09:00",
                "H2 10-08 11:24",
                "H3 10-08 15:00",
                "H4 10-08 17:00",
                "H5 10-09 09:00",
                "H6 10-09 15:00",
                "H7 10-10 09:00",
                "H8 10-11 09:00",
                "H9 10-12 09:00",
            ],
            waiting
                .Deadlines.Where(static passed => passed.Clock is ClockKind.Handle or ClockKind.File)
                .Select(static passed => $"{passed.Rule} {Written(passed.Due)}"));
    }

    [Fact]
    public void The_notice_goes_to_the_cell_that_has_the_ground_by_now()
    {
        var successor = new EntityRef(EntityKind.Cell, "330424001901002");
        var waiting = WaitingCase
            .Reported("02-11 08:00", channel: "城市啄木鸟")
            .HandedOver(successor, "02-11 09:00")
            .Until("02-11 11:00");

        Assert.Equal(successor, Assert.Single(waiting.Deadlines).Party);
    }

    [Fact]
    public void Each_missed_deadline_is_recorded_once_and_in_order_however_often_it_is_checked()
    {
        var waiting = WaitingCase.Reported("02-11 08:00", channel: "城市啄木鸟");
        for (var hour = 0; hour < 24 * 12; hour++)
        {
            waiting.Until(At("02-11 08:00").AddHours(hour / 2.0));
        }

        var asked = WaitingCase.Reported("02-11 08:00", channel: "城市啄木鸟").Until(At("02-11 08:00").AddHours(143.5));
        Assert.Equal(
            asked.Deadlines.Select(static passed => passed.Rule),
            waiting.Deadlines.Select(static passed => passed.Rule));
        // 10:00 natural, 12:00 by work, three days.
        Assert.Equal(["1C", "V1", "1F"], waiting.Deadlines.Select(static passed => passed.Rule));
        Assert.Equal(
            waiting.Events.Select(static happened => happened.At).Order(),
            waiting.Events.Select(static happened => happened.At));
    }

    [Fact]
    public void A_step_in_time_causes_no_notice_and_the_next_clock_runs()
    {
        var waiting = WaitingCase
            .Reported("02-11 08:00")
            .Dispatched("02-11 08:30")
            .Does(CaseVerb.Accept, "02-11 09:00")
            .Does(CaseVerb.Handle, "02-11 10:00");

        Assert.Empty(waiting.Deadlines);
        Assert.Equal("C1", Assert.Single(waiting.Until("02-20 00:00").Deadlines).Rule);
        Assert.Equal(At("02-11 12:00"), waiting.Deadlines.Single().Due);
    }

    [Fact]
    public void A_department_that_says_nothing_for_long_is_reminded_and_one_that_speaks_is_not()
    {
        var quiet = WaitingCase.Reported("02-11 08:00").Dispatched("02-11 08:30").Until("02-12 10:00");
        var speaks = WaitingCase
            .Reported("02-11 08:00")
            .Dispatched("02-11 08:30")
            .Does(CaseVerb.Progress, "02-11 17:00")
            .Until("02-12 10:00");

        Assert.Equal(At("02-12 08:30"), quiet.Deadlines.Single(static passed => passed.Rule == "P1").Due);
        Assert.DoesNotContain(speaks.Deadlines, static passed => passed.Rule == "P1");
        Assert.Equal(
            At("02-12 17:00"), speaks.Until("02-13 10:00").Deadlines.Single(static passed => passed.Rule == "P1").Due);
    }

    [Fact]
    public void A_suspended_case_owes_nothing_and_goes_on_with_exactly_what_was_left()
    {
        var waiting = WaitingCase
            .Reported("02-11 08:00")
            .Dispatched("02-11 08:30")
            .Does(CaseVerb.Suspend, "02-11 11:30", until: "03-30 00:00");
        Assert.Null(waiting.State.Due);
        Assert.True(waiting.State.Suspended);
        Assert.Equal("case.suspended", waiting.Does(CaseVerb.Handle, "02-12 09:00").Refused);
        Assert.Empty(waiting.Deadlines);

        waiting.Does(CaseVerb.Resume, "02-20 15:00"); // three of eight hours had run
        Assert.Equal(At("02-21 10:00") + TimeSpan.FromHours(0), waiting.State.Due);
        Assert.Equal(
            ["H1", "H2", "H3"],
            waiting
                .Until("02-21 10:00")
                .Deadlines.Where(static passed => passed.Clock == ClockKind.Handle)
                .Select(static passed => passed.Rule));
        Assert.Equal(At("02-20 16:00"), waiting.Deadlines.First(static passed => passed.Rule == "H1").Due);
        Assert.Equal("case.suspendedOnce", waiting.Does(CaseVerb.Suspend, "02-21 10:30").Refused);
    }

    [Fact]
    public void A_suspension_ends_by_itself_when_its_time_is_up()
    {
        var waiting = WaitingCase
            .Reported("02-11 08:00")
            .Dispatched("02-11 08:30")
            .Does(CaseVerb.Suspend, "02-11 11:30", until: "02-20 15:00")
            .Until("02-20 23:00");

        Assert.True(waiting.Events.OfType<CaseResumed>().Single() is { Automatic: true });
        Assert.Equal(At("02-20 15:00"), waiting.Events.OfType<CaseResumed>().Single().At);
        Assert.Equal(At("02-21 10:00"), waiting.State.Due);
        Assert.Equal(
            "case.until",
            WaitingCase
                .Reported("02-11 08:00")
                .Dispatched("02-11 08:30")
                .Does(CaseVerb.Suspend, "02-11 11:30", until: "02-11 11:30")
                .Refused);
        Assert.Equal(
            "case.until",
            WaitingCase
                .Reported("02-11 08:00")
                .Dispatched("02-11 08:30")
                .Does(CaseVerb.Suspend, At("02-11 11:30"), until: At("02-11 11:30").AddDays(366))
                .Refused);
    }

    [Fact]
    public void While_anothers_opinion_is_waited_for_the_clock_stands_still_as_well()
    {
        var waiting = WaitingCase
            .Reported("02-11 08:00")
            .Dispatched("02-11 08:30")
            .Does(CaseVerb.Consult, "02-11 11:30", until: "02-14 00:00");
        Assert.Contains(
            new EntityRef(EntityKind.Department, "OTHER"),
            CaseRules.Recipients(waiting.State, waiting.State, waiting.Events[^1]));

        Assert.Equal("case.consulting", waiting.Does(CaseVerb.Handle, "02-12 09:00").Refused);
        Assert.Null(waiting.Does(CaseVerb.Answer, "02-12 15:00").Refused);
        Assert.Equal(At("02-13 10:00"), waiting.State.Due);
        Assert.Null(waiting.Does(CaseVerb.Consult, "02-12 15:30").Refused); // as often as it is needed
    }

    [Fact]
    public void An_extension_is_asked_for_and_approved_by_another_twice_and_each_is_one_limit_long()
    {
        var waiting = WaitingCase
            .Reported("02-11 08:00")
            .Dispatched("02-11 08:00")
            .Does(CaseVerb.Extend, "02-11 15:00", by: "handler");
        Assert.Equal(
            "case.extensionPending",
            waiting
                .Does(CaseVerb.Suspend, "02-11 15:00")
                .Does(CaseVerb.Resume, "02-11 15:00")
                .Does(CaseVerb.Extend, "02-11 15:05", by: "handler")
                .Refused);
        Assert.Equal(
            "case.extensionOwn", waiting.Does(CaseVerb.Extend, "02-11 15:10", passed: true, by: "handler").Refused);
        Assert.Null(waiting.Does(CaseVerb.Extend, "02-11 17:00", passed: true, by: "head").Refused);
        Assert.Equal(At("02-12 18:00"), waiting.State.Due);
        Assert.Null(waiting.Does(CaseVerb.Extend, "02-12 09:00", by: "handler").Refused);
        Assert.Null(waiting.Does(CaseVerb.Extend, "02-12 17:00", passed: true, by: "head").Refused);
        Assert.Equal(At("02-13 18:00"), waiting.State.Due);
        Assert.Equal("case.extendedOut", waiting.Does(CaseVerb.Extend, "02-13 09:00", by: "handler").Refused);

        waiting.Until("02-28 00:00");
        Assert.Equal(
            [At("02-13 18:00")],
            waiting.Deadlines.Where(static passed => passed.Rule == "H3").Select(static passed => passed.Due));
        Assert.Equal(
            waiting.Deadlines.Count(),
            waiting.Deadlines.DistinctBy(static passed => (passed.Clock, passed.Run, passed.Rule)).Count());
    }

    [Fact]
    public void What_is_overdue_is_not_extended_and_what_was_denied_can_be_asked_again()
    {
        var waiting = WaitingCase
            .Reported("02-11 08:00")
            .Dispatched("02-11 08:00")
            .Does(CaseVerb.Extend, "02-11 15:00", by: "handler")
            .Does(CaseVerb.Extend, "02-11 16:00", passed: false, by: "head");
        Assert.Equal(At("02-11 18:00"), waiting.State.Due);
        Assert.Null(waiting.Does(CaseVerb.Extend, "02-11 17:00", by: "handler").Refused);
        Assert.Equal(
            "case.extendTooLate", waiting.Does(CaseVerb.Extend, "02-12 09:00", passed: true, by: "head").Refused);
    }

    [Fact]
    public void The_reporter_of_a_known_problem_has_first_feedback_as_well()
    {
        var joined = WaitingCase.Reported("02-11 08:00", channel: "城市啄木鸟");
        joined.Hears(new CaseJoined(Guid.NewGuid()) { At = At("02-11 08:00") });
        joined.Until("02-11 17:00");
        Assert.Empty(joined.Deadlines); // its primary is checked and handled, it is not

        Assert.Equal(
            ("1F", At("02-11 18:00")),
            (joined.Until("02-20 00:00").Deadlines.Single().Rule, joined.Deadlines.Single().At));
        joined.Hears(new CaseFollowed(Guid.NewGuid(), CaseStage.FedBack) { At = At("02-20 09:00") });
        Assert.Single(joined.Until("03-20 00:00").Deadlines);
    }

    [Fact]
    public void A_chief_with_notice_of_missing_feedback_owes_nothing_once_it_is_given()
    {
        var centre = new EntityRef(EntityKind.Department, nameof(Post.CommandCentre));
        var waiting = WaitingCase.Reported("02-11 08:00", channel: "城市啄木鸟").Dispatched("02-11 08:05")
            .Does(CaseVerb.Handle, "02-11 08:10")
            .Does(CaseVerb.Check, "02-11 08:20", passed: true)
            .Does(CaseVerb.Close, "02-11 08:30")
            .Until("02-14 09:00");
        Assert.Equal("1F", waiting.Deadlines.Single().Rule);

        ObligationState? held = null;
        foreach (var happened in waiting.Events)
        {
            held = ObligationRules.Apply(held, centre, Guid.Empty, happened, new(1, 1));
        }

        Assert.Equal(ObligationStatus.Open, held!.Status);
        Assert.Equal(
            ObligationStatus.Discharged,
            ObligationRules
                .Apply(held, centre, Guid.Empty, new CaseFedBack { At = At("02-14 10:00") }, new(1, 2))!
                .Status);
        Assert.Equal(
            ObligationStatus.Discharged,
            ObligationRules
                .Apply(
                    held,
                    centre,
                    Guid.Empty,
                    new CaseFollowed(Guid.Empty, CaseStage.FedBack) { At = At("02-14 10:00") },
                    new(1, 2))!
                .Status);
        Assert.Equal(
            ObligationStatus.Lapsed,
            ObligationRules
                .Apply(
                    held,
                    centre,
                    Guid.Empty,
                    new CaseFollowed(Guid.Empty, CaseStage.Voided) { At = At("02-14 10:00") },
                    new(1, 2))!
                .Status);
    }

    [Fact]
    public void A_party_with_notice_hears_of_the_end_and_owes_nothing_after_it()
    {
        var waiting = WaitingCase.Reported("02-11 08:00").Dispatched("02-11 08:00").Until("02-12 12:00");
        var chief = new EntityRef(EntityKind.Segment, "S-1");
        ObligationState? held = null;
        var state = new CaseState();
        foreach (var happened in waiting
                .Does(CaseVerb.Handle, "02-12 14:00")
                .Does(CaseVerb.Check, "02-12 15:00", passed: true)
                .Does(CaseVerb.Close, "02-12 16:00")
                .Events)
        {
            var after = CaseRules.Apply(state, happened);
            if (CaseRules.Recipients(state, after, happened).Contains(chief))
            {
                held = ObligationRules.Apply(held, chief, Guid.Empty, happened, new(1, 1));
                if (happened is CaseDeadlineMissed)
                {
                    Assert.Equal((AssignmentRole.Chief, ObligationStatus.Open), (held!.Role, held.Status));
                    Assert.Equal(happened is CaseDeadlineMissed { Until: { } until } ? until : null, held.Due);
                }
            }

            state = after;
        }

        Assert.Equal(ObligationStatus.Discharged, held!.Status);
        Assert.Equal((DeadlineStep.Escalate, 1), (held.Notice!.Step, held.Notice.Count));
    }
}

/// <summary>A case with clocks that run by a small rulebook over the calendar of 2019.</summary>
internal sealed class WaitingCase
{
    public static readonly EntityRef Lead = new(EntityKind.Department, "ZF"),
        Grid = new(EntityKind.Cell, "330424001901001");

    public static readonly Rules Book = Rules.Empty(China)
        .With(1, new() { Table = TableName.Calendar, Calendar = Days })
        .With(2, new()
        {
            Table = TableName.Limits,
            Limits =
            [
                Limit(ClockKind.Verify, 4, LimitUnit.WorkHour, "城市啄木鸟"),
                Limit(ClockKind.File, 1, LimitUnit.WorkHour),
                Limit(ClockKind.Dispatch, 1, LimitUnit.WorkHour),
                Limit(ClockKind.Check, 2, LimitUnit.WorkHour),
                Limit(ClockKind.FirstCheck, 2, LimitUnit.UrgentHour, "城市啄木鸟"),
                Limit(ClockKind.FirstFeedback, 3, LimitUnit.UrgentDay, "城市啄木鸟"),
                Limit(ClockKind.Progress, 1, LimitUnit.WorkDay),
            ],
        })
        .With(3, new()
        {
            Table = TableName.Escalations,
            Escalations =
            [
                Escalation("H1", ClockKind.Handle, DeadlineStep.Remind, 50, null),
                Escalation("H2", ClockKind.Handle, DeadlineStep.Yellow, 80, null),
                Escalation("H3", ClockKind.Handle, DeadlineStep.Red, 100, null),
                Escalation("H4", ClockKind.Handle, 2, Post.ShopChief),
                Escalation("H5", ClockKind.Handle, 2, Post.SegmentChief),
                Escalation("H6", ClockKind.Handle, 4, Post.RoadChief),
                Escalation("H7", ClockKind.Handle, 4, Post.AreaChief),
                Escalation("H8", ClockKind.Handle, 8, Post.DepartmentHead),
                Escalation("H9", ClockKind.Handle, 8, Post.CommandCentre),
                Escalation("F1", ClockKind.File, DeadlineStep.Red, 100, Post.CommandCentre),
                Escalation("D1", ClockKind.Dispatch, DeadlineStep.Red, 100, Post.CommandCentre),
                Escalation("V1", ClockKind.Verify, DeadlineStep.Red, 100, Post.GridMember),
                Escalation("C1", ClockKind.Check, DeadlineStep.Red, 100, Post.GridMember),
                Escalation("1C", ClockKind.FirstCheck, DeadlineStep.Red, 100, Post.GridMember),
                Escalation("1F", ClockKind.FirstFeedback, DeadlineStep.Red, 100, Post.CommandCentre),
                Escalation("P1", ClockKind.Progress, DeadlineStep.Remind, 100, null),
            ],
        });

    public static readonly County County = TestCounty.Of(
        Book,
        TestCounty.Office(new(EntityKind.Department, nameof(Post.CommandCentre)), "commandCentre"),
        TestCounty.Post(Post.SegmentChief, new(EntityKind.Segment, "S-1"), "P-7"));

    public CaseState State { get; private set; } = new();

    public List<CaseEvent> Events { get; } = [];

    public IEnumerable<CaseDeadlineMissed> Deadlines => Events.OfType<CaseDeadlineMissed>();

    public static WaitingCase Reported(
        string at,
        string channel = "巡查发现",
        string? shop = null,
        string? segment = "S-1",
        string? road = "R-1")
    {
        var waiting = new WaitingCase();
        waiting.Take(new CaseReported
        {
            At = At(at), Kind = ClassKind.Event, Class = "04-05", Channel = channel, ReportedAt = At(at), Lead = Lead,
            Place = new Place
            {
                Cell = Grid.Key,
                Subdistrict = "330424001",
                Shop = shop,
                Segment = segment,
                Road = road,
            },
            Duties =
            [
                new(Lead, AssignmentRole.Lead, At(at).AddHours(8), "R"),
                new(Grid, AssignmentRole.Grid, At(at).AddHours(8), "R"),
            ],
            Limit = new(8, LimitUnit.WorkHour, "event/04-05/1@2018-01-01"),
        });
        return waiting;
    }

    /// <summary>Lets driven time pass; each clock acts at its own time.</summary>
    public WaitingCase Until(string at) => Until(At(at));

    public WaitingCase Until(DateTimeOffset at)
    {
        for (var passed = Passed(at); passed.Count > 0; passed = Passed(at))
        {
            foreach (var happened in passed)
            {
                Take(happened);
            }
        }

        return this;
    }

    /// <summary>Another case records an event.</summary>
    public void Hears(CaseEvent happened) => Take(happened);

    public string? Refused { get; private set; }

    public WaitingCase Does(CaseVerb verb, string at, bool? passed = null, string by = "desk", string? until = null) =>
        Does(verb, At(at), passed, by, until is null ? null : At(until));

    public WaitingCase Does(
        CaseVerb verb,
        DateTimeOffset at,
        bool? passed = null,
        string by = "desk",
        DateTimeOffset? until = null)
    {
        Until(at);
        var facts = new StepFacts(at, "E", County);
        var decision = CaseRules.Decide(
            State,
            new StepCase(
                verb,
                by,
                Passed: passed,
                Reason: verb == CaseVerb.Extend && passed is not null ? null : "why",
                To: "OTHER",
                Until: until),
            facts);
        Refused = decision.Refusal?.Code;
        foreach (var happened in decision.Events)
        {
            Take(happened);
        }

        return this;
    }

    /// <summary>A surveyor re-cuts the cell of the case.</summary>
    public WaitingCase HandedOver(EntityRef to, string at)
    {
        foreach (var happened in CaseRules.HandOver(State, "E", Grid, to, "surveyor", At(at)).Events)
        {
            Take(happened);
        }

        return this;
    }

    public WaitingCase Dispatched(string at) => Does(CaseVerb.File, at).Does(CaseVerb.Dispatch, at);

    private IReadOnlyList<CaseEvent> Passed(DateTimeOffset at) =>
        MissedDeadlineRules.DueBy(State, "E", County, at, atDue: true);

    private void Take(CaseEvent happened)
    {
        Events.Add((CaseEvent)EventCodec.Read(CaseStory.Recorded(happened, new(1, 1))));
        State = CaseRules.Apply(State, Events[^1]);
    }

    private static LimitRow Limit(ClockKind clock, double limit, LimitUnit unit, params string[] channels) =>
        new(clock, null, ["*"], null, channels, limit, unit, new(2018, 1, 1), null, "test", "L");

    private static EscalationRow Escalation(
        string rule, ClockKind clock, DeadlineStep step, double percent, Post? to) =>
        new(rule, clock, step, percent, null, null, to, new(2018, 1, 1), null, "test", "L");

    private static EscalationRow Escalation(string rule, ClockKind clock, double hours, Post to) =>
        new(rule, clock, DeadlineStep.Escalate, null, hours, LimitUnit.WorkHour, to, new(2018, 1, 1), null, "test",
            "L");
}

public sealed class PauseProperties
{
    [Fact]
    public void To_pause_and_resume_at_once_changes_nothing()
    {
        var inside = 0;
        Gen.Select(
                AnyCalendar.Calendar, AnyCalendar.Instant, AnyCalendar.Amount, AnyCalendar.Unit,
                Gen.Int[0, 20_000].Array[1, 3])
            .Sample(
                (calendar, from, amount, unit, minutes) =>
        {
            StandStill[] pauses =
            [
                .. minutes
                    .Order()
                    .Select(minute => new StandStill(from.AddMinutes(minute), from.AddMinutes(minute))),
            ];
            var due = calendar.Due(from, amount, unit);

            Assert.Equal(due, ClockRules.DueWithPauses(calendar, from, amount, unit, pauses));
            Interlocked.Add(ref inside, pauses[0].From < due ? 1 : 0);
        });
        Assert.True(inside > 20, $"only {inside} paused while it ran");
    }

    [Fact]
    public void A_pause_takes_out_of_the_limit_exactly_the_minutes_it_lasts()
    {
        var longer = 0;
        Gen.Select(AnyCalendar.Calendar, AnyCalendar.Instant, Gen.Int[1, 2400], Gen.Int[0, 6000].ArrayUnique[2, 6])
            .Sample(
            (calendar, from, sixtieths, marks) =>
            {
                StandStill[] pauses =
                [
                    .. marks
                        .Order()
                        .Chunk(2)
                        .Where(static pair => pair.Length == 2)
                        .Select(pair => new StandStill(from.AddMinutes(pair[0]), from.AddMinutes(pair[1]))),
                ];
                var minute = from;
                for (var left = sixtieths; left > 0; minute = minute.AddMinutes(1))
                {
                    left -=
                        MinuteByMinute.IsOpen(calendar, minute.DateTime)
                        && !pauses.Any(pause => pause.From <= minute && minute < pause.Until)
                            ? 1
                            : 0;
                }

                var due = ClockRules.DueWithPauses(calendar, from, sixtieths / 60d, LimitUnit.WorkHour, pauses);
                Assert.True((due - minute).Duration() < TimeSpan.FromMilliseconds(1), $"{due:O}, counted {minute:O}");
                Interlocked.Add(ref longer, due > calendar.Due(from, sixtieths / 60d, LimitUnit.WorkHour) ? 1 : 0);
            },
            iter: 60);
        Assert.True(longer > 5, $"only {longer} were held up");
    }

    [Fact]
    public void A_case_that_is_suspended_and_resumed_at_once_is_due_when_it_was()
    {
        Gen.Select(Gen.Int[0, 50_000], Gen.Int[0, 900]).Sample(static (start, later) =>
        {
            var dispatched = At("01-02 08:00").AddMinutes(start);
            var waiting = WaitingCase
                .Reported("01-02 08:00")
                .Does(CaseVerb.File, dispatched)
                .Does(CaseVerb.Dispatch, dispatched);
            var (due, at) = (waiting.State.Due, dispatched.AddMinutes(later));

            Assert.Null(waiting.Does(CaseVerb.Suspend, at).Refused);
            Assert.Null(waiting.Does(CaseVerb.Resume, at).Refused);
            Assert.Equal(due, waiting.State.Due);
            Assert.Equal(due, waiting.Until(due!.Value).Deadlines.Single(static passed => passed.Rule == "H3").Due);
        });
    }
}
