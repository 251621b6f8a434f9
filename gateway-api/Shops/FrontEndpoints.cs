using Grid.Gateway.Foundation;
using Grid.Gateway.Places;
using Grid.Shops;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Shops;

/// <summary>Whose front a point is, and who answers for it.</summary>
internal static class FrontEndpoints
{
    public static void MapFronts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/front", Who).WithTags("Places")
            .WithSummary("Who answers for this front 门前三包责任人")
            .WithDescription(
                "shop=‹shop›, or lon= and lat=: whose front it is, and whether the shop answers for its sanitation at "
                + "at= (a time with its offset, now when absent). A shop does once the letter with its extent was "
                + "served to its present holder; until then the department or the town answers.")
            .Refuses(400, "front.*")
            .Refuses(404, "front.shopUnknown")
            .Refuses(422, "place.outside", "place.swapped");

    private static async Task<Results<Ok<FrontBody>, Problem>> Who(
        string? shop, double? lon, double? lat, string? crs, string? at, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var time = CountyTime.At(at, faults);
        var point = OnePlace.Read(shop, lon, lat, crs, "front", faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        return (await grains.GetGrain<IFrontGrain>(0).Who(new(shop, point, time))).ToHttp(FrontBody.From);
    }
}

/// <summary>Who answers for the sanitation of a front.</summary>
/// <param name="Shop">The shop whose front it is; null for a point on none.</param>
/// <param name="Answers">shop, or authority: the department or the town.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">The time it is answered for.</param>
/// <param name="Since">Since when the shop answers; null while the authority does.</param>
/// <param name="Clause">The article with the version of its text.</param>
/// <param name="Next">What makes the shop answer; null where it does, and on no front.</param>
public sealed record FrontBody(
    string? Shop,
    string Answers,
    FrontReason Reason,
    DateTimeOffset At,
    DateTimeOffset? Since,
    string? Clause,
    string? Next)
{
    internal static FrontBody From(FrontView view) => new(
        view.Shop,
        view.Reason == FrontReason.Served ? "shop" : "authority",
        view.Reason,
        view.At,
        view.Since,
        view.Clause,
        view.Reason switch
        {
            FrontReason.NoLetter => "serve the letter on the holder",
            FrontReason.NotYetServed => "wait until the letter is served",
            FrontReason.FormerHolder => "serve the letter on the new holder",
            FrontReason.SubdistrictLetter => "letter of the department",
            _ => null,
        });
}
