namespace Grid.Gateway.Import;

/// <summary>
/// What no two entries may hold, by the row of an import that gives it and is not entered yet: a later row that gives
/// the same waits for it.
/// </summary>
internal sealed class UnsharedValues
{
    private readonly Dictionary<string, Task<ImportLine>> held = [];

    /// <summary>The latest entering that has not ended of a row that gives the same; null when there is none.</summary>
    public Task<ImportLine>? Holder(string? value) => value is null ? null : held.GetValueOrDefault(value);

    /// <param name="value">What the row gives; null for nothing.</param>
    public void Begin(string? value, Task<ImportLine> entering)
    {
        if (value is not null)
        {
            held[value] = entering;
        }
    }

    /// <summary>The entering of a row has ended.</summary>
    public void End(Task<ImportLine> entering)
    {
        // As many as are on their way, which are few.
        foreach (var value in held.Where(one => one.Value == entering).Select(static one => one.Key).ToList())
        {
            held.Remove(value);
        }
    }
}
