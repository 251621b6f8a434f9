using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>
/// 公共信用信息: when a penalty becomes bad information about its party, how long it is shown, and to what it may lead.
/// The county's own score of shop fronts is another file.
/// </summary>
internal static class CreditFile
{
    /// <summary>The day after which a decision is final; null while nobody can tell.</summary>
    /// <param name="received">The day on which the party received the decision.</param>
    /// <param name="reviewed">The day on which the party received the decision of a review that upheld it.</param>
    public static DateOnly? FinalAfter(Rules rules, DateOnly? received, DateOnly? reviewed)
    {
        if (reviewed is { } told)
        {
            return Terms.LastDay(rules, ProcedureRule.LawsuitAfterReview, told);
        }

        return received is { } day
            && Terms.LastDay(rules, ProcedureRule.Review, day) is { } review
            && Terms.LastDay(rules, ProcedureRule.Lawsuit, day) is { } lawsuit
            ? Later(review, lawsuit)
            : null;
    }

    /// <summary>Why a penalty never enters the public file; null when it enters once it is final.</summary>
    public static Refusal? Refuse(Rules rules, PenaltyProcedure procedure, bool annulled, DateOnly day)
    {
        if (rules.Procedure.Find(ProcedureRule.CreditEntry, day) is not { } row)
        {
            return LawRefusals.NoRule(ProcedureRule.CreditEntry, day);
        }

        if (procedure == PenaltyProcedure.Simple)
        {
            return Refusal.Forbidden(
                "penalty.creditSimple",
                "Penalties of the simple procedure never enter the public credit file. The county's own score keeps "
                + "it.",
                row.Clause);
        }

        return annulled
            ? Refusal.Forbidden(
                "penalty.creditAnnulled", "The decision was annulled: it enters no credit file.", row.Clause)
            : null;
    }

    /// <summary>A record that is not among the kinds of bad information; null for one that is.</summary>
    public static Refusal? RefuseRecord(Rules rules, CreditRecord record, DateOnly day) =>
        record == CreditRecord.Rating && rules.Procedure.Find(ProcedureRule.CreditEntry, day) is { } row
            ? Refusal.Forbidden(
                "penalty.creditRating",
                "A rating is no bad information. The county's own score keeps it, and its rule says who is told.",
                row.Clause)
            : null;

    /// <summary>
    /// The day after which bad information found on a day is deleted; null where the county has no row.
    /// </summary>
    public static DateOnly? DeletedAfter(Rules rules, DateOnly found) =>
        Terms.LastDay(rules, ProcedureRule.CreditShown, found);

    /// <summary>A measure that the law does not list.</summary>
    public static Refusal? Refuse(Rules rules, CreditMeasure measure, DateOnly day) =>
        measure == CreditMeasure.RefuseUnseen && rules.Procedure.Find(ProcedureRule.CreditMeasures, day) is { } row
            ? Refusal.Forbidden(
                "penalty.creditMeasure",
                "Bad information leads to a closer look at applications, no eased treatment and more inspections; no "
                + "application is refused unseen.",
                row.Clause)
            : null;

    /// <summary>A repair that is asked of a body that did not enter the information.</summary>
    /// <param name="entered">Code of the body that found the act and entered it.</param>
    public static Refusal? RefuseRepair(Rules rules, string asked, string entered, DateOnly day) =>
        asked != entered && rules.Procedure.Find(ProcedureRule.CreditRepair, day) is { } row
            ? Refusal.Forbidden(
                "penalty.creditRepair",
                $"{entered} found the act and entered it, and decides about the repair. Hand the application on.",
                row.Clause)
            : null;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
