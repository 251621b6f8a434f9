using System.Text.Json;
using Grid.Gateway.Foundation;
using Grid.Places;

namespace Grid.Gateway.Registers;

/// <summary>
/// The point of a thing: the columns lon and lat, or the Point of a feature. Where a row has both, they must agree.
/// </summary>
internal static class PointColumns
{
    /// <summary>The point; null where the row gives none.</summary>
    public static GeoPoint? Read(ImportRow row)
    {
        if (!row.Has("lon") && !row.Has("lat"))
        {
            return Drawn(row);
        }

        if (row.Has("crs") && !(row.Gives("lon") && row.Gives("lat")))
        {
            row.Fault("crs", "crs", "crs says what lon and lat are in; send the three together.");
        }

        var read = Coordinates.Read(row.Number("lon"), row.Number("lat"), row.Text("crs"), "register", row.Faults);
        if (row.Outline("geometry") is { } drawn
            && (read is not { } point || drawn != GeoJson.Point(point).ToJsonString()))
        {
            row.Fault("geometry", "point", "geometry is not the point of lon and lat; send lon and lat alone.");
        }

        return read;
    }

    private static GeoPoint? Drawn(ImportRow row)
    {
        if (Outline.Read(row) is not { } text)
        {
            return null;
        }

        try
        {
            using var drawn = JsonDocument.Parse(text);
            if (drawn.RootElement is { ValueKind: JsonValueKind.Object } geometry
                && geometry.TryGetProperty("type", out var type)
                && type.ValueEquals("Point")
                && geometry.TryGetProperty("coordinates", out var pair)
                && pair is { ValueKind: JsonValueKind.Array }
                && pair.GetArrayLength() >= 2
                && pair[0].TryGetDouble(out var lon)
                && pair[1].TryGetDouble(out var lat))
            {
                return Coordinates.Read(lon, lat, null, "register", row.Faults);
            }
        }
        catch (Exception unread) when (unread is JsonException or InvalidOperationException)
        {
            // No JSON, or a coordinate that is no number: the fault below says so.
        }

        row.Fault("geometry", "point", "geometry is no GeoJSON Point in degrees; send one, or lon and lat.");
        return null;
    }
}
