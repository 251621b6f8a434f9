using Grid.Gateway.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// The rows of an import that are not entered yet, as many as are on their way, which are few. A later row waits for
/// those whose claims meet its own, and for the entry that it lies in or under.
/// </summary>
internal sealed class RowsUnderWay
{
    private readonly List<(string Key, RowClaim? Claim, Task<ImportLine> Entering)> rows = [];

    /// <summary>Ends when the rows have ended that a row waits for; null where it need not wait.</summary>
    /// <param name="above">Code of the entry that the row lies in or under; null for none.</param>
    public Task? Before(RowClaim? claim, string? above)
    {
        List<Task>? before = null;
        foreach (var row in rows)
        {
            if (row.Key == above || (claim is { } own && row.Claim is { } theirs && own.Meets(theirs)))
            {
                (before ??= []).Add(row.Entering);
            }
        }

        return before is null ? null : Task.WhenAll(before);
    }

    public void Begin(string key, RowClaim? claim, Task<ImportLine> entering) => rows.Add((key, claim, entering));

    /// <summary>The entering of a row has ended.</summary>
    public void End(Task<ImportLine> entering) => rows.RemoveAll(row => row.Entering == entering);
}
