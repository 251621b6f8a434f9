using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>不予处罚: acts that are not punished, and those that may be spared.</summary>
internal static class Sparing
{
    /// <summary>A fine of an act that was minor, corrected in time and harmless: it must not be punished.</summary>
    public static Refusal? RefuseFine(Rules rules, bool minor, bool corrected, HarmDone harm, DateOnly day) =>
        minor && corrected && harm == HarmDone.None && rules.Procedure.Find(ProcedureRule.Minor, day) is { } row
            ? Refusal.Forbidden(
                "penalty.minor",
                "It was minor, corrected in time and harmless: it is not punished. Educate the party and close the "
                + "file.",
                row.Clause)
            : null;

    /// <summary>Whether a file may be closed because the act was the first, with slight harm, and corrected.</summary>
    public static Refusal? RefuseFirst(Rules rules, bool first, bool corrected, HarmDone harm, DateOnly day)
    {
        if (rules.Procedure.Find(ProcedureRule.First, day) is not { } row)
        {
            return Refusal.Forbidden(
                "penalty.firstUnknown",
                "The text of that day does not spare a first act. Close it on a ground of that text, or decide it.",
                rules.Procedure.Find(ProcedureRule.Minor, day)?.Clause ?? "");
        }

        return first && corrected && harm != HarmDone.Serious
            ? null
            : Refusal.Forbidden(
                "penalty.firstUnmet",
                "Only a first act with slight harm that was corrected in time is spared. Decide it, or close it on "
                + "another ground.",
                row.Clause);
    }
}
