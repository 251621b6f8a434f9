using Grid.Cases;
using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Repeats;
using Grid.Rulebook;
using Grid.Tests.Counties;
using Grid.Tests.Repeats;

namespace Grid.Tests.Cases;

/// <summary>A case of the system that a county used before goes on here where it stood there.</summary>
public sealed class TakeTests
{
    private static readonly DateTimeOffset Now = CaseStory.Noon.AddDays(10);

    private static readonly County County = TestCounty.Of(
        Rules.Empty(TimeZoneInfo.Utc).With(1, new()
        {
            Table = TableName.Escalations,
            Escalations =
            [
                new("H1", ClockKind.Handle, DeadlineStep.Remind, 50, null, null, null, new(2000, 1, 1), null, "", ""),
                new("H2", ClockKind.Handle, DeadlineStep.Red, 100, null, null, null, new(2000, 1, 1), null, "", ""),
            ],
        }),
        TestCounty.Office(CaseStory.Police, "bureau"));

    public static TheoryData<CaseStage> Open =>
        [.. Enum.GetValues<CaseStage>().Where(static stage => CaseRules.IsOpen(stage))];

    [Theory]
    [MemberData(nameof(Open))]
    public void An_open_case_stands_at_its_stage_and_its_parties_owe_it(CaseStage stage)
    {
        var state = Taken(Said(stage));

        Assert.Equal((stage, "JG-2026-17"), (state.Stage, state.Reported.Number));
        Assert.Equal(stage, state.Times.Stage);
        Assert.NotEmpty(CaseRules.Next(state));
        var held = Held(CaseStory.Shop, Said(stage))!;
        Assert.Null(held.Notice);
        Assert.Equal(
            stage < CaseStage.Filed ? ObligationStatus.Known : ObligationStatus.Open,
            held.Status);
        Assert.Equal(stage is CaseStage.Dispatched or CaseStage.Accepted, held.RunsUntil is not null);
    }

    [Fact]
    public void Its_own_due_time_is_kept()
    {
        var due = Now.AddDays(3);

        var state = Taken(Said(CaseStage.Accepted, due: due));

        Assert.Equal((due, due), (state.Due, state.Times.HandleDue));
    }

    [Fact]
    public void Without_one_the_limit_of_the_class_counts_from_its_own_dispatch()
    {
        var said = Said(CaseStage.Accepted);

        Assert.Equal(said.From.DispatchedAt!.Value.AddHours(2), Taken(said).Due);
    }

    [Fact]
    public void The_department_that_had_it_leads_by_code_or_name()
    {
        var state = Taken(Said(CaseStage.Accepted) with { Department = $" {CaseStory.Police.Key} " });

        Assert.Equal(CaseStory.Police, state.Lead);
        var lead = Assert.Single(state.Duties, static duty => duty.Role == AssignmentRole.Lead);
        Assert.Equal(CaseStory.Police, lead.Party);
        Assert.DoesNotContain(state.Duties, static duty => duty.Party == CaseStory.Sanitation);
        var unknown = Decide(Said(CaseStage.Accepted) with { Department = "nobody" });
        Assert.Equal("case.takenDepartment", unknown.Refusal?.Code);
    }

    [Fact]
    public void Nobody_is_notified_of_what_passed_before_it_was_taken_over()
    {
        var late = Taken(Said(CaseStage.Accepted, due: Now.AddDays(-1)));
        var running = Taken(Said(CaseStage.Accepted, due: Now.AddHours(1)));

        Assert.Empty(MissedDeadlineRules.DueBy(late, "N", County, Now.AddDays(30), atDue: true));
        Assert.Equal(
            ["H2"],
            MissedDeadlineRules.DueBy(running, "N", County, Now.AddDays(30), atDue: true)
                .Cast<CaseDeadlineMissed>()
                .Select(static passed => passed.Rule));
    }

    [Fact]
    public void A_county_owes_no_deadline_of_the_days_before_its_first()
    {
        var county = County.With(
            2,
            [(2L, new() { At = default, By = "", Ref = new(EntityKind.County, "330424"), Data = new CountyData
            {
                Name = "x",
                TimeZone = "UTC",
                Start = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(5),
            } })]);
        var running = Taken(Said(CaseStage.Accepted, due: Now.AddHours(1)));

        Assert.Empty(MissedDeadlineRules.DueBy(running, "N", county, Now.AddDays(30), atDue: true));
    }

