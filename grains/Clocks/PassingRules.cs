using Grid.Cases;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Clocks;

/// <summary>What of a case's time has passed that its record does not say yet. Pure.</summary>
internal static class PassingRules
{
    /// <summary>Nothing waits for a case that is handled more rungs than this at once; the rest comes with the next look.</summary>
    private const int Most = 32;

    /// <summary>The events that time itself makes, in the order in which they were due.</summary>
    /// <param name="told">Whom a rung tells, and who holds that post.</param>
    /// <param name="longer">How many days longer is looked back at its place.</param>
    /// <param name="atDue">A driven city notes what passed at its due time; any other when it notes it.</param>
    public static IReadOnlyList<CaseEvent> Passed(
        CaseState state, string number, Rules rules, DateTimeOffset now, bool atDue, Func<PostDuty?, Place, PartyRef, DateTimeOffset, (PartyRef? Party, string? Holder)> told, double longer = 0)
    {
        List<CaseEvent>? passed = null;
        while (ClockRules.Next(state.Times, rules) is { } coming && coming.Due <= now && !(passed?.Count >= Most))
        {
            var at = atDue && coming.Due > state.Times.At ? coming.Due : atDue ? state.Times.At : now;
            CaseEvent happened = coming.Revisits
                ? new CaseRevisitsSet(RevisitRules.Of(state, rules, coming.Due, now, told, longer), CaseRules.Brief(state, number)) { At = at, By = By }
                : coming.Rung is { } rung
                ? Deadline(state, number, rules, coming, rung, at, told(rung.To, Now(state), Answering(state, coming.Clock, rung.To), at))
                : ClockSteps.Resumed(state, at, (from, limit, lead) => rules.Calendar.For(lead.Key).Due(from, limit.Amount, limit.Unit), (from, to, unit, lead) => rules.Calendar.For(lead.Key).Elapsed(from, to, unit), automatic: true)
                    with { At = at, By = By };
            (passed ??= []).Add(happened);
            state = CaseRules.Apply(state, happened);
        }

        return passed ?? (IReadOnlyList<CaseEvent>)[];
    }

    /// <summary>Where the case lies by now: a cell that was re-cut has handed it to a successor.</summary>
    private static Place Now(CaseState state) =>
        state.Duties.FirstOrDefault(static duty => duty.Party.Kind == PartyKind.Cell) is { Party.Key: var cell } && cell != state.Place.Cell ? state.Place with { Cell = cell } : state.Place;

    /// <summary>Who has to do what a clock runs for; those above him are told after him.</summary>
    private static PartyRef Answering(CaseState state, ClockKind clock, PostDuty? to) => clock switch
    {
        ClockKind.Coordinate => state.Dispute!.Convener!.Value,
        ClockKind.Revisit when to is null => RevisitRules.First(state.Revisits)!.Party,
        _ => state.Lead,
    };

    /// <summary>Who it is that does what time does.</summary>
    public const string By = "clock";

    private static CaseDeadlinePassed Deadline(
        CaseState state, string number, Rules rules, Coming coming, EscalationRow rung, DateTimeOffset at, (PartyRef? Party, string? Holder) told)
    {
        var happened = new CaseDeadlinePassed(coming.Clock, rung.Step, coming.Due, rung.Rule, state.Times.Run, rung.To, told.Party, null, told.Holder, CaseRules.Brief(state, number)) { At = at, By = By };
        return ClockRules.Next(CaseTimes.Apply(state.Times, happened), coming.Clock, rules) is { } next ? happened with { Until = next.Due } : happened;
    }
}
