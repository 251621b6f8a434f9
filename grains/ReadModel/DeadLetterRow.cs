using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>A record that could not be applied, or that follows such a record of its source.</summary>
internal sealed record DeadLetterRow(LedgerPosition At, string Source, DateTimeOffset Happened, string Reason);
