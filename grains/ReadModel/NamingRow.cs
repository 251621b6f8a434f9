using Grid.Ledger;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>A party that another's entry names, and the last such record.</summary>
internal sealed record NamingRow(EntityRef Party, EntityRef Entry, LedgerPosition At);
