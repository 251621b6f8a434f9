using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Posts;
using Grid.Worklists;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Worklists;

/// <summary>岗位待办: what is due from a post now.</summary>
internal static class WorklistEndpoint
{
    /// <summary>Each step that is shown asks its case, so a page of them is short.</summary>
    private const int Most = 100;

    public static void MapWorklist(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/worklist", List).WithTags("Posts")
            .WithSummary("What is due from a post now 岗位待办")
            .WithDescription(
                "The steps of cases that a post owes, the one whose time ends next first: verifying, filing, "
                + "dispatching, checking, closing, feeding back, going back. Each is there from the moment it is owed. "
                + "total and late count all of them; limit (100 at most) says how many are shown. What a department "
                + "owes is in its obligations.")
            .Refuses(400, "query.*", "county.missing");

    private static async Task<Results<Ok<WorklistBody>, Problem>> List(
        string? post,
        string? county,
        string? prefecture,
        int? limit,
        KnownCounties counties,
        KnownPosts posts,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var (of, missing) = await counties.Meant(county, prefecture, faults);
        if (missing is not null)
        {
            return missing;
        }

        var size = Math.Min(Paging.Limit(limit, faults), Most);
        var asked = await posts.Need("post", post, of, faults);
        return asked is { } wanted && faults.Count == 0
            ? TypedResults.Ok(WorklistBody.Of(
                of.County,
                wanted,
                await grains.GetGrain<IWorklistGrain>(0).Of(new(of.County, wanted, size, of.Counties))))
            : Problem.Of(faults);
    }
}
