namespace Grid.Benchmarks.Results;

/// <summary>One line of a result: what was measured, in what unit, and what each came to.</summary>
/// <param name="Of">By who was measured: ours, plain, limit …</param>
internal sealed record Figure(string What, string Unit, IReadOnlyDictionary<string, double> Of);

/// <summary>What a run found, where, when and of what version.</summary>
internal sealed record Recorded(
    string Name,
    DateTimeOffset At,
    string Machine,
    string Commit,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<string> Said);
