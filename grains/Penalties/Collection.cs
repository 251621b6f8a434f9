using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>
/// 当场收缴: when money may be taken on the spot. Who decides a fine does not collect it otherwise (罚缴分离).
/// </summary>
internal static class Collection
{
    /// <param name="fine">Yuan.</param>
    /// <param name="hardLater">Whether the fine would be hard to collect later (事后难以执行).</param>
    /// <param name="remote">Whether the place is remote or on water, and the party asks to pay there.</param>
    /// <param name="receipt">Whether the receipt of the finance office is given for it.</param>
    public static Refusal? Refuse(
        Rules rules, PenaltyProcedure procedure, decimal fine, bool hardLater, bool remote, bool receipt, DateOnly day)
    {
        if (rules.Procedure.Find(ProcedureRule.OnSpot, day) is not { } most)
        {
            return LawRefusals.NoRule(ProcedureRule.OnSpot, day);
        }

        var isRemote = remote && rules.Procedure.Find(ProcedureRule.Remote, day) is not null;
        if (procedure != PenaltyProcedure.Simple && !isRemote)
        {
            return Refusal.Forbidden(
                "penalty.onSpotGeneral",
                "Money is taken on the spot in the simple procedure, or where the place is remote. Let it be paid to "
                + "the bank or electronically.",
                Paid(rules, most, day));
        }

        if (!isRemote && !hardLater && fine > most.Value)
        {
            return Refusal.Forbidden(
                "penalty.onSpotCeiling",
                $"Without a further ground at most {most.Value:0.##} yuan is taken on the spot. Let {fine:0.##} yuan "
                + "be paid to the bank or electronically.",
                Paid(rules, most, day));
        }

        return receipt
            ? null
            : Refusal.Forbidden(
                "penalty.receipt",
                "Money is taken on the spot against the receipt of the finance office. Without it the party may "
                + "refuse.",
                most.Clause);
    }

    /// <summary>The clauses of a refused collection: how it is paid instead, and why not on the spot.</summary>
    private static string Paid(Rules rules, ProcedureRow most, DateOnly day) =>
        rules.Procedure.Find(ProcedureRule.Payment, day) is { } paid ? $"{paid.Clause};{most.Clause}" : most.Clause;
}
