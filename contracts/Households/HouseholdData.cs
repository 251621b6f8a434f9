using Grid.Registers;

namespace Grid.Households;

/// <summary>户: the household that keeps dogs. Key: household key.</summary>
[GenerateSerializer, Immutable, Alias("grid.household.data")]
public sealed record HouseholdData : RegisterData
{
    [Id(0)] public string? Subdistrict { get; init; }
}
