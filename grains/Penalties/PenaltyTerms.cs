using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>What is to be done in a penalty file by which last day.</summary>
internal static class PenaltyTerms
{
    /// <summary>The last days that stand, the earliest first.</summary>
    public static IReadOnlyList<PenaltyTerm> Of(PenaltyState state, Rules rules, DateOnly day)
    {
        var terms = new List<PenaltyTerm>();
        var stage = state.Brief.Stage;
        if (stage is PenaltyStage.Filed or PenaltyStage.Noticed)
        {
            Add(ProcedureRule.Decision, PenaltyVerb.File);
            if (state.Last(PenaltyVerb.Evidence) is { Step.Things: not null })
            {
                Add(ProcedureRule.Registered, PenaltyVerb.Evidence);
            }
        }

        if (stage == PenaltyStage.Noticed && state.Last(PenaltyVerb.AskHearing) is null
            && state.Last(PenaltyVerb.Notice) is { Step.Amount: { } intended } notice
            && Hearing.Due(rules, state.File!.Opened.Sort, intended, rules.Calendar.DayOf(notice.At)) is not null)
        {
            Add(ProcedureRule.HearingAsked, PenaltyVerb.Notice);
        }

        if (stage == PenaltyStage.Decided)
        {
            Add(ProcedureRule.Service, PenaltyVerb.Decide);
        }

        if (stage == PenaltyStage.Served
            && PenaltyMoney.On(state, rules, day).LastDay is { } payment
            && rules.Procedure.Find(ProcedureRule.Payment, payment) is { } paid)
        {
            terms.Add(new(ProcedureRule.Payment, payment, paid.Clause));
            if (state.ServedAt is { } served
                && Coercion.Court(rules, rules.Calendar.DayOf(served)) is { } court
                && rules.Procedure.Find(ProcedureRule.CourtEnforcement, court.Lawsuit) is { } enforcement)
            {
                terms.Add(new(ProcedureRule.CourtEnforcement, court.Court, enforcement.Clause));
            }
        }

        if (state.Unhanded is not null)
        {
            Add(ProcedureRule.HandIn, PenaltyVerb.Pay);
        }

        if (state.Unbanked is not null)
        {
            Add(ProcedureRule.Banked, PenaltyVerb.HandIn);
        }

        if (stage != PenaltyStage.Closed
            && state.Unreleased is { } seized
            && rules.Calendar.DayOf(seized.At) is var taken
            && Seizure.LastDay(rules, taken, longer: false, tested: 0) is { } release)
        {
            terms.Add(new(
                ProcedureRule.Seizure, release, rules.Procedure.Find(ProcedureRule.Seizure, taken)!.Clause));
        }

        return [.. terms.OrderBy(static term => term.LastDay).ThenBy(static term => term.Rule)];

        void Add(ProcedureRule rule, PenaltyVerb verb)
        {
            if (state.Last(verb) is { } step
                && rules.Calendar.DayOf(step.At) is var begun
                && rules.Procedure.Find(rule, begun) is { } row)
            {
                terms.Add(new(rule, Terms.LastDay(rules.Calendar, row, begun), row.Clause));
            }
        }
    }
}
