using Grid.Posts;

namespace Grid.Worklists;

/// <summary>Asks what is due from a post.</summary>
/// <param name="County">Code of the county.</param>
/// <param name="Most">How many steps to name, those due first.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.question")]
public sealed record AskWorklist(
    [property: Id(0)] string County,
    [property: Id(1)] Post Post,
    [property: Id(2)] int Most);
