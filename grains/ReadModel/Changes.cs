using Grid.Penalties;
using Grid.Standing;

namespace Grid.ReadModel;

/// <summary>
/// The changes that a run of records makes in the read model. Rows and position move together, so it is known which
/// rows exist already.
/// </summary>
/// <param name="Begun">Cases that have no row yet.</param>
/// <param name="Moved">Cases that have a row.</param>
/// <param name="Replaced">Cases whose place or class changed: their row is removed and added anew.</param>
/// <param name="Gone">Obligations as they stood before their status changed: the table is ordered by status.</param>
/// <param name="Raised">Obligations that have no row yet, or none in their status.</param>
/// <param name="Changed">Obligations that have a row.</param>
internal sealed record Changes(
    IReadOnlyList<CaseRow> Begun,
    IReadOnlyList<CaseRow> Moved,
    IReadOnlyList<CaseRow> Replaced,
    IReadOnlyList<ObligationRow> Gone,
    IReadOnlyList<ObligationRow> Raised,
    IReadOnlyList<ObligationRow> Changed,
    IReadOnlyList<CasePartyRow> Parties,
    IReadOnlyList<CaseWordsRow> Words,
    IReadOnlyList<NoticeRow> Notices,
    IReadOnlyList<FiguresRow> Figures,
    IReadOnlyList<PartyCellRow> Cells,
    IReadOnlyList<CaseFiguresRow> CaseFigures,
    IReadOnlyList<RegisterRow> Registers,
    IReadOnlyList<NamingRow> Namings,
    IReadOnlyList<RecurrenceRow> Recurrences,
    IReadOnlyList<UnclearRow> Unclear,
    IReadOnlyList<MarkRow> Marks,
    IReadOnlyList<LiftedRow> Lifted,
    IReadOnlyList<LadderStepRow> LadderSteps,
    IReadOnlyList<LadderEndRow> LadderEnds,
    IReadOnlyList<DisputeRow> Disputes,
    IReadOnlyList<LetterRow> Letters,
    IReadOnlyList<PenaltyBrief> Penalties,
    IReadOnlyList<StandingRated> Plates,
    IReadOnlyList<DocumentLineRow> Documents,
    IReadOnlyList<DeadLetterRow> DeadLetters)
{
    /// <summary>
    /// Dead letters that are applied with these changes and removed: all of them, or nothing is written.
    /// </summary>
    public IReadOnlyList<DeadLetterRow> RetriedLetters { get; init; } = [];
}
