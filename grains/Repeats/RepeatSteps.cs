using Grid.Cases;
using Grid.Counties;
using Grid.Foundation;

namespace Grid.Repeats;

/// <summary>
/// What a case records of what its place remembers, each thing once. An aspect of <see cref="CaseRules"/>.
/// </summary>
internal sealed class RepeatSteps : ICaseAspect
{
    /// <summary>Records that the case is a recurrence of a problem.</summary>
    public static Decision<CaseEvent> Recur(CaseState state, Recurrence again, DateTimeOffset now) =>
        state.Recurrence is not null
        || state.Stage is CaseStage.None or CaseStage.Refused or CaseStage.Voided or CaseStage.Joined
            ? Decision<CaseEvent>.Nothing
            : new CaseRecurred(again) { At = now, By = RepeatRules.By };

    /// <summary>Records that the place of the case was marked, and notifies the chief.</summary>
    public static Decision<CaseEvent> Mark(
        CaseState state, string number, PlaceMarked marked, County county, DateTimeOffset now)
    {
        if (state.Stage is CaseStage.None or CaseStage.Refused or CaseStage.Voided
            || state.Marks.Any(known => known.Place == marked.Place && known.Number == marked.Number))
        {
            return Decision<CaseEvent>.Nothing;
        }

        var (chief, holder) = county.Recipient(marked, state.Reported.Place, state.Lead, now);
        return new CasePlaceMarked(
            marked.Place,
            marked.Number,
            marked.Rule,
            marked.Complaints.Count,
            marked.To,
            chief,
            holder,
            marked.Until,
            state.Stage,
            CaseRules.Brief(state, number)) { At = now, By = RepeatRules.By };
    }

    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseRecurred e => state with { Recurrence = e.Recurrence },
        CasePlaceMarked e => state with
        {
            Marks = [.. state.Marks, new(e.Place, e.Mark, e.Party, e.Until, e.At)],
            Hold = e.Party is { } notified && CaseRules.IsOpen(e.Stage)
                ? ClockSteps.WithNotified(state, notified)
                : state.Hold,
        },
        _ => null,
    };

    /// <summary>The chief who is notified of the mark.</summary>
    public void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
        if (happened is CasePlaceMarked { Party: { } chief })
        {
            recipients.Add(chief);
        }
    }
}
