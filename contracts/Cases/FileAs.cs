using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// What the desk finds when it files a case: where the matter is and what it is. Null members leave what the report
/// says.
/// </summary>
/// <param name="Class">Code, name or other name of the class.</param>
/// <param name="Condition">The filing condition of the class (立案条件).</param>
[GenerateSerializer, Immutable, Alias("grid.case.fileAs")]
public sealed record FileAs(
    [property: Id(0)] GeoPoint? Point = null,
    [property: Id(1)] ClassKind? Kind = null,
    [property: Id(2)] string? Class = null,
    [property: Id(3)] int? Condition = null);
