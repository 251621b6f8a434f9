using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;

namespace Grid.ReadModel;

/// <summary>An entry of a register as it stands.</summary>
internal sealed record RegisterRow(EntityRef Entry, int Version, LedgerPosition At, RegisterData Data);
