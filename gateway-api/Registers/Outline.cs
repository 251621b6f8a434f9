using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Valid;

namespace Grid.Gateway.Registers;

/// <summary>The geometry of a record: GeoJSON of a fitting type, on the globe, longitude first, without crossing itself.</summary>
internal static class Outline
{
    private static readonly JsonSerializerOptions Reader = new() { Converters = { new GeoJsonConverterFactory() } };

    public static string Need(Row row, params string[] types)
    {
        if (row.Text("geometry") is { } text)
        {
            return Check(row, text, types);
        }

        row.Fault("geometry", "missing", $"geometry is missing: a GeoJSON {string.Join(" or ", types)}.");
        return "";
    }

    public static string? Read(Row row, params string[] types) => row.Text("geometry") is { } text ? Check(row, text, types) : null;

    private static string Check(Row row, string text, string[] types)
    {
        if (Wrong(text, types) is { } wrong)
        {
            row.Fault("geometry", "geometry", $"geometry {wrong}");
        }

        return text;
    }

    private static string? Wrong(string text, string[] types)
    {
        Geometry? geometry;
        try
        {
            geometry = JsonSerializer.Deserialize<Geometry>(text, Reader);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException or NotSupportedException or FormatException)
        {
            return $"is not GeoJSON: {exception.Message.Split(['|', '\n'])[0].Trim()}";
        }

        if (geometry is null || geometry.IsEmpty)
        {
            return "is empty.";
        }

        if (!types.Contains(geometry.GeometryType))
        {
            return $"is a {geometry.GeometryType}; a {string.Join(" or ", types)} is expected.";
        }

        var box = geometry.EnvelopeInternal;
        if (!(box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90))
        {
            return string.Create(CultureInfo.InvariantCulture, $"has a corner at {box.MaxX}, {box.MaxY}, which is not on the globe; coordinates are [longitude, latitude] in degrees.");
        }

        return new IsValidOp(geometry).ValidationError is { } error
            ? string.Create(CultureInfo.InvariantCulture, $"is not valid: {error.Message} at {error.Coordinate?.X}, {error.Coordinate?.Y}.")
            : null;
    }
}
