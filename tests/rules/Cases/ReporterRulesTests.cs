using Grid.Cases;

namespace Grid.Tests.Cases;

public sealed class ReporterRulesTests
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    [Fact]
    public void A_contact_is_kept_for_its_term_after_feedback_and_no_longer()
    {
        var story = CaseStory
            .Reported()
            .Step(CaseVerb.File)
            .Step(CaseVerb.Dispatch)
            .Step(CaseVerb.Handle)
            .Step(CaseVerb.Check, passed: true)
            .Step(CaseVerb.Close);
        Assert.False(IsOver(story.State, CaseStory.Noon.AddYears(3))); // the reporter has no answer yet

        story.Step(CaseVerb.Feedback);

        Assert.False(IsOver(story.State, story.Now + Keep - TimeSpan.FromSeconds(1)));
        Assert.True(IsOver(story.State, story.Now + Keep));
    }

    [Theory]
    [InlineData(CaseVerb.Refuse)]
    [InlineData(CaseVerb.Void)]
    public void A_case_that_ends_without_feedback_counts_from_its_end(CaseVerb verb)
    {
        var story = CaseStory.Reported().Step(verb, reason: "不属实");

        Assert.Equal(story.Now, story.State.Progress.EndedAt);
    }

    [Fact]
    public void A_case_that_goes_on_again_keeps_its_contact()
    {
        var story = CaseStory
            .Reported()
            .Step(CaseVerb.File)
            .Step(CaseVerb.Dispatch)
            .Step(CaseVerb.Handle)
            .Step(CaseVerb.Check, passed: true)
            .Step(CaseVerb.Close)
            .Step(CaseVerb.Feedback);
        story.Step(CaseVerb.Reopen, reason: "又来了");

        Assert.Null(story.Refused);
        Assert.False(IsOver(story.State, CaseStory.Noon.AddYears(3)));
    }

    [Fact]
    public void That_it_was_erased_is_noted_once_and_only_where_there_was_one()
    {
        var with = CaseRules.Apply(
            new(),
            CaseStory.Reported().Events[0] is CaseReported reported
                ? reported with { HasReporter = true }
                : throw new InvalidOperationException());
        var forgotten = Assert.IsType<CaseReporterForgotten>(
            Assert.Single(ReporterRules.Forget(with, "desk-1", CaseStory.Noon).Events));
        Assert.Equal(("desk-1", false), (forgotten.By, forgotten.TermOver));

        var after = CaseRules.Apply(with, forgotten);
        Assert.Equal(with with { ReporterForgotten = true, Times = after.Times }, after);
        Assert.Empty(ReporterRules.Forget(after, "desk-1", CaseStory.Noon).Events);
        Assert.Empty(ReporterRules.Forget(CaseStory.Reported().State, "desk-1", CaseStory.Noon).Events);
        Assert.Equal("case.unknown", ReporterRules.Forget(new(), "desk-1", CaseStory.Noon).Refusal?.Code);
    }

    private static bool IsOver(CaseState state, DateTimeOffset now) => ReporterRules.IsTermOver(state, Keep, now);
}
