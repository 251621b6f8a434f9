using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Revisits;

namespace Grid.Tests.Cases;

/// <summary>
/// The rules accept a repeated step only when it equals the step taken before. The tests repeat every verb with each
/// word changed.
/// </summary>
public sealed class StepAgainTests
{
    private static readonly Guid Primary = new("0197a0de-0000-7000-8000-000000000009");

    /// <summary>Changes one word of a step, each in turn.</summary>
    private static readonly (string Word, Func<StepCase, StepCase> Changed)[] Words =
    [
        ("by", static said => said with { By = "desk-2" }),
        ("note", static said => said with { Note = "只清一半" }),
        ("no note", static said => said with { Note = null }),
        ("reason", static said => said with { Reason = "另有原因" }),
        ("department", static said => said with { Department = CaseStory.Office.Key }),
        ("to", static said => said with { To = "某交通局" }),
        ("until", static said => said with { Until = CaseStory.Noon.AddDays(2) }),
        ("ground", static said => said with { Ground = ReturnGround.Elsewhere }),
        ("departments", static said => said with { Departments = [CaseStory.Office.Key] }),
        ("passed", static said => said with { Passed = said.Passed != true }),
    ];

    public static TheoryData<CaseVerb> Verbs => [.. Enum.GetValues<CaseVerb>()];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_step_sent_again_word_for_word_is_answered_and_repeated_only_where_each_is_a_fact(CaseVerb verb)
    {
        var (story, said) = Taken(verb);
        var events = story.Events.Count;

        Take(story, said);

        Assert.Null(story.Refused);
        Assert.Equal(IsFact(verb), story.Events.Count > events);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_verb_that_is_offered_right_after_itself_is_a_fact_each_time(CaseVerb verb)
    {
        var (story, _) = Taken(verb);

        Assert.True(
            IsFact(verb)
            || CaseVerbs.Of(verb).Further // what it says may follow
            || !CaseRules.Next(story.State).Contains(verb),
            $"{verb} is offered right after itself, and is refused then: make its row Repeatable.");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_step_that_says_something_else_is_refused_with_what_stands(CaseVerb verb)
    {
        if (IsFact(verb) || verb is CaseVerb.Correct or CaseVerb.Separate or CaseVerb.Undo or CaseVerb.Divide)
        {
            return;
        }

        foreach (var (word, changed) in Words.Where(one => !(verb == CaseVerb.Extend && one.Word == "passed")))
        {
            var (story, said) = Taken(verb);
            var events = story.Events.Count;

            Take(story, changed(said));

            Assert.True(
                story.Refused?.Kind == RefusalKind.Conflict,
                $"{verb} with another {word}: {story.Refused?.Code ?? "a yes"}.");
            Assert.True(
                story.Refused!.Message.Contains("desk-1", StringComparison.Ordinal),
                $"{verb} with another {word}: {story.Refused.Message}");
            Assert.Equal(events, story.Events.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_command_id_names_one_step_by_its_words_whatever_came_since(CaseVerb verb)
    {
        var (story, said) = Taken(verb, "key-1");
        story.Step(CaseVerb.Supervise, reason: "催办").Step(CaseVerb.Notify, reason: "告知", to: "省厅");
        var events = story.Events.Count;

        Take(story, said);
        Assert.Null(story.Refused);

        foreach (var (word, changed) in Words)
        {
            Take(story, changed(said));
            Assert.True(
                story.Refused?.Code == "command.reused",
                $"{verb} with another {word}: {story.Refused?.Code ?? "a yes"}.");
            Assert.Contains("desk-1", story.Refused!.Message, StringComparison.Ordinal);
        }

        Take(story, new StepCase(
            verb == CaseVerb.Void ? CaseVerb.File : CaseVerb.Void,
            "desk-1",
            Command: "key-1",
            Reason: "why"));
        Assert.Equal("command.reused", story.Refused?.Code);
        Assert.Equal(events, story.Events.Count);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_record_from_before_the_words_were_kept_is_answered_as_before(CaseVerb verb)
    {
        var (story, said) = Taken(verb, "key-1");
        var old = story
            .Events.Select(static happened => happened with { Content = null })
            .Aggregate(new CaseState(), CaseRules.Apply);

        Assert.Null(CaseRules.Decide(old, said with { By = "desk-2", Note = "another" }, Now(story)).Refusal);
        Assert.Equal(
            "command.reused",
            CaseRules
                .Decide(old, said with { Verb = verb == CaseVerb.Void ? CaseVerb.File : CaseVerb.Void }, Now(story))
                .Refusal?.Code);
    }

    [Fact]
    public void A_part_and_its_steps_are_held_to_their_words()
    {
        (Func<CaseStory> Before, JointTaskVerb Verb)[] steps =
        [
            (static () => Joint(), JointTaskVerb.Accept),
            (static () => Joint(), JointTaskVerb.Handle),
            (static () => Joint().Joint(JointTaskVerb.Handle, CaseStory.Police), JointTaskVerb.Check),
            (static () => Joint(), JointTaskVerb.Withdraw),
        ];
        Assert.Equal(Enum.GetValues<JointTaskVerb>(), steps.Select(static step => step.Verb));
        foreach (var (before, verb) in steps)
        {
            var story = before();
            var said = new StepJointTask(
                verb,
                "joint-1",
                CaseStory.Police.Key,
                verb == JointTaskVerb.Check ? true : null,
                "why",
                "note",
                "key-1");
            story.Take(JointTaskRules.Decide(story.State, said, Now(story)));
            Assert.Null(story.Refused);
            var events = story.Events.Count;

            foreach (var again in new[] { said, said with { Command = null } })
            {
                story.Take(JointTaskRules.Decide(story.State, again, Now(story)));
                Assert.Null(story.Refused);
            }

            foreach (var other in new[]
                {
                    said with { By = "joint-2" },
                    said with { Note = "其他" },
                    said with { Reason = "其他" },
                })
            {
                story.Take(JointTaskRules.Decide(story.State, other, Now(story)));
                Assert.Equal("command.reused", story.Refused?.Code);
                story.Take(JointTaskRules.Decide(story.State, other with { Command = null }, Now(story)));
                Assert.Equal("part.doneOtherwise", story.Refused?.Code);
                Assert.Contains("joint-1", story.Refused!.Message, StringComparison.Ordinal);
            }

            Assert.Equal(events, story.Events.Count);
        }
    }

    [Fact]
    public void Another_part_for_a_department_that_has_one_is_refused_with_the_one_that_stands()
    {
        var story = Joint();
        var given = new OpenJointTask("desk-1", CaseStory.Police.Key, "清理");

        foreach (var other in new[]
            {
                given with { Task = "取证" },
                given with { By = "desk-2" },
                given with { Until = story.Now.AddDays(1) },
            })
        {
            story.Take(JointTaskRules.Decide(story.State, other, Now(story)));
            Assert.Equal("part.doneOtherwise", story.Refused?.Code);
            Assert.Contains("清理", story.Refused!.Message, StringComparison.Ordinal);
        }

        story.Take(JointTaskRules.Decide(story.State, given, Now(story)));
        Assert.Null(story.Refused);
        Assert.Single(story.State.Parts);
    }

    [Fact]
    public void Departments_that_have_their_part_keep_it_when_the_case_is_dispatched_again()
    {
        var story = CaseStory.Reported().Through(CaseVerb.File);
        Take(story, new StepCase(CaseVerb.Dispatch, "desk-1", Departments: [CaseStory.Police.Key]));
        story.Step(CaseVerb.Return, reason: "不属我局");

        Take(story, new StepCase(
            CaseVerb.Dispatch, "desk-2", Reason: "仍属你局", Departments: [CaseStory.Police.Key, CaseStory.Office.Key]));

        Assert.Null(story.Refused);
        Assert.Equal([CaseStory.Police, CaseStory.Office], story.State.Parts.Select(static part => part.Department));
    }

    [Fact]
    public void A_letter_that_came_came_by_one_hand()
    {
        var story = CaseStory.Reported().Step(CaseVerb.Notify, reason: "告知", to: "省厅");
        story.Take(LetterSteps.Acknowledge(story.State, 1, "省厅-1", "收到", story.Now));

        Assert.Null(LetterSteps.Acknowledge(story.State, 1, "省厅-1", "收到", story.Now).Refusal);
        foreach (var (by, note) in new[] { ("省厅-2", "收到"), ("省厅-1", "退回") })
        {
            var refused = LetterSteps.Acknowledge(story.State, 1, by, note, story.Now).Refusal;
            Assert.Equal("letter.acknowledged", refused?.Code);
            Assert.Contains("省厅-1", refused!.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A failed visit reopens the case; the rules answer the repeated step all the same.</summary>
    [Theory]
    [InlineData(CaseVerb.LookBack)]
    [InlineData(CaseVerb.Rebound)]
    public void A_visit_that_failed_is_answered_when_it_is_sent_again(CaseVerb verb)
    {
        var story = Before(verb);
        var said = new StepCase(verb, "desk-1", Passed: false);
        Take(story, said);
        Assert.Equal(CaseStage.Filed, story.State.Stage);
        var events = story.Events.Count;

        Take(story, said);
        Assert.Null(story.Refused);
        Take(story, said with { By = "desk-2" });
        Assert.Equal("case.doneOtherwise", story.Refused?.Code);
        Assert.Equal(events, story.Events.Count);
    }

    /// <summary>Whether the step is one more when it is sent again without the id of a command.</summary>
    private static bool IsFact(CaseVerb verb) => CaseVerbs.Of(verb).Repeatable || verb == CaseVerb.Rebound;

    private static CaseStory Joint() => CaseStory.Reported().Through(CaseVerb.Accept).Joint(null, CaseStory.Police);

    /// <summary>A case, and the step that it has just taken.</summary>
    private static (CaseStory Story, StepCase Said) Taken(CaseVerb verb, string? command = null)
    {
        var story = Before(verb);
        var said = new StepCase(
            verb,
            "desk-1",
            "已清",
            command,
            verb == CaseVerb.Verify || CaseVerbs.Of(verb).Needs.HasFlag(Needs.Passed) ? true : null,
            "why",
            To: verb is CaseVerb.Join or CaseVerb.Split ? Primary.ToString() : CaseStory.Police.Key,
            FileAs: verb is CaseVerb.Correct or CaseVerb.Divide ? new(Attachment: "灯杆") : null,
            Reports: verb == CaseVerb.Separate ? [Primary] : null);
        Take(story, said);
        Assert.Null(story.Refused);
        return (story, said);
    }

    /// <summary>
    /// A case that a verb fits: at the first stage of its row, unless the verb presupposes more than a stage.
    /// </summary>
    private static CaseStory Before(CaseVerb verb) => verb switch
    {
        CaseVerb.Resume => CaseStory.At(CaseStage.Dispatched).Step(CaseVerb.Suspend, reason: "等待"),
        CaseVerb.Answer => CaseStory
            .At(CaseStage.Dispatched)
            .Step(CaseVerb.Consult, reason: "请示", to: CaseStory.Police.Key),
        CaseVerb.Separate => Gathered(),
        CaseVerb.Split => CaseStory.Reported().Step(CaseVerb.Join, to: Primary.ToString()),
        CaseVerb.LookBack or CaseVerb.Rebound => Closed(verb),
        CaseVerb.Object => CaseStory.Reported().Step(CaseVerb.Refuse, reason: "不属实"),
        CaseVerb.Appeal => CaseStory
            .At(CaseStage.Accepted)
            .Step(CaseVerb.Handle, hours: 200)
            .Step(CaseVerb.Check, passed: true)
            .Step(CaseVerb.Close),
        CaseVerb.Review => Objected(),
        _ => CaseStory.At(CaseVerbs.Of(verb).From[0]),
    };

    private static CaseStory Objected()
    {
        var story = CaseStory.Reported().Step(CaseVerb.Refuse, reason: "不属实");
        story.Take(new CaseAppealed(
            AppealKind.Objection, "属实", CaseStory.Office, null, new("E", default, "04-05", "", default, default))
        {
            At = story.Now,
            By = "public",
        });
        return story;
    }

    private static CaseStory Gathered()
    {
        var story = CaseStory.Reported();
        story.Take(JoinSteps.Hear(
            story.State, Primary, new CaseJoined(Guid.Empty) { At = story.Now, By = "citizen" }, Now(story)));
        return story;
    }

    private static CaseStory Closed(CaseVerb verb)
    {
        var story = CaseStory.Reported().Through(CaseVerb.Close);
        var kind = verb == CaseVerb.LookBack ? RevisitKind.LookBack : RevisitKind.Rebound;
        DateTimeOffset[] due =
            verb == CaseVerb.LookBack ? [story.Now.AddDays(3)] : [story.Now.AddDays(3), story.Now.AddDays(6)];
        story.Take(new CaseRevisitsSet(
            [new(kind, "R-9", CaseStory.Cell, due)], new("E", default, "04-05", "", default, default))
        {
            At = story.Now,
            By = "clock",
        });
        return story;
    }

    private static void Take(CaseStory story, StepCase said) =>
        story.Take(CaseRules.Decide(story.State, said, Now(story)));

    private static StepFacts Now(CaseStory story) => CorrectionTests.At(story.Now, Primary) with
    {
        Latest = (
            story.Events[^1], story.Events.SkipLast(1).Aggregate(new CaseState(), CaseRules.Apply)),
    };
}
