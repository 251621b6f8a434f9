using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>加处罚款: what days late add to a fine.</summary>
/// <param name="Days">Days after the last day for payment, the day of payment included.</param>
/// <param name="Charge">Yuan, never more than the law's share of the fine.</param>
/// <param name="Total">Yuan: the fine with the charge.</param>
internal sealed record LateCharge(int Days, decimal Charge, decimal Total, string? Clause)
{
    /// <summary>The charge on a fine of yuan, by the text in force on the day after the last day for payment.</summary>
    public static LateCharge Of(Rules rules, decimal fine, DateOnly lastDay, DateOnly paid)
    {
        var days = Math.Max(0, paid.DayNumber - lastDay.DayNumber);
        var began = lastDay.AddDays(1);
        var daily = rules.Procedure.Find(ProcedureRule.LateCharge, began);
        var most = rules.Procedure.Find(ProcedureRule.LateMost, began);
        var charge = days * fine * (daily?.Value ?? 0) / 100;
        if (most is not null)
        {
            charge = Math.Min(charge, fine * most.Value / 100);
        }

        charge = decimal.Round(charge, 2, MidpointRounding.ToZero);
        return new(days, charge, fine + charge, daily?.Clause);
    }
}
