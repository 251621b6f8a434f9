namespace Grid.Ledger;

/// <summary>
/// It is unknown whether the rows were stored, or the owner of the partition has just changed. The source reloads
/// before it decides again, so nothing is stored twice.
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
