using Grid.Ledger;

namespace Grid.Gateway.Changes;

/// <summary>A record that a reader asked for, and how far the reader has read with it.</summary>
internal readonly record struct Change(LedgerRecord Record, ChangeCursor At);
