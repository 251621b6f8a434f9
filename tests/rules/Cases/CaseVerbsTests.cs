using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Revisits;
using Grid.Tests.Documents;

namespace Grid.Tests.Cases;

/// <summary>
/// The table of verbs is complete, and the rules do as it says: every verb, at every stage, with every need left out.
/// </summary>
public sealed class CaseVerbsTests
{
    private static readonly Guid Primary = new("0197a0de-0000-7000-8000-000000000009");

    public static TheoryData<CaseVerb> Verbs => [.. Enum.GetValues<CaseVerb>()];

    private static IEnumerable<CaseStage> Stages =>
        Enum.GetValues<CaseStage>().Where(static stage => stage != CaseStage.None);

    [Fact]
    public void Every_verb_has_one_row_under_its_own_word()
    {
        Assert.Equal(Enum.GetValues<CaseVerb>(), CaseVerbs.All.Select(static row => row.Verb).Order());
        Assert.All(Enum.GetValues<CaseVerb>(), static verb => Assert.Equal(verb, CaseVerbs.Of(verb).Verb));
        Assert.Equal(CaseVerbs.All.Count, CaseVerbs.All.Select(static row => row.Word).Distinct().Count());
        Assert.All(CaseVerbs.All, static row =>
        {
            Assert.Matches("^[\u4e00-\u9fff]+$", row.Chinese);
            Assert.Matches("^[A-Z][a-z]", row.English);
            Assert.NotEmpty(row.From);
        });
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_verb_fits_the_stages_of_its_row_and_is_refused_by_its_code_at_every_other(CaseVerb verb)
    {
        var row = CaseVerbs.Of(verb);
        foreach (var stage in Stages)
        {
            var decision = Decide(Ready(verb, stage), Complete(verb));

            Assert.True(
                row.From.Contains(stage) ? decision.Refusal is null : decision.Refusal?.Kind == RefusalKind.Conflict,
                $"{verb} at {stage}: {decision.Refusal?.Code ?? "taken"}.");
            Assert.Equal(row.From.Contains(stage) ? null : row.OtherwiseAt(stage), decision.Refusal?.Code);
            Assert.True(row.From.Contains(stage) == decision.Events?.Count > 0, $"{verb} at {stage}.");
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_step_that_leaves_out_what_its_verb_needs_is_refused_once_it_fits(CaseVerb verb)
    {
        var row = CaseVerbs.Of(verb);
        foreach (var need in CaseVerbs.EachNeed.Where(need => row.Needs.HasFlag(need)))
        {
            var (sent, code) = Without(Complete(verb), need);
            Assert.Equal(need, row.Missing(sent));
            foreach (var stage in Stages)
            {
                var refusal = Decide(Ready(verb, stage), sent).Refusal;

                Assert.Equal(row.From.Contains(stage) ? code : row.OtherwiseAt(stage), refusal?.Code);
                Assert.Equal(row.From.Contains(stage) ? RefusalKind.Invalid : RefusalKind.Conflict, refusal?.Kind);
            }
        }

        Assert.Equal(Needs.None, row.Missing(Complete(verb)));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void While_a_case_waits_only_the_verbs_fit_that_say_so(CaseVerb verb)
    {
        var row = CaseVerbs.Of(verb);
        CaseState[] waiting =
        [
            Ready(verb, row.From[0]) with { Hold = Paused(PauseKind.Suspension) },
            Ready(verb, row.From[0]) with { Hold = Paused(PauseKind.Opinion) },
            Ready(verb, row.From[0]) with
            {
                Dispute = new() { Waiting = true, Coordination = "K", Convener = CaseStory.Office },
            },
        ];

        var refused = waiting.Select(state => Decide(state, Complete(verb)).Refusal?.Code).ToList();

        string?[] codes = [.. CaseVerbs.Waiting.Select(code => row.FitsWhile(code) ? null : code)];
        codes[0] = verb == CaseVerb.Resume ? null : codes[0]; // it ends the wait
        codes[1] = verb == CaseVerb.Answer ? null : codes[1];
        Assert.Equal(codes, refused);
    }

    [Fact]
    public void Every_conflict_of_a_history_stands_in_the_row_of_its_verb()
    {
        var met = new HashSet<string>();
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var story = CaseStory.Reported();
            for (var i = 0; i < 40; i++)
            {
                var next = CaseRules.Next(story.State);
                var verb = next.Count > 0 && random.Next(4) != 0
                    ? next[random.Next(next.Count)]
                    : (CaseVerb)random.Next(CaseVerbs.All.Count);
                var ends = verb is CaseVerb.Void or CaseVerb.Refuse or CaseVerb.Transfer;
                verb = ends && random.Next(6) != 0 ? CaseVerb.File : verb;
                var sent = Complete(verb) with
                {
                    By = $"desk-{random.Next(2)}",
                    Passed = random.Next(3) == 0 ? null : random.Next(3) != 0,
                    Department = random.Next(3) == 0 ? CaseStory.Police.Key : null,
                    Departments = random.Next(4) == 0 ? [CaseStory.Sanitation.Key, CaseStory.Police.Key] : null,
                    Command = random.Next(4) == 0 ? $"c{random.Next(4)}" : null,
                };
                story.Now = story.Now.AddHours(random.Next(20) == 0 ? 3000 : random.NextDouble());
                story.Take(CaseRules.Decide(story.State, sent, CorrectionTests.At(story.Now, Primary)));
                if (story.State.Dispute is { Waiting: true } && random.Next(2) == 0)
                {
                    story.Settled(CaseStory.Police);
                }

                if (story.Refused is { Kind: RefusalKind.Conflict } refused)
                {
                    met.Add(refused.Code);
                    Assert.True(
                        CaseVerbs.Of(verb).AllConflicts.Contains(refused.Code),
                        $"{verb} was refused as {refused.Code}, which its row does not list.");
                }
            }
        }

        Assert.True(met.Count > 25, $"Only {string.Join(", ", met.Order())}.");
    }

    [Fact]
    public void The_guide_has_the_table()
    {
        var guide = File.ReadAllText(Path.Combine(Handbook.Root, "docs", "guide", "verbs.md"));
        const string From = "<!-- verbs -->\n", To = "<!-- /verbs -->";
        var start = guide.IndexOf(From, StringComparison.Ordinal) + From.Length;
        var table = guide[start..guide.IndexOf(To, StringComparison.Ordinal)];

        Assert.Equal(Written(), table);
    }

    [Fact]
    public void The_page_of_cases_explains_every_verb_under_its_name()
    {
        var lines = File.ReadAllLines(Path.Combine(Handbook.Root, "docs", "guide", "cases.md"));
        var explained = lines.Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => string.Join(" |", line.Split(" |").Take(2)));

        Assert.Equal(
            CaseVerbs.All.Select(static row => $"| `{row.Word}` | {row.Chinese}").Order(StringComparer.Ordinal),
            explained.Order(StringComparer.Ordinal));
    }

    /// <summary>Reads the table of verbs as the guide shows it.</summary>
    private static string Written()
    {
        var rows = CaseVerbs.All.Select(static row =>
        {
            var stages = string.Join(", ", row.From.Select(StepWords.Word));
            var needs = string.Join(", ", CaseVerbs.EachNeed.Where(need => row.Needs.HasFlag(need)).Select(NeedWords));
            var codes = string.Join(", ", row.Otherwise.Codes.Select(static code => $"`{code}`"));
            return $"| `{row.Word}` | {row.Chinese} | {row.English} | {stages} | {needs} | {codes} |\n";
        });
        return "| Verb | 中文 | What it does | At the stages | Needs | Refused elsewhere as |\n"
            + "|---|---|---|---|---|---|\n"
            + string.Concat(rows);
    }

    private static string NeedWords(Needs need) => need switch
    {
        Needs.Passed => "`passed`",
        Needs.Reason => "`reason`",
        Needs.ReasonOrPassed => "`reason`, or `passed` to decide",
        Needs.DepartmentAsked => "`to`: a department",
        Needs.Addressee => "`to` or `department`",
        Needs.Authority => "`to`: an authority",
        Needs.Primary => "`to`: a case",
        Needs.Reports => "`reports`",
        Needs.Correction => "what is so instead",
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, "The guide has no words for this need."),
    };

    /// <summary>Makes a case at a stage, with everything done that the verb presupposes.</summary>
    private static CaseState Ready(CaseVerb verb, CaseStage stage)
    {
        var state = CaseStory.Reported().State with { Stage = stage, Progress = new() { HandledAt = CaseStory.Noon } };
        return verb switch
        {
            CaseVerb.Resume => state with { Hold = Paused(PauseKind.Suspension) },
            CaseVerb.Answer => state with { Hold = Paused(PauseKind.Opinion) },
            CaseVerb.Split => state with { Links = state.Links with { JoinedTo = Primary } },
            CaseVerb.Separate => state with { Links = state.Links with { JoinedReports = [Primary], Reports = 2 } },
            CaseVerb.LookBack => state with { Revisits = [Owed(RevisitKind.LookBack)] },
            CaseVerb.Rebound => state with { Revisits = [Owed(RevisitKind.Rebound)] },
            CaseVerb.Appeal => state with { Progress = state.Progress with { HandledLate = true } },
            CaseVerb.Review => state with
            {
                Appeals = [new(AppealKind.Objection, "public", CaseStory.Noon, "why", CaseStory.Office, null, [])],
            },
            _ => state,
        };
    }

    private static CaseHold Paused(PauseKind kind) => new()
    {
        Paused = kind,
        Since = CaseStory.Noon,
        Until = CaseStory.Noon.AddDays(1),
        Reason = "等待",
        Of = CaseStory.Police,
        DueThen = CaseStory.Noon.AddHours(2),
    };

    private static Revisit Owed(RevisitKind kind) => new(kind, "R-9", CaseStory.Cell, [CaseStory.Noon.AddDays(3)]);

    /// <summary>Makes a step that holds what every verb needs; the case has asked for an extension.</summary>
    private static StepCase Complete(CaseVerb verb) => new(
        verb,
        "desk-1",
        Passed: verb == CaseVerb.Extend ? null : true,
        Reason: "why",
        To: verb switch
        {
            CaseVerb.Join or CaseVerb.Split => Primary.ToString(),
            _ => CaseStory.Police.Key,
        },
        FileAs: verb is CaseVerb.Correct or CaseVerb.Divide ? new(Attachment: "灯杆") : null,
        Reports: verb == CaseVerb.Separate ? [Primary] : null);

    private static (StepCase Sent, string Code) Without(StepCase step, Needs need) => need switch
    {
        Needs.Passed => (step with { Passed = null }, "case.passedMissing"),
        Needs.Reason => (step with { Reason = " " }, "case.reasonMissing"),
        Needs.ReasonOrPassed => (step with { Reason = null, Passed = null }, "case.reasonMissing"),
        Needs.Primary => (step with { To = "no id" }, "case.toMissing"),
        Needs.Reports => (step with { Reports = [] }, "case.reportsMissing"),
        Needs.Correction => (step with { FileAs = null }, "case.correctionMissing"),
        _ => (step with { To = " " }, "case.toMissing"),
    };

    private static Decision<CaseEvent> Decide(CaseState state, StepCase step) =>
        CaseRules.Decide(
        state,
        step,
        CorrectionTests.At(CaseStory.Noon, Primary) with
        {
            Latest = (new CaseAccepted { At = CaseStory.Noon, By = "desk-1" }, CaseStory.Reported().State),
        });
}
