using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>
/// 非现场执法: the record of a device serves as evidence only when each part of the gate is met, and only for
/// behaviours of the published list.
/// </summary>
internal static class ContactlessGate
{
    private const string Useless = "The record is no evidence without it.";

    public static Refusal? Refuse(Rules rules, ArticleRow article, DeviceRecord record)
    {
        var day = rules.Calendar.DayOf(record.At);
        if (article.Contactless is null || article.Contactless > day)
        {
            return Refusal.Forbidden(
                "penalty.notListed",
                $"{article.Name} is not on the county's list for contactless work on {day:yyyy-MM-dd}. Handle it on "
                + "the spot.",
                rules.Procedure.Find(ProcedureRule.ContactlessList, day)?.Clause ?? "");
        }

        if (rules.Procedure.Find(ProcedureRule.Gate, day) is not { } gate)
        {
            return LawRefusals.NoRule(ProcedureRule.Gate, day);
        }

        return Lacking(record, day) is var (code, lacking)
            ? Refusal.Forbidden(code, lacking, gate.Clause)
            : null;
    }

    private static (string Code, string Lacking)? Lacking(DeviceRecord record, DateOnly day) => record switch
    {
        _ when record.LegalReview is null || record.LegalReview > day =>
            ("penalty.deviceLegal", $"The legal review of the device is missing. {Useless}"),
        _ when record.TechnicalReview is null || record.TechnicalReview > day =>
            ("penalty.deviceTechnical", $"The technical review of the device is missing. {Useless}"),
        { IsMarked: false } => ("penalty.deviceMark", $"The device is not clearly marked. {Useless}"),
        _ when record.PlacePublished is null || record.PlacePublished > day =>
            ("penalty.devicePlace", $"The place of the device was not published. {Useless}"),
        { IsReviewed: false } => ("penalty.recordReview", $"The record was not reviewed. {Useless}"),
        { IsClear: false } => (
            "penalty.recordUnclear", $"The record failed its review: it is not clear and complete. {Useless}"),
        { ToldAt: null } => ("penalty.recordUntold", $"The party was not told of the record. {Useless}"),
        { CanDefend: false } => (
            "penalty.recordDefence", $"The party has no way to query it, to state and to defend. {Useless}"),
        _ => null,
    };
}
