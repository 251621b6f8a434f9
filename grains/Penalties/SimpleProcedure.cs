using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>
/// 简易程序: what may be decided on the spot. The facts are certain and the fine is at most the ceiling of the day's
/// text, the ceiling itself included; the range of the article does not matter.
/// </summary>
internal static class SimpleProcedure
{
    /// <param name="fine">Yuan; null for a warning.</param>
    public static Refusal? Refuse(Rules rules, PartySort party, decimal? fine, bool certain, DateOnly day)
    {
        var rule = party == PartySort.Person ? ProcedureRule.SimplePerson : ProcedureRule.SimpleOrganisation;
        if (rules.Procedure.Find(rule, day) is not { } ceiling)
        {
            return LawRefusals.NoRule(rule, day);
        }

        if (!certain)
        {
            return Refusal.Forbidden(
                "penalty.uncertain",
                "The simple procedure needs facts that are certain. Investigate in the general procedure.",
                ceiling.Clause);
        }

        return fine > ceiling.Value
            ? Refusal.Forbidden(
                "penalty.ceiling",
                $"The simple procedure fines at most {ceiling.Value:0.##} yuan here, and {fine:0.##} is above it. Take "
                + "the general procedure.",
                ceiling.Clause)
            : null;
    }
}
