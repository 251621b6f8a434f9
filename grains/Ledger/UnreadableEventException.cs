namespace Grid.Ledger;

/// <summary>
/// An event was about to be stored in a form in which it could not be read again. Nothing was stored; it is a fault of
/// Grid.
/// </summary>
[GenerateSerializer, Alias("grid.ledger.unreadableEvent")]
internal sealed class UnreadableEventException : Exception
{
    public UnreadableEventException()
    {
    }

    public UnreadableEventException(string message)
        : base(message)
    {
    }

    public UnreadableEventException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
