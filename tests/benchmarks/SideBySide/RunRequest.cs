namespace Grid.Benchmarks.SideBySide;

/// <summary>What was asked for on the command line.</summary>
/// <param name="County">The folder of a county, or <see cref="Arena.Made"/>.</param>
/// <param name="Only">Ours alone, to look into it.</param>
/// <param name="Embedded">Ours on its embedded store, where the run knows that.</param>
/// <param name="Parties">To how many parties the city grows, where it grows.</param>
/// <param name="Records">And to how many records.</param>
/// <param name="Cases">How many cases the lists hold, where lists are read.</param>
internal sealed record RunRequest(
    bool Quick,
    bool Only,
    bool Embedded,
    int Connections,
    string County,
    int Rounds,
    TimeSpan Window,
    TimeSpan Warm,
    int Parties,
    long Records,
    int Cases,
    IReadOnlyList<(string Name, string Value)> Settings);
