using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Rulebook;

/// <summary>工作惯例: every number of practice of a county, with the row or the default it comes from.</summary>
internal static class PracticeEndpoint
{
    public static void MapPractice(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/rulebook/practice", List).WithTags("Rulebook")
            .WithSummary("What the county does by practice 工作惯例")
            .WithDescription(
                "Every option with the value that holds today and the row that says it, or its default with the "
                + "source. A row of the table that is named sets it: POST /v1/import/practice.")
            .Refuses(400, "county.missing");

    private static async Task<Results<Ok<PracticeListBody>, Problem>> List(
        string? county, KnownCounties counties, IGrainFactory grains)
    {
        if (counties.Missing(ref county) is { } missing)
        {
            return missing;
        }

        var options = await grains.GetGrain<IRulebookGrain>(0).Practice(county!);
        return TypedResults.Ok(new PracticeListBody(county!, [.. options.Select(PracticeBody.Of)]));
    }
}

/// <summary>What a county does by practice.</summary>
public sealed record PracticeListBody(string County, IReadOnlyList<PracticeBody> Options);
