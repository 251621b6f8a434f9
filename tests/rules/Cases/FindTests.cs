using Grid.Cases;
using Grid.Evidence;
using Grid.Foundation;

namespace Grid.Tests.Cases;

/// <summary>What is found outside an office's own duty goes to the body whose duty it is (additions A8).</summary>
public sealed class FindTests
{
    private const string Hash = "sha256:aa";

    [Fact]
    public void A_find_goes_with_its_evidence_and_its_clause_and_the_case_stays()
    {
        var story = Seen().Step(CaseVerb.HandOver, reason: "无证经营", department: CaseStory.Police.Key);

        var letter = Assert.Single(story.State.Letters);
        Assert.Equal(
            (LetterKind.HandOver, CaseStory.Police, "无证经营"), (letter.Kind, letter.Department, letter.Reason));
        Assert.Equal(
            (CaseStory.Sanitation.Key, "《浙江省综合行政执法条例》第十八条", (bool?)null),
            (letter.Find!.From, letter.Find.Clause, letter.Find.Accepted));
        Assert.Equal([Hash], letter.Find.Evidence);
        Assert.Equal(CaseStage.Accepted, story.State.Stage);
    }

    [Fact]
    public void The_receiving_body_takes_a_find_on_once_and_says_nothing_else_after_that()
    {
        var story = Seen().Step(CaseVerb.HandOver, reason: "无证经营", department: CaseStory.Police.Key);

        story.Take(Answer(story, true));

        var letter = Assert.Single(story.State.Letters);
        Assert.Equal(
            (true, "police-1", "police-1"), (letter.Find!.Accepted, letter.Find.AnsweredBy, letter.AcknowledgedBy));
        Assert.Empty(Answer(story, true).Events); // sent again
        Assert.Equal("letter.answered", Answer(story, false, "not ours").Refusal?.Code);
    }

    [Fact]
    public void The_receiving_body_returns_a_find_with_its_reason_and_answers_no_other_letter()
    {
        var story = Seen()
            .Step(CaseVerb.Notify, reason: "抄告", department: CaseStory.Police.Key)
            .Step(CaseVerb.HandOver, reason: "无证经营", department: CaseStory.Police.Key);

        Assert.Equal("letter.noFind", Answer(story, true, number: 1).Refusal?.Code);
        Assert.Equal("letter.unknown", Answer(story, true, number: 3).Refusal?.Code);
        story.Take(Answer(story, false, "not ours", number: 2));

        var find = story.State.Letters[1].Find!;
        Assert.Equal((false, "not ours"), (find.Accepted, find.Returned));
    }

    [Fact]
    public void Evidence_of_another_case_is_not_handed_over()
    {
        var story = Seen();
        var sent = new StepCase(
            CaseVerb.HandOver, "ZF-1", Reason: "无证经营", To: "县公安局", Evidence: ["sha256:bb"]);

        Assert.Equal(
            "case.evidenceElsewhere",
            CaseRules.Decide(story.State, sent, CaseStory.StepAt(story.Now)).Refusal?.Code);
    }

    private static Decision<CaseEvent> Answer(CaseStory story, bool accepted, string? reason = null, int number = 1) =>
        LetterSteps.Answer(story.State, new(number, "police-1", accepted, reason), story.Now);

    private static CaseStory Seen()
    {
        var story = CaseStory.At(CaseStage.Accepted);
        story.Take(new CaseEvidenceAdded(EvidenceKind.Near, new(Hash, "image/jpeg", 9))
        {
            At = story.Now,
            By = "ZF-1",
        });
        return story;
    }
}
