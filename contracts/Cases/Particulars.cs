using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// What tells the matter of a case from another of the same class, however near they are: who leads it, its filing
/// condition, and the things that the report names or hits.
/// </summary>
/// <param name="Lead">The department that the rulebook names for it.</param>
/// <param name="Condition">The filing condition of the class (立案条件).</param>
/// <param name="Shop">The shop at whose front it lies; null where there is none.</param>
/// <param name="Dog">The dog that the report names; null for none.</param>
/// <param name="Attachment">What the matter is fixed to, where the report says it.</param>
/// <param name="Part">The part that the report names or hits; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("grid.case.particulars")]
public sealed record Particulars(
    [property: Id(0)] EntityRef Lead,
    [property: Id(1)] int Condition,
    [property: Id(2)] string? Shop = null,
    [property: Id(3)] EntityRef? Dog = null,
    [property: Id(4)] string? Attachment = null,
    [property: Id(5)] string? Part = null);
