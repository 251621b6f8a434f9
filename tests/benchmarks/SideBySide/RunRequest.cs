namespace Grid.Benchmarks.SideBySide;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Only">Ours alone, to look into it.</param>
internal sealed record RunRequest(
    bool Quick, bool Only, int Connections, string? County, int Rounds, TimeSpan Window, TimeSpan Warm, IReadOnlyList<(string Name, string Value)> Settings);
