using CsCheck;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Tests.Cases;

/// <summary>These properties hold for every history of a case, for any steps in any order.</summary>
public sealed class CaseHistoryProperties
{
    private static readonly Gen<(CaseVerb Verb, bool Passed, string? Department, int Command, double Hours)> Steps =
        Gen.Select(
        Gen.Enum<CaseVerb>().Where(static verb => verb != CaseVerb.Join),
        Gen.Bool,
        Gen.Int[0, 2].Select(static i => new[] { null, CaseStory.Police.Key, CaseStory.Sanitation.Key }[i]),
        Gen.Int[0, 40],
        Gen.Double[0, 30]);

    /// <summary>Makes random steps and leans towards those that fit, so that histories reach late stages.</summary>
    private static readonly Gen<CaseStory> Histories = Gen.Select(
            Steps.Array[1, 60], Gen.Int[0, int.MaxValue].Array[60, 60])
        .Select(
            static (steps, leans) =>
    {
        var story = CaseStory.Reported();
        for (var i = 0; i < steps.Length; i++)
        {
            var (verb, passed, department, command, hours) = steps[i];
            var fitting = CaseRules
                .Next(story.State)
                .Where(verb => verb is not (CaseVerb.Correct or CaseVerb.Divide or CaseVerb.Undo))
                .Where(verb => leans[i] % 11 == 0
                    || verb is not (CaseVerb.Notify or CaseVerb.HandOver or CaseVerb.Coordinate or CaseVerb.Contest))
                .ToList();
            var chosen = leans[i] % 4 != 0 && fitting.Count > 0 ? fitting[leans[i] % fitting.Count] : verb;
            chosen =
                chosen == CaseVerb.Join
                || (chosen is CaseVerb.Void or CaseVerb.Refuse or CaseVerb.Transfer && leans[i] % 5 != 0)
                    ? CaseVerb.File
                    : chosen;
            if (story.State.Dispute is { Waiting: true } && leans[i] % 2 == 0)
            {
                story.Settled(passed ? CaseStory.Police : CaseStory.Sanitation);
                continue;
            }

            if (leans[0] % 3 == 0 && leans[i] % 2 == 0)
            {
                story.Jointly(
                    new[] { CaseStory.Police, CaseStory.Sanitation, CaseStory.Office }[leans[i] / 4 % 3],
                    leans[i] / 12 % 6,
                    passed);
                continue;
            }

            story.Step(
                chosen,
                passed || leans[i] % 3 == 0,
                "why",
                department,
                "县外",
                command < 5 ? $"c{command}" : null,
                hours);
        }

        return story;
    });

    [Fact]
    public void A_closed_case_was_checked_and_a_checked_one_handled()
    {
        var closed = 0;
        Histories.Sample(story =>
        {
            // Events that may happen at any time are left out.
            var loop = story
                .Events.Where(static happened =>
                    happened
                        is not (
                            CaseSupervised
                            or CaseNotified
                            or CaseFindHandedOver
                            or CaseAppealed
                            or CaseAppealReviewed
                            or JointTaskOpened
                            or JointTaskAccepted
                            or JointTaskHandled
                            or JointTaskChecked
                            or JointTaskWithdrawn))
                .ToList();
            for (var i = 0; i < loop.Count; i++)
            {
                if (loop[i] is CaseClosed)
                {
                    Interlocked.Increment(ref closed);
                    Assert.True(loop[i - 1] is CaseChecked { Passed: true });
                    Assert.True(loop[i - 2] is CaseHandled);
                }
            }
        }, iter: 2_000);
        Assert.True(closed > 20, $"Only {closed} histories closed a case.");
    }

    [Fact]
    public void A_case_closes_only_when_every_part_of_it_has() => Histories.Sample(static story =>
    {
        var state = new CaseState();
        foreach (var happened in story.Events)
        {
            Assert.True(happened is not CaseClosed || !state.Parts.Any(static part => part.IsOpen));
            state = CaseRules.Apply(state, happened);
            Assert.Equal(
                state.Parts.Where(static part => part.IsOpen).Select(static part => part.Department).Order(ByKey),
                state
                    .Duties.Where(static duty => duty.Rule == JointTaskRules.Joint)
                    .Select(static duty => duty.Party)
                    .Order(ByKey));
        }
    });

    private static readonly Comparer<EntityRef> ByKey = Comparer<EntityRef>.Create(
        static (one, other) => string.CompareOrdinal(one.Key, other.Key));

    [Fact]
    public void The_clocks_of_a_case_know_its_stage() => Histories.Sample(static story =>
    {
        var state = new CaseState();
        foreach (var happened in story.Events)
        {
            state = CaseRules.Apply(state, happened);
            Assert.Equal(state.Stage, state.Times.Stage);
        }
    });

