namespace Grid.Simulation.Replay;

/// <summary>What does not agree, in the order it was found. Safe to add to from several checks at once.</summary>
internal sealed class Differences
{
    private readonly Lock _gate = new();
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    public void Add(string difference)
    {
        lock (_gate)
        {
            _all.Add(difference);
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
