namespace Grid.Ledger;

/// <summary>
/// Whether the rows were stored is not known, or the owner of the partition has just changed: the source reloads before
/// it decides again, and tries again. Nothing is stored twice by doing so.
/// </summary>
[GenerateSerializer, Alias("grid.ledger.unknown")]
internal sealed class LedgerOutcomeUnknownException : Exception
{
    public LedgerOutcomeUnknownException()
    {
    }

    public LedgerOutcomeUnknownException(string message)
        : base(message)
    {
    }

    public LedgerOutcomeUnknownException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
