using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>查封、扣押: how long things stay sealed or seized, and what is never seized.</summary>
internal static class Seizure
{
    /// <summary>
    /// The last day of a measure, the day of the measure not counted; null where the county has no row.
    /// </summary>
    /// <param name="longer">Whether the head approved a longer term.</param>
    /// <param name="tested">Days of a test or inspection of which the party was told; they are not counted.</param>
    public static DateOnly? LastDay(Rules rules, DateOnly taken, bool longer, int tested)
    {
        var last = Terms.LastDay(rules, ProcedureRule.Seizure, taken);
        var prolonged = longer && last is { } end ? Terms.LastDay(rules, ProcedureRule.SeizureLonger, end) : last;
        return prolonged?.AddDays(tested);
    }

    /// <summary>When a measure taken in an urgent case is reported at the latest: hours run through holidays.</summary>
    public static DateTimeOffset? Report(Rules rules, DateTimeOffset taken) =>
        rules.Procedure.Find(ProcedureRule.SeizureReport, rules.Calendar.DayOf(taken)) is { } row
            ? taken.AddHours((double)row.Value)
            : null;

    /// <param name="related">Whether the thing served the act; daily necessities never count as such.</param>
    public static Refusal? Refuse(Rules rules, bool related, DateOnly day) =>
        !related && rules.Procedure.Find(ProcedureRule.Household, day) is { } row
            ? Refusal.Forbidden(
                "penalty.household",
                "Daily necessities of a family and things unrelated to the act are not seized. Leave it.",
                row.Clause)
            : null;
}
