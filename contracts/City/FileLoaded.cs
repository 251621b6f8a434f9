using Grid.Foundation;

namespace Grid.City;

/// <summary>The loader has loaded a file of the county's folder to its last line.</summary>
[GenerateSerializer, Immutable, Alias("city.fileLoaded")]
public sealed record FileLoaded([property: Id(0)] string File, [property: Id(1)] string Hash) : GridEvent;
