namespace Grid.Chaos.Oracle;

/// <summary>
/// What the record owes to those who were told yes. Knows the ledger's tables and the clients' log and nothing else: no
/// code of the city has a part in it.
/// </summary>
internal static class Judge
{
    /// <param name="book">The record.</param>
    /// <param name="promises">What the clients were told.</param>
    /// <param name="read">When it was read, from a city at rest; null to ask nothing of clocks that still run.</param>
    public static IReadOnlyList<Finding> Of(Book book, IReadOnlyList<Promise> promises, DateTimeOffset? read = null) =>
        [
            .. Chain.Check(book),
            .. Promises.Check(book, promises),
            .. Loop.Check(book),
            .. Joins.Check(book),
            .. Deadlines.Check(book, read),
        ];
}
