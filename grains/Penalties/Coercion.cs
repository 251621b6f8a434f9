using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>行政强制: what may be executed by force, when, and what never is.</summary>
internal static class Coercion
{
    /// <summary>A decision on coercive execution to which no written demand came first.</summary>
    public static Refusal? RefuseDecision(Rules rules, bool demanded, DateOnly day) =>
        !demanded && rules.Procedure.Find(ProcedureRule.DemandFirst, day) is { } row
            ? Refusal.Forbidden(
                "penalty.demandMissing",
                "No written demand was served. Serve one that says the term, the way and the right to a defence.",
                row.Clause)
            : null;

    /// <summary>
    /// Execution at night, or on a statutory holiday; urgent cases are excepted. Days that are only bridged are no
    /// statutory holidays.
    /// </summary>
    public static Refusal? RefuseTime(Rules rules, DateTimeOffset at, bool urgent)
    {
        if (urgent)
        {
            return null;
        }

        var day = rules.Calendar.DayOf(at);
        if (rules.Procedure.Find(ProcedureRule.Holiday, day) is { } holiday
            && rules.Calendar.KindOf(day) == DayKind.Statutory)
        {
            return Refusal.Forbidden(
                "penalty.holiday",
                $"{day:yyyy-MM-dd} is a statutory holiday. Nothing is executed by force on it, except in urgent cases.",
                holiday.Clause);
        }

        var hour = TimeZoneInfo.ConvertTime(at, rules.Calendar.Zone).Hour;
        return rules.Procedure.Find(ProcedureRule.NightFrom, day) is { } from
            && rules.Procedure.Find(ProcedureRule.NightUntil, day) is { } until
            && (hour >= from.Value || hour < until.Value)
            ? Refusal.Forbidden(
                "penalty.night",
                $"Nothing is executed by force between {from.Value:00}:00 and {until.Value:00}:00, except in urgent "
                + "cases.",
                from.Clause)
            : null;
    }

    /// <summary>Supplies of residents' life are never cut to force anybody, urgent or not.</summary>
    public static Refusal? RefuseCut(Rules rules, DateOnly day) =>
        rules.Procedure.Find(ProcedureRule.Utilities, day) is { } row
            ? Refusal.Forbidden(
                "penalty.utilities",
                "Water, power, heat and gas of residents are never cut to force anybody. Demand payment, and ask the "
                + "court.",
                row.Clause)
            : null;

    /// <summary>The first day on which others may perform in place of the party (代履行).</summary>
    /// <returns>Null where the county has no row of it.</returns>
    public static DateOnly? SubstituteFrom(Rules rules, DateOnly demanded) =>
        Terms.LastDay(rules, ProcedureRule.Substitute, demanded)?.AddDays(1);

    /// <param name="demanded">The day on which the demand was served; null when none was.</param>
    /// <param name="spilt">
    /// Whether something lies on a road that must go at once and the party is away or cannot clear it.
    /// </param>
    public static Refusal? RefuseSubstitute(Rules rules, DateOnly? demanded, bool spilt, DateOnly wanted)
    {
        if (spilt && rules.Procedure.Find(ProcedureRule.SubstituteAtOnce, wanted) is not null)
        {
            return null;
        }

        if (rules.Procedure.Find(ProcedureRule.Substitute, demanded ?? wanted) is not { } row)
        {
            return LawRefusals.NoRule(ProcedureRule.Substitute, demanded ?? wanted);
        }

        if (demanded is not { } served)
        {
            return Refusal.Forbidden(
                "penalty.demandMissing", "No demand was served. Serve one before others perform.", row.Clause);
        }

        var from = Terms.LastDay(rules.Calendar, row, served).AddDays(1);
        return wanted < from
            ? Refusal.Forbidden(
                "penalty.substituteEarly",
                $"The demand was served on {served:yyyy-MM-dd}: others may perform from {from:yyyy-MM-dd} on.",
                row.Clause)
            : null;
    }

    /// <summary>The first day on which the court may be asked after a demand: the day after its term.</summary>
    public static DateOnly? CourtFrom(Rules rules, DateOnly demanded) =>
        Terms.LastDay(rules, ProcedureRule.Demand, demanded)?.AddDays(1);

    /// <summary>
    /// The last day of a lawsuit against a decision received on a day, and of asking the court after it.
    /// </summary>
    public static (DateOnly Lawsuit, DateOnly Court)? Court(Rules rules, DateOnly received) =>
        Terms.LastDay(rules, ProcedureRule.Lawsuit, received) is { } lawsuit
        && Terms.LastDay(rules, ProcedureRule.CourtEnforcement, lawsuit) is { } court
            ? (lawsuit, court)
            : null;

    /// <summary>An application to the court that comes before the term of the lawsuit ended, or too late.</summary>
    public static Refusal? RefuseCourt(Rules rules, DateOnly received, DateOnly? demanded, DateOnly wanted)
    {
        if (Court(rules, received) is not { } terms)
        {
            return LawRefusals.NoRule(ProcedureRule.Lawsuit, received);
        }

        var clause = rules.Procedure.Find(ProcedureRule.CourtEnforcement, terms.Lawsuit)!.Clause;
        if (wanted > terms.Court)
        {
            return Refusal.Forbidden(
                "penalty.courtLate",
                $"The court was to be asked by {terms.Court:yyyy-MM-dd}. It does not take the application any more.",
                clause);
        }

        if (wanted <= terms.Lawsuit)
        {
            return Refusal.Forbidden(
                "penalty.courtEarly",
                $"The party may go to court until {terms.Lawsuit:yyyy-MM-dd}. Ask the court after that day.",
                clause);
        }

        if (demanded is not { } served)
        {
            return RefuseDecision(rules, demanded: false, wanted);
        }

        return CourtFrom(rules, served) is { } from && wanted < from
            ? Refusal.Forbidden(
                "penalty.demandRuns",
                $"The demand was served on {served:yyyy-MM-dd}: the court may be asked from {from:yyyy-MM-dd} on.",
                rules.Procedure.Find(ProcedureRule.Demand, served)!.Clause)
            : null;
    }
}
