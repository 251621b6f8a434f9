using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>What must have been done before a decision of the general procedure.</summary>
internal static class DecisionChecks
{
    /// <summary>法制审核: after a hearing or on major interests nothing is decided without it.</summary>
    public static Refusal? RefuseUnreviewed(Rules rules, bool needsReview, bool reviewed, DateOnly day) =>
        needsReview && !reviewed && rules.Procedure.Find(ProcedureRule.LegalReview, day) is { } row
            ? Refusal.Forbidden(
                "penalty.unreviewed",
                "The legal review is missing: after a hearing and on major interests nothing is decided without it.",
                row.Clause)
            : null;

    /// <summary>集体讨论: a complex or major case is discussed by the heads first.</summary>
    public static Refusal? RefuseUndiscussed(Rules rules, bool needsDiscussion, bool discussed, DateOnly day) =>
        needsDiscussion && !discussed && rules.Procedure.Find(ProcedureRule.Discussion, day) is { } row
            ? Refusal.Forbidden(
                "penalty.undiscussed",
                "The heads have not discussed it: a complex or major case is discussed before it is decided.",
                row.Clause)
            : null;

    /// <summary>A fine above the one of the notice, though only the defence came in between.</summary>
    /// <param name="intended">Yuan, as the notice said; null where there was no notice.</param>
    /// <param name="newFacts">Whether facts came up that the notice did not know.</param>
    public static Refusal? RefuseHeavier(Rules rules, decimal? intended, decimal fine, bool newFacts, DateOnly day) =>
        fine > intended && !newFacts && rules.Procedure.Find(ProcedureRule.Heavier, day) is { } row
            ? Refusal.Forbidden(
                "penalty.heavier",
                $"The notice said {intended:0.##} yuan. A defence never makes it heavier; a new notice can, on new "
                + "facts.",
                row.Clause)
            : null;
}
