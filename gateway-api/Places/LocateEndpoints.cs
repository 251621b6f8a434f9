using System.Text.Json.Serialization;
using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Gateway.Posts;
using Grid.Places;
using Grid.Posts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Places;

/// <summary>Asks the Atlas what is at a point.</summary>
internal static class LocateEndpoints
{
    public static void MapLocate(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/locate", Locate).WithTags("Places")
            .WithSummary("What is here 定位")
            .WithDescription(
                "Cell, sub-district, segment, road, building, shop frontage and zones of a point, and who holds "
                + "which duty there; outside the county the distance to it. at= is a time with its offset, now when "
                + "absent.")
            .Answering(200, "application/json", """{ "$ref": "#/components/schemas/LocatedBody" }""")
            .Refuses(400, "locate.pointMissing", "locate.pointRange", "locate.pointSwapped", "locate.crsUnknown");

    private static async Task<Results<Ok<PlaceBody>, Ok<OutsideBody>, Problem>> Locate(
        double? lon,
        double? lat,
        string? crs,
        string? at,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var time = CountyTime.At(at, faults);
        if (Coordinates.Read(lon, lat, crs, "locate", faults) is not { } point || faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var located = await grains.GetGrain<IAtlasGrain>(0).Locate(point);
        return located.Place is { } place
            ? TypedResults.Ok(PlaceBody.From(place, await grains.GetGrain<IPostsGrain>(0).At(point, time)))
            : TypedResults.Ok(new OutsideBody(point.Lon, point.Lat, located.OutsideMetres, located.Nearest));
    }
}

/// <summary>What is at a point.</summary>
/// <param name="Holders">Who holds which duty there: at most one each.</param>
/// <param name="Missing">Duties of the place without a holder.</param>
/// <param name="Address">The nearest address; left out where nothing near has a name.</param>
/// <param name="ShopNearby">The shop whose front begins within a few metres, for a point on no front.</param>
/// <param name="Part">The part (部件) that a question for a route names or hits.</param>
/// <param name="Further">The nearest thing of each further kind at the point; left out where there is none.</param>
public sealed record PlaceBody(
    double Lon,
    double Lat,
    string Cell,
    string Subdistrict,
    string? Community,
    string? Segment,
    double? SegmentMetres,
    string? Road,
    string? RoadGrade,
    string? TradingZone,
    string? Building,
    string? Shop,
    string? DogZone,
    string? HighwayLand,
    bool BuiltUp,
    IReadOnlyList<string> NearbyCells,
    long AtlasVersion,
    string? County,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<HeldDutyBody>? Holders,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Post>? Missing,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PartyBody>? Further,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AlsoNear,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Address,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ShopNearby,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part)
{
    /// <param name="duties">Who holds which duty there; null where the caller did not ask.</param>
    internal static PlaceBody From(Place place, PostsAt? duties = null) => new(
        place.Point.Lon, place.Point.Lat, place.Cell, place.Subdistrict, place.Community, place.Segment,
        place.SegmentMetres, place.Road, place.RoadGrade, place.TradingZone, place.Building, place.Shop,
        place.DogZone, place.HighwayLand, place.BuiltUp, place.NearbyCells, place.AtlasVersion,
        place.County,
        duties?.Held.Select(HeldDutyBody.Of).ToArray(), duties?.Missing,
        place.Further?.Select(PartyBody.From).ToArray(),
        place.AlsoNear,
        place.Address,
        place.ShopNearby,
        place.Part);
}

/// <summary>A point outside the county: how many metres, and what is nearest.</summary>
public sealed record OutsideBody(double Lon, double Lat, double Outside, string? Nearest);
