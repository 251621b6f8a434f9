using Grid.Places;

namespace Grid.Evidence;

/// <summary>What a file says of itself, and what it is found by.</summary>
/// <param name="Hash">SHA-256 of the bytes as they came: <c>sha256:</c> and 64 hexadecimal digits.</param>
/// <param name="Size">Bytes, as they came.</param>
/// <param name="Taken">
/// When the device says it was taken, in ISO 8601; without an offset where the device notes none.
/// </param>
/// <param name="Point">Where the device says it was taken.</param>
/// <param name="Width">Pixels as the picture is shown; null for what is no picture.</param>
/// <param name="Height">Likewise.</param>
[GenerateSerializer, Immutable, Alias("grid.evidence.facts")]
public sealed record EvidenceFacts(
    [property: Id(0)] string Hash,
    [property: Id(1)] string MediaType,
    [property: Id(2)] long Size,
    [property: Id(3)] string? Taken = null,
    [property: Id(4)] GeoPoint? Point = null,
    [property: Id(5)] int? Width = null,
    [property: Id(6)] int? Height = null);
