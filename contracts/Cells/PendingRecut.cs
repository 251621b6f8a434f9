using Grid.Foundation;

namespace Grid.Cells;

/// <summary>A re-cut that was decided and whose cells are not all entered yet.</summary>
/// <param name="Stuck">Why the re-cut stopped, and where; null while it goes on.</param>
[GenerateSerializer, Immutable, Alias("grid.recut.pending")]
public sealed record PendingRecut(
    [property: Id(0)] IReadOnlyList<string> Retire,
    [property: Id(1)] IReadOnlyList<string> Create,
    [property: Id(2)] string By,
    [property: Id(3)] DateTimeOffset? Since,
    [property: Id(4)] Refusal? Stuck);
