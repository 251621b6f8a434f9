using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>一事不再罚: one act has one fine, by the higher scale.</summary>
internal static class OneFine
{
    /// <param name="fined">The earlier fine of the same act; null where there was none.</param>
    public static Refusal? Refuse(Rules rules, string? fined, DateOnly day) =>
        fined is not null && rules.Procedure.Find(ProcedureRule.OneFine, day) is { } row
            ? Refusal.Forbidden(
                "penalty.finedAlready",
                $"The same act was fined by {fined}. One act is not fined twice; close this file.",
                row.Clause)
            : null;

    /// <summary>
    /// The article that applies of those that fine one act: the one with the higher scale, the first where the texts
    /// before it know no such rule.
    /// </summary>
    public static ArticleRow Of(Rules rules, IReadOnlyList<ArticleRow> articles, DateOnly day) =>
        rules.Procedure.Find(ProcedureRule.HigherScale, day) is null
            ? articles[0]
            : articles.MaxBy(static row => (row.Most ?? 0, row.Least ?? 0))!;
}
