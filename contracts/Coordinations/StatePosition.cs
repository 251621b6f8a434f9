namespace Grid.Coordinations;

/// <summary>A department states its position.</summary>
[GenerateSerializer, Immutable, Alias("grid.coordination.state")]
public sealed record StatePosition(
    [property: Id(0)] string By,
    [property: Id(1)] string Department,
    [property: Id(2)] string Text,
    [property: Id(3)] string? Command = null);