    [Fact]
    public void Whether_it_was_late_elsewhere_is_not_judged_here_and_what_follows_is()
    {
        var handled = Taken(Said(CaseStage.Handled, due: Now.AddDays(-9)));
        Assert.Null(handled.Progress.HandledLate);

        var accepted = Taken(Said(CaseStage.Accepted, due: Now.AddDays(-1)));
        var step = CaseRules.Decide(
            accepted, new StepCase(CaseVerb.Handle, "crew-1"), new(Now, "N", County, null));

        Assert.True(Assert.IsType<CaseHandled>(Assert.Single(step.Events)).Late);
    }

    [Fact]
    public void A_closed_case_is_owed_by_nobody_and_its_place_remembers_it()
    {
        var said = Said(CaseStage.Closed) with
        {
            Report = CaseStory.Report with { Channel = TestPlace.Public, ReportedAt = CaseStory.Noon },
        };
        var taken = (CaseTaken)Assert.Single(Decide(said).Events);
        var memory = new PlaceMemory();

        var follows = RepeatRules.Apply(memory, CaseStory.Shop, TestPlace.Id(1), taken, TestPlace.Book);

        Assert.Null(ObligationRules.Apply(null, CaseStory.Shop, TestPlace.Id(1), taken, new(1, 1)));
        Assert.Equal(default, follows);
        var remembered = Assert.Single(memory.Reports.Values);
        Assert.Equal((true, said.From.ClosedAt), (remembered.Complains, remembered.Ended));
        Assert.Empty(MissedDeadlineRules.DueBy(Taken(said), "N", County, Now.AddDays(30), atDue: true));
    }

    [Fact]
    public void The_same_row_again_changes_nothing_and_another_under_its_number_is_refused()
    {
        var said = Said(CaseStage.Accepted);
        var state = Taken(said);
        var other = said with { From = said.From with { Outcome = "x" } };

        Assert.Empty(TakeRules.Decide(state, said, Facts(said), County).Events);
        Assert.Equal("case.takenBefore", TakeRules.Decide(state, other, Facts(other), County).Refusal?.Code);
    }

    [Fact]
    public void Times_that_cannot_be_are_refused_by_their_names()
    {
        var said = Said(CaseStage.Handled);
        var order = said with { From = said.From with { HandledAt = said.From.DispatchedAt!.Value.AddHours(-1) } };
        var ahead = said with { From = said.From with { HandledAt = Now.AddHours(1) } };
        var missing = said with { From = said.From with { HandledAt = null } };

        Assert.Null(TakeRules.Untimely(said, Now));
        Assert.Equal(
            ["case.takenOrder", "case.takenAhead", "case.takenTime"],
            new[] { order, ahead, missing }.Select(static one => TakeRules.Untimely(one, Now)?.Code));
    }

    [Fact]
    public void The_trace_says_from_where_it_was_taken_over()
    {
        var taken = Decide(Said(CaseStage.Accepted)).Events[0];

        Assert.Equal("智慧城管: JG-2026-17", CaseTraces.ReasonOf(taken));
    }

    private static TakeCase Said(CaseStage stage, DateTimeOffset? due = null) => new(
        CaseStory.Report with { ReportedAt = CaseStory.Noon },
        "330424",
        stage,
        new(
            "智慧城管",
            "JG-2026-17",
            stage >= CaseStage.Filed ? CaseStory.Noon.AddHours(1) : null,
            stage >= CaseStage.Dispatched ? CaseStory.Noon.AddHours(2) : null,
            stage >= CaseStage.Handled ? CaseStory.Noon.AddHours(3) : null,
            stage >= CaseStage.Closed ? CaseStory.Noon.AddHours(5) : null,
            due,
            null,
            ["2026-06-01 立案"]),
        null);

    private static ReportFacts Facts(TakeCase said) => CaseStory.Facts(fingerprint: TakeRules.FingerprintOf(said)) with
    {
        Now = Now,
        ReportedAt = said.Report.ReportedAt!.Value,
    };

    private static Decision<CaseEvent> Decide(TakeCase said) => TakeRules.Decide(new(), said, Facts(said), County);

    private static CaseState Taken(TakeCase said) => CaseRules.Apply(new(), Decide(said).Events[0]);

    private static ObligationState? Held(EntityRef party, TakeCase said) =>
        ObligationRules.Apply(null, party, TestPlace.Id(1), Decide(said).Events[0], new(1, 1));
}
