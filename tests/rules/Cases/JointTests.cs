using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Tests.Cases;

/// <summary>
/// 联合执法: several departments handle one case under one lead. 抄告: a copy informs a department and leaves the case where
/// it is. 派生: a case has children that go their own way.
/// </summary>
public sealed class JointTests
{
    private static readonly Guid Id = new("0197a0de-0000-7000-8000-000000000001");

    [Fact]
    public void The_whole_closes_when_all_have_and_says_who_has_not()
    {
        var story = CaseStory
            .Reported()
            .Through(CaseVerb.Dispatch)
            .Joint(null, CaseStory.Police)
            .Joint(null, CaseStory.Office)
            .Step(CaseVerb.Handle).Step(CaseVerb.Check, passed: true).Step(CaseVerb.Close);

        Assert.Equal("case.partsOpen", story.Refused?.Code);
        Assert.Contains(CaseStory.Police.Key, story.Refused!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseVerb.Close, CaseRules.Next(story.State));

        story.Joint(JointTaskVerb.Handle, CaseStory.Police).Joint(JointTaskVerb.Check, CaseStory.Police);
        Assert.Equal(ObligationStatus.Discharged, Of(CaseStory.Police, story)?.Status); // while the whole is open
        Assert.Equal("case.partsOpen", story.Step(CaseVerb.Close).Refused?.Code);

        story.Joint(JointTaskVerb.Withdraw, CaseStory.Office);
        Assert.Equal(ObligationStatus.Lapsed, Of(CaseStory.Office, story)?.Status);
        Assert.Equal(CaseStage.Closed, story.Step(CaseVerb.Close).State.Stage);
    }

    [Fact]
    public void A_part_has_its_own_due_time_and_its_own_lateness()
    {
        var story = CaseStory.Reported().Through(CaseVerb.Accept);
        story.Take(JointTaskRules.Decide(
            story.State,
            new OpenJointTask("desk-1", CaseStory.Police.Key, Until: story.Now.AddHours(30)),
            CaseStory.StepAt(story.Now)));
        var due = story.State.Parts[0].Due;
        story
            .Step(CaseVerb.Handle, hours: 20)
            .Joint(JointTaskVerb.Handle, CaseStory.Police)
            .Joint(JointTaskVerb.Check, CaseStory.Police);

        Assert.Equal(due, Of(CaseStory.Police, story)?.Due);
        Assert.True(story.State.Progress.HandledLate);
        Assert.False(Of(CaseStory.Police, story)!.Late);
        Assert.Equal(AssignmentRole.Help, Of(CaseStory.Police, story)!.Role);
    }

    [Fact]
    public void A_part_stands_still_with_the_case_and_goes_on_with_what_was_left_of_it()
    {
        var story = CaseStory.Reported().Through(CaseVerb.Accept);
        story.Take(JointTaskRules.Decide(
            story.State,
            new OpenJointTask("desk-1", CaseStory.Police.Key, Until: story.Now.AddHours(10)),
            CaseStory.StepAt(story.Now)));
        story.Step(CaseVerb.Suspend, reason: "等待", hours: 1);
        Assert.Null(Of(CaseStory.Police, story)!.Due);
        Assert.Equal("case.suspended", story.Joint(JointTaskVerb.Handle, CaseStory.Police).Refused?.Code);

        story.Step(CaseVerb.Resume, hours: 100);
        Assert.Equal(story.Now.AddHours(9), Of(CaseStory.Police, story)!.Due);
        Assert.Equal(story.Now.AddHours(9), story.State.Parts[0].Due);
    }

    [Fact]
    public void A_dispatch_may_give_out_the_parts_with_it_and_every_step_sent_again_is_answered()
    {
        var story = CaseStory.Reported().Through(CaseVerb.File);
        story.Take(CaseRules.Decide(
            story.State,
            new StepCase(CaseVerb.Dispatch, "desk-1", Departments: [CaseStory.Police.Key, CaseStory.Office.Key]),
            CaseStory.StepAt(story.Now)));
        Assert.Equal(
            [typeof(CaseDispatched), typeof(JointTaskOpened), typeof(JointTaskOpened)],
            story.Events[^3..].Select(static happened => happened.GetType()));

        story.Take(JointTaskRules.Decide(
            story.State, new OpenJointTask("desk-1", CaseStory.Police.Key), CaseStory.StepAt(story.Now)));
        Assert.Null(story.Refused); // what the dispatch said of it
        Assert.Equal("part.doneOtherwise", story.Joint(null, CaseStory.Police).Refused?.Code);

        foreach (var verb in new[] { JointTaskVerb.Accept, JointTaskVerb.Handle, JointTaskVerb.Check })
        {
            story.Joint(verb, CaseStory.Police);
            var events = story.Events.Count;
            Assert.Null(story.Joint(verb, CaseStory.Police).Refused);
            Assert.Equal(events, story.Events.Count);
        }

        Assert.Equal("part.closed", story.Joint(JointTaskVerb.Handle, CaseStory.Police).Refused?.Code);
        Assert.Equal("part.unhandled", story.Joint(JointTaskVerb.Check, CaseStory.Office).Refused?.Code);
        Assert.Equal("part.unknown", story.Joint(JointTaskVerb.Accept, CaseStory.Sanitation).Refused?.Code);
        Assert.Equal("part.lead", story.Joint(null, CaseStory.Sanitation).Refused?.Code);
    }

