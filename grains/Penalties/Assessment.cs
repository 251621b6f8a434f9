using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>罚款不与考核挂钩: nobody's score is worked out of fines.</summary>
internal static class Assessment
{
    /// <param name="countsFines">Whether the formula of a score counts fines or what they bring in.</param>
    public static Refusal? Refuse(Rules rules, bool countsFines, DateOnly day) =>
        countsFines && rules.Procedure.Find(ProcedureRule.Assessment, day) is { } row
            ? Refusal.Forbidden(
                "penalty.assessment",
                "Fines and what they bring in are not tied to anybody's assessment. Count handled cases, not fines.",
                row.Clause)
            : null;
}
