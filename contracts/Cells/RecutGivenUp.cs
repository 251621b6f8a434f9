using Grid.Foundation;

namespace Grid.Cells;

/// <summary>
/// A re-cut that was stuck was given up, and what it had entered undone. Kept in the registers' partition of the
/// ledger.
/// </summary>
[GenerateSerializer, Immutable, Alias("recut.givenUp")]
public sealed record RecutGivenUp : GridEvent
{
    /// <summary>The cells that were to give way.</summary>
    [Id(0)] public required IReadOnlyList<string> Retire { get; init; }

    /// <summary>The cells that were to take over.</summary>
    [Id(1)] public required IReadOnlyList<string> Create { get; init; }
    [Id(2)] public required string Reason { get; init; }

    /// <summary>Why it was stuck.</summary>
    [Id(3)] public string? Stuck { get; init; }
    [Id(4)] public required IReadOnlyList<string> Restored { get; init; }
    [Id(5)] public required IReadOnlyList<string> Withdrawn { get; init; }
    [Id(6)] public required IReadOnlyList<string> Left { get; init; }
}
