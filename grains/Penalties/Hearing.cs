using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>听证: when one is due, how long it may be asked for, and when it may be held.</summary>
internal static class Hearing
{
    /// <summary>The row by which a fine is large enough for a hearing; null when it is not.</summary>
    public static ProcedureRow? Due(Rules rules, PartySort party, decimal fine, DateOnly day) =>
        rules.Procedure.Find(
            party == PartySort.Person ? ProcedureRule.HearingPerson : ProcedureRule.HearingOrganisation, day)
            is { } from && fine >= from.Value
            ? from
            : null;

    /// <summary>A request that came after the last day of asking.</summary>
    public static Refusal? RefuseRequest(Rules rules, DateOnly notified, DateOnly requested)
    {
        if (Terms.LastDay(rules, ProcedureRule.HearingAsked, notified) is not { } last)
        {
            return LawRefusals.NoRule(ProcedureRule.HearingAsked, notified);
        }

        return requested > last
            ? Refusal.Forbidden(
                "penalty.hearingLate",
                $"A hearing was to be asked for by {last:yyyy-MM-dd}. Go on without one.",
                rules.Procedure.Find(ProcedureRule.HearingAsked, notified)!.Clause)
            : null;
    }

    /// <summary>A hearing on a day by which the party did not know long enough of it.</summary>
    public static Refusal? RefuseDate(Rules rules, DateOnly told, DateOnly held)
    {
        if (Terms.LastDay(rules, ProcedureRule.HearingTold, told) is not { } last)
        {
            return LawRefusals.NoRule(ProcedureRule.HearingTold, told);
        }

        return held <= last
            ? Refusal.Forbidden(
                "penalty.hearingEarly",
                $"The party is told of the hearing too late: it can be held from {last.AddDays(1):yyyy-MM-dd} on.",
                rules.Procedure.Find(ProcedureRule.HearingTold, told)!.Clause)
            : null;
    }
}
