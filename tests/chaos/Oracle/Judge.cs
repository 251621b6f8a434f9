namespace Grid.Chaos.Oracle;

/// <summary>
/// Checks that the ledger keeps what the city promised its clients. The judge reads the ledger's tables and the
/// clients' log and nothing else: it uses no code of the city.
/// </summary>
internal static class Judge
{
    /// <param name="book">The record.</param>
    /// <param name="promises">What the clients sent and how the city answered.</param>
    /// <param name="read">When it was read, from a city at rest; null to ask nothing of clocks that still run.</param>
    public static IReadOnlyList<Finding> Of(Book book, IReadOnlyList<Promise> promises, DateTimeOffset? read = null) =>
        [
            .. Chain.Check(book),
            .. Promises.Check(book, promises),
            .. Loop.Check(book),
            .. Joins.Check(book),
            .. Deadlines.Check(book, read),
            .. read is null ? [] : Orders.Check(book),
        ];
}
