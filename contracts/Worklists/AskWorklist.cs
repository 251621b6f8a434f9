using Grid.Parties;
using Grid.Posts;

namespace Grid.Worklists;

/// <summary>Asks what is due from a post, or from the posts of one party.</summary>
/// <param name="County">Code of the county; null where several are asked for.</param>
/// <param name="Most">How many steps to name, those due first.</param>
/// <param name="Counties">Codes of several counties, where <paramref name="County"/> is null.</param>
/// <param name="After">Where the page before ended; null for the first page.</param>
/// <param name="Party">
/// The unit or the office whose posts are asked for: <paramref name="Post"/> counts for nothing then. Null for a
/// post.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.worklist.question")]
public sealed record AskWorklist(
    [property: Id(0)] string? County,
    [property: Id(1)] Post Post,
    [property: Id(2)] int Most,
    [property: Id(3)] IReadOnlyList<string>? Counties = null,
    [property: Id(4)] string? After = null,
    [property: Id(5)] EntityRef? Party = null)
{
    /// <summary>Asks what the posts of a party owe, in the county that has it.</summary>
    public static AskWorklist Of(EntityRef party, int most, string? after = null) =>
        new(null, Post.CommandCentre, most, null, after, party);
}
