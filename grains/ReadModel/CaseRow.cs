using Grid.Cases;
using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>A case as the read model keeps it.</summary>
/// <param name="At">Where its latest event stands.</param>
internal sealed record CaseRow(Guid Id, string Number, int Version, LedgerPosition At, CaseState State);