    [Fact]
    public void A_part_that_failed_its_check_is_rework_of_its_department_alone()
    {
        var story = CaseStory
            .Reported()
            .Through(CaseVerb.Dispatch)
            .Joint(null, CaseStory.Police)
            .Joint(JointTaskVerb.Handle, CaseStory.Police)
            .Joint(JointTaskVerb.Check, CaseStory.Police, passed: false);

        Assert.Equal((JointTaskStage.Accepted, true), (story.State.Parts[0].Stage, story.State.Parts[0].Failed));
        Assert.Equal(0, story.State.Progress.Reworked);
        var held = Of(CaseStory.Police, story);
        Assert.Equal(1, ObligationRules.Count(new(), held, held, CaseStory.Police, story.Events[^1]).Reworked);
        Assert.Equal(0, ObligationRules.Count(new(), held, held, CaseStory.Sanitation, story.Events[^1]).Reworked);
    }

    [Fact]
    public void A_copy_letter_tells_another_and_gives_nothing_away_and_a_transfer_goes_out_the_same_way()
    {
        var story = CaseStory
            .Reported()
            .Through(CaseVerb.Dispatch)
            .Step(CaseVerb.Notify, reason: "涉及公路用地", department: CaseStory.Police.Key)
            .Step(CaseVerb.Notify, reason: "也告知省厅", to: "省交通运输厅")
            .Step(CaseVerb.Transfer, reason: "不属本县", to: "邻县综合执法局");

        Assert.Equal(
            [
                (1, LetterKind.Copy, CaseStory.Police.Key),
                (2, LetterKind.Copy, "省交通运输厅"),
                (3, LetterKind.Transfer, "邻县综合执法局"),
            ],
            story.State.Letters.Select(static one => (one.Number, one.Kind, one.To)));
        Assert.Null(Of(CaseStory.Police, story));
        Assert.Equal(CaseStage.Transferred, story.State.Stage);

        story.Take(LetterSteps.Acknowledge(story.State, 3, "邻县-1", null, story.Now));
        var events = story.Events.Count;
        story.Take(LetterSteps.Acknowledge(story.State, 3, "邻县-2", null, story.Now));
        Assert.Equal((events, "邻县-1"), (story.Events.Count, story.State.Letters[2].AcknowledgedBy));
        Assert.Equal("letter.unknown", LetterSteps.Acknowledge(story.State, 4, "x", null, story.Now).Refusal?.Code);
    }

    [Fact]
    public void A_letter_says_to_whom() =>
        Assert.Equal("case.toMissing", CaseStory.Reported().Step(CaseVerb.Notify, reason: "why").Refused?.Code);

    [Fact]
    public void A_parent_counts_a_child_once_and_ends_without_it()
    {
        var parent = CaseStory.Reported();
        var child = new CaseStory();
        child.Take(ReportRules.Decide(child.State, CaseStory.Report with { Parent = Id }, CaseStory.Facts()));
        Assert.Contains(CaseRules.CaseRef(Id), CaseRules.Recipients(new(), child.State, child.Events[0]));

        var born = Guid.NewGuid();
        parent.Take(JoinSteps.Hear(parent.State, born, child.Events[0], CaseStory.StepAt(parent.Now)));
        parent.Take(JoinSteps.Hear(parent.State, born, child.Events[0], CaseStory.StepAt(parent.Now)));
        Assert.Equal([born], parent.State.Links.Children);

        parent.Through(CaseVerb.Feedback);
        Assert.All(
            parent.Events.Skip(1),
            happened => Assert.Empty(JoinSteps.Hear(child.State, Id, happened, CaseStory.StepAt(child.Now)).Events));
        Assert.Equal((CaseStage.Reported, (Guid?)Id), (child.State.Stage, child.State.Reported.Parent));
    }

    private static ObligationState? Of(EntityRef party, CaseStory story) => story.Events.Aggregate(
        (ObligationState?)null,
        (held, happened) => ObligationRules.Apply(held, party, Id, happened, new LedgerPosition(1, 1)));
}
