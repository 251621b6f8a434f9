using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>What a party still owes of a fine: yuan, in decimals.</summary>
/// <param name="LastDay">The last day for payment; null before service, and of a warning.</param>
/// <param name="Late">Yuan that late days added.</param>
/// <param name="Owed">Yuan with the late charge, less what was paid.</param>
internal sealed record PenaltyMoney(DateOnly? LastDay, decimal Late, decimal Owed)
{
    public static PenaltyMoney None { get; } = new(null, 0, 0);

    /// <summary>What is owed on a day. A part that was paid in time bears no late charge.</summary>
    public static PenaltyMoney On(PenaltyState state, Rules rules, DateOnly day)
    {
        if (state.Decided?.Step.Amount is not { } fine)
        {
            return None;
        }

        if (state.ServedAt is not { } served
            || Terms.LastDay(rules, ProcedureRule.Payment, rules.Calendar.DayOf(served)) is not { } term)
        {
            return new(null, 0, fine - state.Paid);
        }

        var lastDay = state.Last(PenaltyVerb.Instalments)?.Step.Until ?? term;
        var inTime = state.Of(PenaltyVerb.Pay)
            .Where(paid => rules.Calendar.DayOf(paid.At) <= lastDay)
            .Sum(static paid => paid.Step.Amount ?? 0);
        var until = state.Brief.Stage is PenaltyStage.Paid or PenaltyStage.Closed
            && state.Last(PenaltyVerb.Pay) is { } last
                ? rules.Calendar.DayOf(last.At)
                : day;
        var late = LateCharge.Of(rules, Math.Max(0, fine - inTime), lastDay, until).Charge;
        return new(lastDay, late, fine + late - state.Paid);
    }
}
