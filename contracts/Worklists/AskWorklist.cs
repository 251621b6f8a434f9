using Grid.Posts;

namespace Grid.Worklists;

/// <summary>Asks what is due from a post.</summary>
/// <param name="County">Code of the county; null where several are asked for.</param>
/// <param name="Most">How many steps to name, those due first.</param>
/// <param name="Counties">Codes of several counties, where <paramref name="County"/> is null.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.question")]
public sealed record AskWorklist(
    [property: Id(0)] string? County,
    [property: Id(1)] Post Post,
    [property: Id(2)] int Most,
    [property: Id(3)] IReadOnlyList<string>? Counties = null);
