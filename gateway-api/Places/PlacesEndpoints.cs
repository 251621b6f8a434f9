using System.Text.Json.Serialization;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Places;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Places;

/// <summary>Finds places by their name or address (地名地址).</summary>
internal static class PlacesEndpoints
{
    private const int LongestQuestion = 200;

    /// <summary>What has a name and lies somewhere: areas, and the units of a place.</summary>
    private static readonly EntityKind[] Sought =
        [EntityKind.Area, .. Kinds.Units.Reverse().Select(static unit => unit.Kind)];

    public static void MapPlaces(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/places", Find).WithTags("Places")
            .WithSummary("Find a place by name or address 地名地址查询")
            .WithDescription(
                "Areas, cells, roads, segments, buildings, shops and parts that have every word of q= in their name or "
                + "address, the best first: those that q= names as a whole, those that begin with it, then the others. "
                + "Where none has them all, those whose names q= has. Parts of words are found too, full-width "
                + "characters as plain ones, and 十二号 as 12号.")
            .Produces<PlacesBody>()
            .Refuses(400, "query.*");

    private static async Task<Results<Ok<PlacesBody>, Problem>> Find(
        string? q,
        string? kind,
        string? county,
        string? prefecture,
        int? limit,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var most = Paging.Limit(limit, faults);
        var within = await counties.Narrowing(county, prefecture, faults);
        if (string.IsNullOrWhiteSpace(q) || q.Length > LongestQuestion || !Texts.Clean(q))
        {
            faults.Add(new(
                "q",
                "query.q",
                $"q is a name, an address or parts of them, of at most {LongestQuestion} characters: q=中街98号."));
        }

        EntityKind? sought = null;
        if (kind is not null)
        {
            if (Kinds.TryRead(kind, out var known) && Sought.Contains(known.Kind))
            {
                sought = known.Kind;
            }
            else
            {
                faults.Add(new(
                    "kind",
                    "query.kind",
                    $"kind '{kind}' has no places; send "
                    + $"{string.Join(", ", Sought.Select(static one => one.Traits.Word))}, or leave it out."));
            }
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IAtlasGrain>(0).Find(new(
            q!, sought, within.County is { } one ? [one] : within.Counties, most));
        return TypedResults.Ok(new PlacesBody([.. found.Select(FoundPlaceBody.From)]));
    }
}

/// <summary>The places that were found, the best first.</summary>
public sealed record PlacesBody(IReadOnlyList<FoundPlaceBody> Items);

/// <summary>A place that was found by its name or address.</summary>
/// <param name="Address">Its own address, or that of the building or road it is at; null where neither has one.</param>
/// <param name="Lon">Longitude of a point of it; null for one that is not on the map.</param>
/// <param name="Lat">Latitude of that point.</param>
public sealed record FoundPlaceBody(
    EntityKind Kind,
    string Code,
    string? Name,
    string? Address,
    double? Lon,
    double? Lat,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? County)
{
    internal static FoundPlaceBody From(FoundPlace found) => new(
        found.Thing.Kind,
        found.Thing.Key,
        found.Name,
        found.Address,
        found.Point?.Lon,
        found.Point?.Lat,
        found.County);
}
