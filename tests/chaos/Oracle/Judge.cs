namespace Grid.Chaos.Oracle;

/// <summary>
/// What the record owes to those who were told yes. Knows the ledger's tables and the clients' log and nothing else: no code of
/// the city has a part in it. (That every deadline fired once is not asked: the city fires none yet. It belongs here, as a check
/// of the record against the due times in it.)
/// </summary>
internal static class Judge
{
    public static IReadOnlyList<Finding> Of(Book book, IReadOnlyList<Promise> promises) =>
        [.. Chain.Check(book), .. Promises.Check(book, promises), .. Loop.Check(book), .. Joins.Check(book)];
}