    [Fact]
    public void A_refused_step_changes_nothing_and_every_step_that_fits_is_offered()
    {
        var refused = 0;
        Histories.Sample(story =>
        {
            foreach (var verb in Enum.GetValues<CaseVerb>().Where(static verb => verb != CaseVerb.Join))
            {
                var before = (story.State, story.Events.Count);
                var fits = CaseRules.Next(story.State).Contains(verb);
                var decision = CaseRules.Decide(
                    story.State,
                    new StepCase(verb, "desk", Passed: true, Reason: "why", To: "县外"),
                    CaseStory.StepAt(story.Now));
                if (decision.Refusal is not null)
                {
                    Interlocked.Increment(ref refused);
                    Assert.Empty(decision.Events);
                    Assert.True(
                        !fits
                            || decision.Refusal.Code
                                is "case.bound"
                                    or "case.appealTooLate"
                                    or "case.reviewOwn"
                                    or "case.notUndone"
                                    or "case.correctionMissing"
                                    or "case.reportsMissing"
                                    or "case.reopenTooLate"
                                    or "case.extendTooLate"
                                    or "case.extensionNotAsked"
                                    or "case.extensionOwn",
                        $"{verb} was offered at {story.State.Stage} and refused as {decision.Refusal.Code}.");
                }

                Assert.Equal(before, (story.State, story.Events.Count));
            }
        });
        Assert.True(refused > 100);
    }

    [Fact]
    public void A_replay_gives_the_same_state() => Histories.Sample(static story =>
    {
        var replayed = story.Events.Aggregate(new CaseState(), static (state, happened) =>
            CaseRules.Apply(state, EventCodec.Read(CaseStory.Recorded(happened, new(1, 1)))));
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(story.State, EventCodec.Json),
            System.Text.Json.JsonSerializer.Serialize(replayed, EventCodec.Json));
    });

    [Fact]
    public void Parties_owe_exactly_while_the_case_is_open_and_their_figures_add_up()
    {
        var (ended, bound, parts) = (0, 0, 0);
        Histories.Sample(story =>
        {
            foreach (var party in new[]
                {
                    CaseStory.Sanitation, CaseStory.Police, CaseStory.Cell, CaseStory.Shop, CaseStory.Office,
                })
            {
                var (state, held, figures) = (new CaseState(), (ObligationState?)null, new PartyFigures());
                foreach (var happened in story.Events)
                {
                    var after = CaseRules.Apply(state, happened);
                    if (CaseRules.Recipients(state, after, happened).Contains(party))
                    {
                        var now = ObligationRules.Apply(held, party, Guid.Empty, happened, new LedgerPosition(3, 1));
                        figures = ObligationRules.Count(figures, held, now, party, happened);
                        held = now;
                    }

                    state = after;
                    var owes = held is { IsCurrent: true };
                    var duty = state.Duties.SingleOrDefault(duty => duty.Party == party);
                    var reviews = AppealSteps.Pending(state)?.Reviewer == party;
                    Assert.Equal(
                        reviews
                        || (CaseRules.IsOpen(state.Stage)
                            && (duty is not null || state.Hold?.Notified.Contains(party) == true)),
                        owes);
                    var due = owes && !reviews && duty is not null ? duty.Due : held?.Due;
                    Assert.Equal(held is { Awaits: true } ? null : due, held?.Due);
                    Assert.False(
                        held is { Status: ObligationStatus.Known, Ended: null }
                        && state.Stage is not (CaseStage.Reported or CaseStage.Verified));
                }

                Assert.Equal(figures.Raised, figures.Open + figures.Discharged + figures.Lapsed);
                Assert.InRange(figures.Open, 0, 1);
                Assert.InRange(figures.DischargedLate, 0, figures.Discharged);
                Assert.InRange(figures.ReturnsUpheld, 0, figures.Returned);
                Assert.InRange(figures.ReturnsOverruled, 0, figures.Returned - figures.ReturnsUpheld);
                Assert.InRange(figures.Returned, 0, figures.Dispatched);
                Interlocked.Add(
                    ref parts,
                    story.Events.Any(static happened => happened is JointTaskChecked { Passed: true }) ? 1 : 0);
                Interlocked.Add(
                    ref bound,
                    story.Events.Any(static happened => happened is CaseDispatched { Coordination: not null })
                        ? 1
                        : 0);
                Interlocked.Add(ref ended, (int)(figures.Discharged + figures.Lapsed));
            }
        }, iter: 1_000);
        Assert.True(ended > 100);
        Assert.True(parts > 5, $"Only {parts} parts were closed.");
        Assert.True(bound > 5, $"Only {bound} were settled by a coordination.");
    }
}
