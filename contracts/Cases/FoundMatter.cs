using System.Text.Json.Serialization;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// Where and what the matter of a case is, as the desk found it when it filed or corrected it, and who answers for it
/// from then on.
/// </summary>
/// <param name="CentreOf">The thing of which the point is the centre; null for a point that was given.</param>
/// <param name="Dog">The dog it is about since then; empty for none, null for the dog that the report names.</param>
/// <param name="Attachment">
/// What it is fixed to since then; empty for nothing that counts, null for what the report says.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.case.found")]
public sealed record FoundMatter(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Class,
    [property: Id(2)] Place Place,
    [property: Id(3)] EntityRef Lead,
    [property: Id(4)] IReadOnlyList<Assignment> Duties,
    [property: Id(5)] CaseLimit Limit,
    [property: Id(6)] CaseBrief Brief,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EntityRef? CentreOf = null,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Dog = null,
    [property: Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Attachment = null);
