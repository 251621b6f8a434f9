using Grid.Foundation;

namespace Grid.Cells;

/// <summary>
/// An officer gave up a stuck re-cut, and what it had entered was undone. The event is kept in the registers' partition
/// of the ledger.
/// </summary>
[GenerateSerializer, Immutable, Alias("recut.givenUp")]
public sealed record RecutGivenUp : GridEvent
{
    /// <summary>The cells that were to give way.</summary>
    [Id(0)] public required IReadOnlyList<string> Retire { get; init; }

    /// <summary>The cells that were to take over.</summary>
    [Id(1)] public required IReadOnlyList<string> Create { get; init; }
    [Id(2)] public required string Reason { get; init; }

    /// <summary>Why the re-cut was stuck.</summary>
    [Id(3)] public string? Stuck { get; init; }
    [Id(4)] public required IReadOnlyList<string> Restored { get; init; }
    [Id(5)] public required IReadOnlyList<string> Withdrawn { get; init; }
    [Id(6)] public required IReadOnlyList<string> Left { get; init; }
}
