using Grid.Foundation;

namespace Grid.Counties;

/// <summary>
/// A county came from another city, with its registers and cases. Its source is <c>county/{code}/{digest}</c>; every
/// record that came with it lies before this one.
/// </summary>
/// <param name="City">The identity of the city it came from; null where that city had none.</param>
/// <param name="ExportedAt">When it was taken out there.</param>
/// <param name="Sha256">The sum of the file, which that city's exporter printed into its last line.</param>
[GenerateSerializer, Immutable, Alias("county.takenIn")]
public sealed record CountyTakenIn(
    [property: Id(0)] string? City,
    [property: Id(1)] DateTimeOffset ExportedAt,
    [property: Id(2)] long Records,
    [property: Id(3)] long Cases,
    [property: Id(4)] string Sha256)
    : GridEvent;
