using Grid.Gateway.Foundation;
using Grid.Parts;
using Grid.Places;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Parts;

/// <summary>Finds the parts (部件) near a point, so that a reporter names the right one.</summary>
internal static class NearPartEndpoints
{
    private const double UsualMetres = 50, MostMetres = 1000;

    public static void MapNearParts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/parts/nearest", Nearest).WithTags("Registers")
            .WithSummary("Which parts are near a point 附近部件")
            .WithDescription(
                "The nearest first, each with its metres from the point: within metres= of it, of one class= or of "
                + "all, at most limit= of them.")
            .Produces<NearPartsBody>()
            .Refuses(
                400, "parts.pointMissing", "parts.pointRange", "parts.pointSwapped", "parts.crsUnknown", "query.*");

    private static async Task<Results<Ok<NearPartsBody>, Problem>> Nearest(
        double? lon,
        double? lat,
        string? crs,
        string? @class,
        double? metres,
        int? limit,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var most = Paging.Limit(limit, faults);
        if (metres is { } asked && !(asked is > 0 and <= MostMetres))
        {
            faults.Add(new(
                "metres",
                "query.metres",
                $"metres is above 0 and at most {MostMetres:0}; {UsualMetres:0} when absent."));
        }

        if (@class is not null && !ClassCodes.IsClass(@class))
        {
            faults.Add(new("class", "query.class", $"class is the code of a class: {ClassCodes.Expected}."));
        }

        if (Coordinates.Read(lon, lat, crs, "parts", faults) is not { } point || faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var near = await grains.GetGrain<IAtlasGrain>(0)
            .PartsNear(new(point, metres ?? UsualMetres, @class, most));
        return TypedResults.Ok(new NearPartsBody([.. near.Select(NearPartBody.From)]));
    }
}

/// <summary>The parts near a point, the nearest first.</summary>
public sealed record NearPartsBody(IReadOnlyList<NearPartBody> Items);

/// <summary>A part near a point.</summary>
/// <param name="Metres">From the point, to a decimetre.</param>
public sealed record NearPartBody(
    string Code,
    ClassKind Kind,
    string Class,
    string? Name,
    PartState State,
    string? Department,
    string? Address,
    double Lon,
    double Lat,
    double Metres)
{
    internal static NearPartBody From(NearPart near) => new(
        near.Code,
        ClassKind.Part,
        near.Data.Class,
        near.Data.Name,
        near.Data.State,
        near.Data.Department,
        near.Data.Address,
        near.Data.At.Lon,
        near.Data.At.Lat,
        Math.Round(near.Metres, 1));
}
