using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>执法人员不得少于两人: steps that two qualified officers take together.</summary>
internal static class Officers
{
    /// <summary>Codes of the officers; an assistant (协管员) helps and is not one of them.</summary>
    public static Refusal? Refuse(Rules rules, IReadOnlyCollection<string> officers, DateOnly day)
    {
        if (rules.Procedure.Find(ProcedureRule.Officers, day) is not { } row)
        {
            return LawRefusals.NoRule(ProcedureRule.Officers, day);
        }

        var different = officers.Distinct(StringComparer.Ordinal).Count();
        return different >= row.Value
            ? null
            : Refusal.Forbidden(
                "penalty.officers",
                officers.Count > different
                    ? $"The {officers.Count} officers are {different}. Name {row.Value:0} different qualified officers."
                    : $"{different} officer is named, and {row.Value:0} qualified officers take this step. Assistants "
                    + "do not count.",
                row.Clause);
    }
}
