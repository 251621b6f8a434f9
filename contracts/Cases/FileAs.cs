using System.Text.Json.Serialization;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// What the desk finds when it files or corrects a case: where the matter is and what it is. Null members leave what
/// the report says; an empty text takes it away.
/// </summary>
/// <param name="Class">Code, name or other name of the class.</param>
/// <param name="Condition">The filing condition of the class (立案条件).</param>
/// <param name="Shop">
/// The shop that it is at; without a point, the place is in the middle of its front. Empty for none.
/// </param>
/// <param name="Part">The part that it is about; without a point, the place is where it stands. Empty for none.</param>
/// <param name="Dog">The licence number of the dog it is about; empty for none.</param>
/// <param name="Attachment">What it is fixed to; empty for nothing that counts.</param>
[GenerateSerializer, Immutable, Alias("grid.case.fileAs")]
public sealed record FileAs(
    [property: Id(0)] GeoPoint? Point = null,
    [property: Id(1)] ClassKind? Kind = null,
    [property: Id(2)] string? Class = null,
    [property: Id(3)] int? Condition = null,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Shop = null,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Dog = null,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Attachment = null,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part = null)
{
    /// <summary>The fields of a step that say it.</summary>
    internal static IReadOnlyList<string> Fields { get; } =
        ["lon", "lat", "crs", "kind", "class", "condition", "shop", "part", "dog", "attachment"];

    /// <summary>The part or shop that it is at; null for neither.</summary>
    internal EntityRef? Thing => this switch
    {
        { Part.Length: > 0 } => new EntityRef(EntityKind.Part, Part),
        { Shop.Length: > 0 } => new EntityRef(EntityKind.Shop, Shop),
        _ => null,
    };
}
