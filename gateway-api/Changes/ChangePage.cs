namespace Grid.Gateway.Changes;

/// <summary>A run of changes.</summary>
/// <param name="Next">How far it reaches; beyond the last change where what follows was not asked for.</param>
/// <param name="Behind">How many records the ledger held after <paramref name="Next"/> when it was read.</param>
internal sealed record ChangePage(IReadOnlyList<Change> Items, ChangeCursor Next, long Behind);
