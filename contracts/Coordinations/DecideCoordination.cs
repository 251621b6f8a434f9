namespace Grid.Coordinations;

/// <summary>Decides the open round.</summary>
/// <param name="By">The actor: the desk of the convening office.</param>
/// <param name="Lead">Code of the leading department.</param>
/// <param name="Basis">The ground of the decision; never empty.</param>
/// <param name="Command">The caller's id for this very command; the same again is answered, not repeated.</param>
[GenerateSerializer, Immutable, Alias("grid.coordination.decide")]
public sealed record DecideCoordination(
    [property: Id(0)] string By,
    [property: Id(1)] string Lead,
    [property: Id(2)] IReadOnlyList<string> Helpers,
    [property: Id(3)] string Basis,
    [property: Id(4)] string? Note = null,
    [property: Id(5)] string? Command = null);
