namespace Grid.Ledger;

/// <param name="At">The record that does not follow.</param>
/// <param name="Before">The version of the source before it; 0 when there is none.</param>
internal readonly record struct BrokenSource(LedgerPosition At, string Source, int Version, int Before);
