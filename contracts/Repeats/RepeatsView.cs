using Grid.Rulebook;

namespace Grid.Repeats;

/// <summary>What a place remembers of complaints and problems at a time.</summary>
/// <param name="Complaints">How many complaints it remembers that count, however old they are.</param>
/// <param name="Marks">The marks that stand.</param>
[GenerateSerializer, Immutable, Alias("grid.repeats.view")]
public sealed record RepeatsView(
    [property: Id(0)] int Complaints,
    [property: Id(1)] IReadOnlyList<PlaceMarked> Marks,
    [property: Id(2)] IReadOnlyList<ProblemHere> Problems);

/// <summary>A problem as its place remembers it.</summary>
/// <param name="Cases">How many cases the problem has had.</param>
/// <param name="Latest">The latest of its cases.</param>
/// <param name="Open">Whether one of its cases is open.</param>
[GenerateSerializer, Immutable, Alias("grid.repeats.problem")]
public sealed record ProblemHere(
    [property: Id(0)] Guid Id,
    [property: Id(1)] ClassKind Kind,
    [property: Id(2)] string Class,
    [property: Id(3)] int Cases,
    [property: Id(4)] Guid Latest,
    [property: Id(5)] DateTimeOffset LatestAt,
    [property: Id(6)] bool Open);
