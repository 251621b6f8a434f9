using Grid.Places;
using Grid.Registers;

namespace Grid.Dogs;

/// <summary>犬. Key: licence number.</summary>
[GenerateSerializer, Immutable, Alias("grid.dog.data")]
public sealed record DogData : RegisterData
{
    /// <summary>Household key; one household one file (一户一档, S204).</summary>
    [Id(0)] public required string Household { get; init; }
    [Id(1)] public string? Breed { get; init; }

    /// <summary>normal, large or restricted (烈性犬).</summary>
    [Id(2)] public string BreedClass { get; init; } = "normal";
    [Id(3)] public int? BirthYear { get; init; }
    [Id(4)] public string? Sex { get; init; }
    [Id(5)] public string? Colour { get; init; }
    [Id(6)] public string? Chip { get; init; }
    [Id(7)] public string? Subdistrict { get; init; }
    [Id(8)] public GeoPoint? Home { get; init; }
    [Id(9)] public DateOnly? LicensedFrom { get; init; }
    [Id(10)] public DateOnly? LicensedUntil { get; init; }
    [Id(11)] public DateOnly? VaccinatedUntil { get; init; }
    [Id(12)] public bool Mixed { get; init; }
}
