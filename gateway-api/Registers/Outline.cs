using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Places;

namespace Grid.Gateway.Registers;

/// <summary>
/// The geometry of a record, as GeoJSON text in WGS84. What says <c>crs</c> — the geometry itself, its feature, the
/// collection, a column — is read and must agree; shifted coordinates are converted. The register decides whether the
/// geometry is valid.
/// </summary>
internal static class Outline
{
    /// <summary>Longer text holds more than any outline that is taken; the register refuses it by its size.</summary>
    private const int Longest = 4 * 1024 * 1024;

    /// <summary>Of converted degrees: a tenth of a millimetre.</summary>
    private const int Decimals = 9;

    public static string Need(ImportRow row, string type) =>
        Read(row) ?? (row.Faults.Exists(static fault => fault.Field is "crs")
            ? ""
            : row.StandIn("geometry", "", $"geometry is missing: a GeoJSON {type} in WGS84 degrees."));

    public static string? Read(ImportRow row)
    {
        if (row.Outline("geometry") is not { } text)
        {
            return null;
        }

        if (!row.Gives("geometry"))
        {
            if (row.Has("crs"))
            {
                row.Fault("crs", "crs", "crs says what geometry is in; send the two together.");
            }

            return text;
        }

        var said = new List<string>(row.Crs);
        if (row.Text("crs") is { } column)
        {
            said.Add(column);
        }

        var drawn =
            text.Length <= Longest && (said.Count > 0 || text.Contains("\"crs\"", StringComparison.Ordinal))
                ? Parsed(text)
                : null;
        if (drawn?["crs"] is { } member)
        {
            said.Add(CrsNames.Of(JsonSerializer.SerializeToElement(member)) ?? "");
        }

        if (!Agree(row, said, out var crs))
        {
            return null;
        }

        if (drawn is null && crs != Crs.Wgs84)
        {
            row.Fault(
                "geometry", "shape", "geometry is no GeoJSON object, so that its coordinates cannot be converted.");
            return null;
        }

        if (drawn is null)
        {
            return text;
        }

        drawn.Remove("crs");
        if (crs == Crs.Gcj02)
        {
            Convert(drawn);
        }

        return drawn.ToJsonString();
    }

    private static bool Agree(ImportRow row, List<string> said, out Crs crs)
    {
        crs = Crs.Wgs84;
        for (var i = 0; i < said.Count; i++)
        {
            if (!CrsNames.TryRead(said[i], out var read))
            {
                row.Fault("crs", "crs", CrsNames.Unknown(said[i]));
                return false;
            }

            if (i > 0 && read != crs)
            {
                row.Fault("crs", "crs", $"crs is said twice, '{said[i - 1]}' and '{said[i]}'; send one.");
                return false;
            }

            crs = read;
        }

        return true;
    }

    private static JsonObject? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // the register says what is wrong with it
        }
    }

    /// <summary>Every position of a geometry, and of those within a collection.</summary>
    private static void Convert(JsonNode node)
    {
        switch (node)
        {
            case JsonObject geometry:
                foreach (var part in new[] { geometry["coordinates"], geometry["geometries"] }.OfType<JsonNode>())
                {
                    Convert(part);
                }

                break;
            case JsonArray position
                when position is [JsonValue x, JsonValue y, ..]
                    && x.TryGetValue<double>(out var lon)
                    && y.TryGetValue<double>(out var lat):
                var point = Gcj02.ToWgs84(new GeoPoint(lon, lat));
                position[0] = Math.Round(point.Lon, Decimals);
                position[1] = Math.Round(point.Lat, Decimals);
                break;
            case JsonArray parts:
                foreach (var part in parts.OfType<JsonNode>())
                {
                    Convert(part);
                }

                break;
        }
    }
}
