namespace Grid.Chaos.Oracle;

/// <summary>A difference between what was promised and what is.</summary>
/// <param name="Check">Which promise: chain, promise, loop, join, party, read model.</param>
internal sealed record Finding(string Check, string What)
{
    public override string ToString() => $"{Check}: {What}";
}
