using Grid.Cases;
using Grid.Counties;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Revisits;
using Grid.Rulebook;
using Grid.Worklists;

namespace Grid.Clocks;

/// <summary>Which deadlines of a case passed that its record does not show yet. Pure.</summary>
internal static class MissedDeadlineRules
{
    /// <summary>
    /// How many events one look records at most, so that the case does not keep other calls waiting; the next look
    /// records the rest.
    /// </summary>
    private const int Most = 32;

    /// <summary>The events that the passing of time causes, in the order in which they were due.</summary>
    /// <param name="longer">By how many days the place of the case is looked back to for longer.</param>
    /// <param name="atDue">
    /// A driven city dates an event at its due time; any other city dates it at the time of recording.
    /// </param>
    public static IReadOnlyList<CaseEvent> DueBy(
        CaseState state, string number, County county, DateTimeOffset now, bool atDue, double longer = 0)
    {
        List<CaseEvent>? passed = null;
        while (!(passed?.Count >= Most)
            && ClockRules.Next(state.Times, county.Rules) is { } coming
            && coming.Due <= now)
        {
            var at = atDue && !coming.Revised ? CaseRules.Later(coming.Due, state.Times.At) : now;
            CaseEvent happened = coming switch
            {
                { Revised: true } => ClockSteps.Revised(state, number, county),
                { Revisits: true } => new CaseRevisitsSet(
                    RevisitRules.Of(state, county, coming.Due, now, longer), CaseRules.Brief(state, number)),
                { Escalation: { } escalation } => Deadline(state, number, county, coming, escalation, at),
                _ => ClockSteps.Resumed(state, at, county, automatic: true),
            };
            happened = happened with { At = at, By = By };
            (passed ??= []).Add(happened);
            state = CaseRules.Apply(state, happened);
        }

        return passed ?? (IReadOnlyList<CaseEvent>)[];
    }

    /// <summary>
    /// The place of the case as it is now: a cell that was re-cut has handed the case to a successor.
    /// </summary>
    private static Place Now(CaseState state)
    {
        var place = state.Reported.Place;
        var duty = state.Duties.FirstOrDefault(static duty => duty.Party.Kind == EntityKind.Cell);
        return duty is { Party.Key: var cell } && cell != place.Cell ? place with { Cell = cell } : place;
    }

    /// <summary>The party that must do what a clock runs for; the posts above it are notified after it.</summary>
    private static EntityRef Answering(CaseState state, ClockKind clock, Post? to, County county) => clock switch
    {
        // Before the dispatch no department has the case: the desk has.
        ClockKind.FirstHandle when state.Stage < CaseStage.Dispatched => county.Offices.CommandCentre ?? state.Lead,
        ClockKind.Coordinate => state.Dispute!.Convener!.Value,
        ClockKind.Review when to is null => state.Appeals[^1].Reviewer,
        ClockKind.Revisit when to is null => RevisitRules.First(state.Revisits)!.Party,
        _ => state.Lead,
    };

    /// <summary>The actor of events that the passing of time causes.</summary>
    public const string By = "clock";

    private static CaseDeadlineMissed Deadline(
        CaseState state, string number, County county, NextDeadline coming, EscalationRow escalation, DateTimeOffset at)
    {
        var (recipient, holder) = county.Recipient(
            escalation.To, Now(state), Answering(state, coming.Clock, escalation.To, county), at);
        if (coming.Clock == ClockKind.Revisit && escalation.To is null && recipient is { } visiting
            && WorkRules.Visit(state.Times, coming.Due, county.Rules) is { } visit)
        {
            // The person who goes back holds the post of the visit, at the party that owes it.
            holder = county.Posts.Holder(visit.To, visiting, county.DutyTime(at))?.Data.Holder;
        }

        var happened = new CaseDeadlineMissed(
            coming.Clock,
            escalation.Step,
            coming.Due,
            escalation.Rule,
            state.Times.Run,
            escalation.To,
            recipient,
            null,
            holder,
            CaseRules.Brief(state, number)) { At = at, By = By };
        var next = ClockRules.Next(CaseTimes.Apply(state.Times, happened), coming.Clock, county.Rules);
        return next is { } later ? happened with { Until = later.Due } : happened;
    }
}
