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
                + "dispatching, checking, closing, feeding back, going back, reviewing what is contested; and of "
                + "ladders and penalty files (file): looking after an order, filing, evidence, notice, hearing, "
                + "decision, service. Each is there from the moment it is owed. "
                + "total and late count all of them, ended those that are done or fell away; limit (100 at most) says "
                + "how many are shown. An office's own steps are in its obligations too.")
            .Refuses(400, "query.*", "county.missing", "page.cursor");

    private static async Task<Results<Ok<WorklistBody>, Problem>> List(
        string? post,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
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
        if (await posts.Need("post", post, of, faults) is not { } wanted || faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IWorklistGrain>(0).Of(new(of.County, wanted, size, of.Counties, after));
        return found.Refusal is { } refusal
            ? refusal.ToHttp()
            : TypedResults.Ok(WorklistBody.Of(of.County, wanted, found.Value!));
    }
}
