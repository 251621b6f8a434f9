namespace Grid.Ledger;

/// <summary>
/// The ledger holds a record that this version of Grid cannot read: a later version wrote it, or its text is damaged.
/// Questions that depend on the record are not answered until a version runs that can read it.
/// </summary>
[GenerateSerializer, Alias("grid.ledger.unreadableRecord")]
public sealed class UnreadableRecordException : Exception
{
    public UnreadableRecordException()
    {
    }

    public UnreadableRecordException(string message)
        : base(message)
    {
    }

    public UnreadableRecordException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public UnreadableRecordException(LedgerRecord record, Exception inner)
        : base(
            $"The record of {record.Source} at {record.Position}, a '{record.Type}', cannot be read by this version.",
            inner) => (Kind, Position) = (record.Source.Split('/')[0], record.Position);

    /// <summary>The kind of the record's source: <c>case</c>.</summary>
    [Id(0)]
    public string Kind { get; private set; } = "record";

    [Id(1)]
    public LedgerPosition Position { get; private set; }
}
