using Grid.Places;
using Grid.Registers;

namespace Grid.Tests.Benches;

/// <summary>座椅. Key: bench code.</summary>
[GenerateSerializer, Immutable, Alias("test.bench.data")]
internal sealed record BenchData : RegisterData
{
    /// <summary>Code of the office that keeps it.</summary>
    [Id(0)] public required string Owner { get; init; }
    [Id(1)] public required GeoPoint At { get; init; }
}
