namespace Grid.Chaos.Faults;

/// <summary>Each fault once, in any order, and from then on by weight.</summary>
internal sealed class Draws
{
    private readonly IReadOnlyList<Fault> all;
    private readonly Random dice;
    private readonly Queue<Fault> untried;

    public Draws(IReadOnlyList<Fault> all, Random dice)
    {
        this.all = all;
        this.dice = dice;
        untried = new(all.OrderBy(_ => dice.Next()));
    }

    /// <summary>Every fault has been drawn.</summary>
    public bool HasAll => untried.Count == 0;

    public Fault Next()
    {
        if (untried.TryDequeue(out var first))
        {
            return first;
        }

        var draw = dice.Next(all.Sum(static fault => fault.Weight));
        return all.First(fault => (draw -= fault.Weight) < 0);
    }
}
