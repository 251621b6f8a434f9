using Grid.Parties;

namespace Grid.Worklists;

/// <summary>The ladder or the penalty file to which an owed step belongs, where it belongs to no case.</summary>
/// <param name="Party">Who answers: the duty holder of the ladder, the party of the penalty.</param>
/// <param name="Case">The case that found the act; null where none did.</param>
/// <param name="Penalty">The id of the penalty file; null for a ladder.</param>
/// <param name="Rung">The number of the order on the ladder; null for a penalty.</param>
/// <param name="Behaviour">Code of the behaviour of a penalty; null for a ladder.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.file")]
public sealed record OwedFile(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] Guid? Case,
    [property: Id(2)] Guid? Penalty = null,
    [property: Id(3)] int? Rung = null,
    [property: Id(4)] string? Behaviour = null);
