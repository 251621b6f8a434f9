using System.Text.Json.Nodes;
using Grid.Ledger;
using Grid.Places;

namespace Grid.Gateway.Foundation;

/// <summary>GeoJSON on its way out, for a caller that asks with <c>Accept: application/geo+json</c>.</summary>
internal static class GeoJson
{
    public const string ContentType = "application/geo+json";

    public static IResult Collection(
        IEnumerable<FeatureBody> features,
        string? next,
        IReadOnlyList<LedgerPosition>? readTo) =>
        TypedResults.Json(
            new FeatureCollectionBody("FeatureCollection", [.. features], next, readTo), contentType: ContentType);

    public static FeatureBody Feature(string id, JsonNode? geometry, object properties) =>
        new("Feature", id, geometry, properties);

    public static JsonNode Point(GeoPoint point) =>
        new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(point.Lon, point.Lat) };

    public static JsonNode Square(double west, double south, double east, double north) => new JsonObject
    {
        ["type"] = "Polygon",
        ["coordinates"] = new JsonArray(new JsonArray(
            new JsonArray(west, south),
            new JsonArray(east, south),
            new JsonArray(east, north),
            new JsonArray(west, north),
            new JsonArray(west, south))),
    };

    public static JsonNode? Read(string? geometry) => geometry is null ? null : JsonNode.Parse(geometry);
}

/// <summary>A list as a map layer (RFC 7946).</summary>
public sealed record FeatureCollectionBody(
    string Type,
    IReadOnlyList<FeatureBody> Features,
    string? Next,
    IReadOnlyList<LedgerPosition>? LedgerPosition);

/// <summary>One thing on a map.</summary>
public sealed record FeatureBody(string Type, string Id, JsonNode? Geometry, object Properties);
