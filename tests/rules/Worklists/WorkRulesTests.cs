using Grid.Cases;
using Grid.Clocks;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Clocks;
using Grid.Tests.Rulebook;
using Grid.Worklists;

namespace Grid.Tests.Worklists;

/// <summary>A post owes its step from the moment it is owed, and the list of the post says so.</summary>
public sealed class WorkRulesTests
{
    [Fact]
    public async Task The_desk_owes_each_step_of_the_loop_before_it_is_late()
    {
        var rules = await HaiyanBook.Rules();
        var told = Taken(rules, "热线电话");

        Assert.Equal([(ClockKind.Verify, At("05-17 09:00"))], Of(told, Post.GridMember, rules));
        Assert.Empty(Of(told, Post.CommandCentre, rules));

        var found = told with { Channel = "巡查发现" };
        Assert.Equal([(ClockKind.File, At("05-14 10:00"))], Of(found, Post.CommandCentre, rules));
        Assert.Equal(
            [(ClockKind.Dispatch, At("05-14 10:00"))],
            Of(found with { Stage = CaseStage.Filed }, Post.CommandCentre, rules));
        Assert.Empty(Of(found with { Stage = CaseStage.Accepted }, Post.CommandCentre, rules)); // the department has it
        Assert.Equal(
            [(ClockKind.Check, At("05-14 11:00"))],
            Of(found with { Stage = CaseStage.Handled }, Post.GridMember, rules));
        Assert.Equal(
            [(ClockKind.Feedback, At("05-15 09:00"))],
            Of(told with { Stage = CaseStage.Closed }, Post.CommandCentre, rules));
    }

    [Fact]
    public async Task Nothing_is_due_from_a_post_while_the_clocks_stand_still()
    {
        var rules = await HaiyanBook.Rules();
        var paused = Taken(rules, "巡查发现") with { Stage = CaseStage.Filed, PausedUntil = At("05-30 09:00") };

        Assert.Empty(Of(paused, Post.CommandCentre, rules));
        Assert.NotEmpty(Of(paused with { PausedUntil = null }, Post.CommandCentre, rules));
    }

    [Fact]
    public async Task Who_goes_back_to_a_place_has_the_visit_in_the_list()
    {
        var rules = await HaiyanBook.Rules();
        var closed = At("05-14 09:00");
        var row = Assert.Single(rules.Revisits.Of(ClassKind.Event, "01-10", 1, new(2019, 5, 14)));
        var times = Taken(rules, "巡查发现") with
        {
            Stage = CaseStage.FedBack,
            Closed = closed,
            Revisits = [new(row.Kind, row.Rule, new(EntityKind.Cell, "C-1"), [At("05-17 09:00")])],
        };

        Assert.Equal([(ClockKind.Revisit, At("05-17 09:00"))], Of(times, row.To, rules));
        var visit = Assert.Single(WorkRules.Of(Guid.Empty, times, rules));
        Assert.Equal((closed, new EntityRef(EntityKind.Cell, "C-1"), row.Rule), (visit.Since, visit.Unit, visit.Rule));
    }

