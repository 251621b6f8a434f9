namespace Grid.Simulation.Replay;

/// <summary>
/// Differences between the city and the log, in the order they were found. Several checks may add to it at once.
/// </summary>
internal sealed class Differences
{
    private readonly Lock gate = new();
    private readonly List<string> all = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (gate)
            {
                return [.. all];
            }
        }
    }

    public void Add(string difference)
    {
        lock (gate)
        {
            all.Add(difference);
        }
    }

    public void Expect(bool holds, Func<string> otherwise)
    {
        if (!holds)
        {
            Add(otherwise());
        }
    }
}
