namespace Grid.Gateway.Import;

/// <summary>
/// The rows of an import that are not entered yet, by what a later row waits for: a value that no two entries may hold,
/// or the code of the entry that the later one lies in or under.
/// </summary>
internal sealed class RowsUnderWay
{
    private readonly Dictionary<string, Task<ImportLine>> rows = [];

    /// <summary>The latest entering that has not ended of a row of this name; null when there is none.</summary>
    public Task<ImportLine>? Find(string? name) => name is null ? null : rows.GetValueOrDefault(name);

    /// <param name="name">What a later row waits for; null for nothing.</param>
    public void Begin(string? name, Task<ImportLine> entering)
    {
        if (name is not null)
        {
            rows[name] = entering;
        }
    }

    /// <summary>The entering of a row has ended.</summary>
    public void End(Task<ImportLine> entering)
    {
        // As many as are on their way, which are few.
        foreach (var name in rows.Where(one => one.Value == entering).Select(static one => one.Key).ToList())
        {
            rows.Remove(name);
        }
    }
}