    [Fact]
    public async Task Who_reviews_what_is_contested_has_it_in_the_list_also_while_the_case_stands_still()
    {
        var rules = await HaiyanBook.Rules();
        var office = new EntityRef(EntityKind.Department, "330424-CGB");
        var filed = Taken(rules, "巡查发现") with { Stage = CaseStage.Filed };
        var brief = new CaseBrief("1", ClassKind.Event, "01-10", "C-1", default, default);

        var objected = After(filed, new CaseAppealed(AppealKind.Objection, "why", office, null, brief), "05-14 10:00");
        Assert.Equal([(ClockKind.Review, At("05-21 10:00"))], Of(objected, Post.Inspector, rules)); // an older record
        var contested = After(
            filed,
            new CaseAppealed(
                AppealKind.Finding, "why", office, null, brief, new(EntityKind.Shop, "S-1"), null, Post.DepartmentHead),
            "05-14 10:00");
        Assert.Equal([(ClockKind.Review, At("05-21 10:00"))], Of(contested, Post.DepartmentHead, rules));
        Assert.Empty(Of(contested, Post.Inspector, rules));

        var paused = After(
            contested, new CasePaused(PauseKind.Suspension, "road works", At("06-30 09:00")), "05-15 09:00");
        var step = Assert.Single(WorkRules.Of(Guid.Empty, paused, rules));
        Assert.Equal((ClockKind.Review, At("05-21 10:00"), "E-review-2"), (step.Clock, step.Due, step.Rule));
        Assert.Equal(ClockKind.Review, ClockRules.Next(paused, rules)!.Value.Clock);

        var reviewed = new CaseAppealReviewed(AppealKind.Finding, true, null, true, office, null);
        var after = After(paused, reviewed, "05-22 09:00");
        Assert.Empty(WorkRules.Of(Guid.Empty, after, rules));
        Assert.Equal(At("06-30 09:00"), ClockRules.Next(after, rules)!.Value.Due);
        var (ended, change) = Assert.Single(WorkRules.Ended(
            Guid.Empty, paused, after, WorkRules.All(Guid.Empty, after, rules),
            reviewed with { At = At("05-22 09:00"), By = "office-1" }, rules));
        Assert.Equal((ClockKind.Review, new EndedSteps(1, 1, 0)), (ended.Clock, change));

        static CaseTimes After(CaseTimes times, CaseEvent happened, string at) =>
            CaseTimes.Apply(times, happened with { At = At(at), By = "office-1" });
    }

    [Fact]
    public async Task A_step_that_ends_is_counted_with_how_it_ended()
    {
        var rules = await HaiyanBook.Rules();
        var filed = Taken(rules, "巡查发现") with { Stage = CaseStage.Filed };

        Assert.Equal(
            (ClockKind.Dispatch, new EndedSteps(1, 0, 0)), Ended(filed, Dispatched, "05-14 10:00"));
        Assert.Equal(
            (ClockKind.Dispatch, new EndedSteps(1, 1, 0)), Ended(filed, Dispatched, "05-14 10:01"));
        Assert.Equal(
            (ClockKind.Dispatch, new EndedSteps(0, 0, 1)), Ended(filed, new CaseVoided("twice"), "05-14 10:01"));
        Assert.Empty(Changes(filed, new CaseProgressed(), "05-14 10:01"));

        (ClockKind, EndedSteps) Ended(CaseTimes before, CaseEvent happened, string at)
        {
            var (step, change) = Assert.Single(Changes(before, happened, at), static one => one.Change.Discharged >= 0);
            return (step.Clock, change);
        }

        IEnumerable<(DueStep Step, EndedSteps Change)> Changes(CaseTimes before, CaseEvent happened, string at)
        {
            happened = happened with { At = At(at), By = "desk-1" };
            var after = CaseTimes.Apply(before, happened);
            var owes = WorkRules.All(Guid.Empty, after, rules);
            return WorkRules.Ended(Guid.Empty, before, after, owes, happened, rules);
        }
    }

    private static CaseDispatched Dispatched { get; } = new(
        new(EntityKind.Department, "330424-ZHZF"), [], new("1", ClassKind.Event, "01-10", "C-1", default, default));

    private static IEnumerable<(ClockKind, DateTimeOffset)> Of(CaseTimes times, Post post, Rules rules) =>
        WorkRules.Of(Guid.Empty, times, rules).Where(step => step.Post == post)
            .Select(static step => (step.Clock, step.Due));

    private static CaseTimes Taken(Rules rules, string channel) => new()
    {
        Stage = CaseStage.Reported,
        Kind = ClassKind.Event,
        Class = "01-10",
        Channel = channel,
        Limit = rules.LimitOf(ClassKind.Event, "01-10", 1, new(2019, 5, 14)).Value!,
        Lead = "330424-ZHZF",
        Taken = At("05-14 09:00"),
        Since = At("05-14 09:00"),
        Heard = At("05-14 09:00"),
        Dispatched = At("05-14 09:00"),
        HandleDue = At("05-14 15:00"),
    };

    private static DateTimeOffset At(string time) => Year2019.At(time);
}
