using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>追责时效: an act that was found too late is not punished.</summary>
internal static class Limitation
{
    /// <summary>
    /// The last day on which an act could be found; null where the county names no limitation. An act that continued
    /// counts from the day on which it ended.
    /// </summary>
    /// <param name="ended">The day of the act, or on which it ended.</param>
    /// <param name="life">Whether it harmed the life or health of citizens.</param>
    public static DateOnly? Until(Rules rules, DateOnly ended, DateOnly found, bool life) =>
        Row(rules, found, life) is { } row ? Terms.LastDay(rules.Calendar, row, ended) : null;

    public static Refusal? Refuse(Rules rules, DateOnly ended, DateOnly found, bool life) =>
        Until(rules, ended, found, life) is { } last && found > last
            ? Refusal.Forbidden(
                "penalty.limitation",
                $"The act could be punished if it was found by {last:yyyy-MM-dd}. Close it without a penalty.",
                Row(rules, found, life)!.Clause)
            : null;

    private static ProcedureRow? Row(Rules rules, DateOnly found, bool life) =>
        (life ? rules.Procedure.Find(ProcedureRule.LimitationLife, found) : null)
        ?? rules.Procedure.Find(ProcedureRule.Limitation, found);
}
