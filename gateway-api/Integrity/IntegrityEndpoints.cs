using Grid.Gateway.Foundation;
using Grid.Gateway.Ladders;
using Grid.Integrity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Integrity;

/// <summary>诚信档案: the county's own score of a duty holder.</summary>
internal static class IntegrityEndpoints
{
    public static void MapIntegrity(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/integrity/{kind}/{key}", View).WithTags("Ladder")
            .WithSummary("Level and points of a duty holder, each with its reason 诚信档案")
            .WithDescription(
                "Reminders, orders and penalties take points, by the county's practice; clean time gives them back, "
                + "and so does an objection that is upheld. The public credit file is another one.")
            .Refuses(400, "query.*", "county.missing", "ladder.person").Refuses(404, "ladder.holder")
            .Refuses(422, "county.unknown");

    private static async Task<Results<Ok<IntegrityBody>, Problem>> View(
        string kind, string key, string? at, string? county, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var time = CountyTime.At(at, faults);
        var (party, problem) = LadderEndpoints.Holder(kind, key);
        if ((problem ?? (faults.Count > 0 ? Problem.Of(faults) : null)) is { } refused)
        {
            return refused;
        }

        return (await grains.GetGrain<IIntegrityGrain>(party.ToString()).View(county, time))
            .ToHttp(IntegrityBody.From);
    }
}
