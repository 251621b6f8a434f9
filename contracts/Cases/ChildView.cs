using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>A case opened from another, as it stands now.</summary>
/// <param name="Number">The number of the case; null where no such case is stored.</param>
/// <param name="Open">Whether a party still owes something for it.</param>
[GenerateSerializer, Immutable, Alias("grid.case.child")]
public sealed record ChildView(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string? Number,
    [property: Id(2)] CaseStage Stage,
    [property: Id(3)] ClassKind Kind,
    [property: Id(4)] string? Class,
    [property: Id(5)] DateTimeOffset? Due,
    [property: Id(6)] bool Open);
