using Grid.Parties;

namespace Grid.City;

/// <summary>Register entries of one actor.</summary>
/// <param name="Next">Where the next page begins; null after the last.</param>
[GenerateSerializer, Immutable, Alias("grid.city.entered")]
public sealed record EnteredPage([property: Id(0)] IReadOnlyList<EntityRef> Entries, [property: Id(1)] long? Next);
