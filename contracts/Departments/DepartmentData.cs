using System.Text.Json.Serialization;
using Grid.Registers;

namespace Grid.Departments;

/// <summary>
/// 部门、中队、街道: a department handles cases. Key: department code; a sub-district's office has the sub-district's nine
/// digits.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.department.data")]
public sealed record DepartmentData : RegisterData
{
    [Id(0)] public required string Name { get; init; }

    /// <summary>
    /// bureau, squad, office, commandCentre, subdistrict, community, group, utility; of third parties (S11) contractor,
    /// owner, propertyManager
    /// </summary>
    [Id(1)] public string Type { get; init; } = "bureau";
    [Id(2)] public string? Parent { get; init; }
    [Id(3)] public IReadOnlyList<string> Duties { get; init; } = [];

    /// <summary>权力清单 (S9, S190).</summary>
    [Id(4)] public IReadOnlyList<string> Powers { get; init; } = [];

    /// <summary>Whether cases are dispatched to it; null for as its <see cref="Type"/> says.</summary>
    [Id(5)] public bool? Handles { get; init; }

    /// <summary>
    /// Whether cases are dispatched to it. A department does that keeps order or things itself; a community, a leading
    /// group or a third party does not, unless its entry says so.
    /// </summary>
    [JsonIgnore] public bool HandlesCases => Handles
        ?? Type is not ("community" or "leadingGroup" or "contractor" or "owner" or "propertyManager");
}
