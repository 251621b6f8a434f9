using Grid.Parties;
using Grid.Posts;

namespace Grid.Worklists;

/// <summary>A list of steps: those of a post of a county, or those that posts owe at one unit.</summary>
/// <param name="County">Code of the county; empty for the first county of the store while it has none.</param>
/// <param name="Post">Null for the list of a unit.</param>
/// <param name="Unit">Null for the list of a post.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.group")]
internal readonly record struct StepGroup(
    [property: Id(0)] string County, [property: Id(1)] Post? Post, [property: Id(2)] EntityRef? Unit)
{
    /// <summary>The lists in which a step stands.</summary>
    public static IEnumerable<StepGroup> Of(string county, DueStep step)
    {
        yield return new(county, step.Post, null);
        if (step.Unit is { } unit)
        {
            yield return new(county, null, unit);
        }
    }
}
