using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;
using Grid.Repeats;

namespace Grid.ReadModel;

/// <summary>A case as the read model keeps it.</summary>
/// <param name="At">Where its latest event stands.</param>
internal sealed record CaseRow(Guid Id, string Number, int Version, LedgerPosition At, CaseState State);

/// <summary>What a party owes or owed because of a case.</summary>
internal sealed record ObligationRow(EntityRef Party, ObligationState Held);

/// <summary>
/// A case that lies in a place which owes nothing for it: the shop behind a broken kerb, the cell of a report that
/// joined another.
/// </summary>
internal sealed record CaseAtPlaceRow(EntityRef Place, Guid Case);

/// <summary>A case that is or was put to a coordination.</summary>
internal sealed record DisputeRow(Guid Case, CaseDispute Dispute);

/// <summary>Something that was sent about a case.</summary>
internal sealed record LetterRow(Guid Case, CaseLetter Letter);

/// <summary>By how much a hot party's figures moved with what happened in a partition.</summary>
internal sealed record FiguresRow(EntityRef Party, int Partition, PartyFigures Moved);

/// <summary>An entry of a register as it stands.</summary>
internal sealed record RegisterRow(EntityRef Entry, int Version, LedgerPosition At, RegisterData Data);

/// <summary>Somebody named by an entry that is not its own, and where last.</summary>
internal sealed record NamingRow(EntityRef Party, EntityRef Entry, LedgerPosition At);

/// <summary>A case that is one more of a problem.</summary>
internal sealed record RecurrenceRow(Guid Case, Recurrence Recurrence);

/// <summary>A mark of a place, once for each complaint it rests on.</summary>
internal sealed record MarkRow(PlaceMarked Mark, Guid Report, LedgerPosition At);

/// <summary>A record that could not be taken, or whose source waits since an earlier one could not.</summary>
internal sealed record SetAsideRow(LedgerPosition At, string Source, DateTimeOffset Happened, string Reason);

/// <summary>
/// What a run of records makes of the read model. Whether a row is there already is known: rows and position move
/// together.
/// </summary>
/// <param name="Begun">Cases that are not there yet.</param>
/// <param name="Moved">Cases that are.</param>
/// <param name="Gone">Obligations as they stood before their status changed: rows lie by status.</param>
/// <param name="Raised">Obligations that are not there yet, or not in their status.</param>
/// <param name="Changed">Obligations that are.</param>
internal sealed record Changes(
    IReadOnlyList<CaseRow> Begun,
    IReadOnlyList<CaseRow> Moved,
    IReadOnlyList<ObligationRow> Gone,
    IReadOnlyList<ObligationRow> Raised,
    IReadOnlyList<ObligationRow> Changed,
    IReadOnlyList<CaseAtPlaceRow> Strangers,
    IReadOnlyList<NoticeRow> Notices,
    IReadOnlyList<FiguresRow> Figures,
    IReadOnlyList<RegisterRow> Registers,
    IReadOnlyList<NamingRow> Namings,
    IReadOnlyList<RecurrenceRow> Recurrences,
    IReadOnlyList<MarkRow> Marks,
    IReadOnlyList<DisputeRow> Disputes,
    IReadOnlyList<LetterRow> Letters,
    IReadOnlyList<SetAsideRow> SetAside)
{
    /// <summary>
    /// Rows of records that were set aside and are taken with these: all of them, or nothing is written.
    /// </summary>
    public IReadOnlyList<SetAsideRow> TakenAgain { get; init; } = [];
}
