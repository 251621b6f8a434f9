using System.Text.Json;

namespace Grid.Gateway.Foundation;

/// <summary>
/// The names of coordinate systems as files and maps write them: <c>wgs84</c>, <c>EPSG:4490</c>,
/// <c>urn:ogc:def:crs:OGC:1.3:CRS84</c>.
/// </summary>
internal static class CrsNames
{
    /// <summary>What is read, for messages.</summary>
    public const string Read =
        "wgs84 (CRS84, EPSG:4326, EPSG:4490 and CGCS2000 are read as it) or gcj02, longitude first";

    private const int Shown = 60;
    private const string NoText = "\ufffd";

    public static bool TryRead(string? name, out Crs crs)
    {
        crs = Crs.Wgs84;
        var parts = (name ?? "").Trim().ToUpperInvariant().Split(':', '/', '#');
        switch (
            parts[^1]
                .Replace(" ", "", StringComparison.Ordinal)
                .Replace("-", "", StringComparison.Ordinal)
                .Replace("_", "", StringComparison.Ordinal))
        {
            case "" when parts.Length == 1:
            case "WGS84" or "CGCS2000" or "CRS84":
                return true;
            case "4326" or "4490":
                return parts.Length == 1 || parts.Contains("EPSG");
            case "GCJ02":
                crs = Crs.Gcj02;
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// The name in a <c>crs</c> member (GeoJSON of 2008): a text, <c>{"type":"name","properties":{"name":…}}</c>, or
    /// one by EPSG number; null for none.
    /// </summary>
    public static string? Of(JsonElement crs) => crs.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => JsonText.Of(crs) ?? NoText,
        JsonValueKind.Object => InProperties(crs) ?? Cut(crs.GetRawText()),
        _ => Cut(crs.GetRawText()),
    };

    private static string? InProperties(JsonElement crs)
    {
        if (!crs.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
        {
            return JsonText.Of(name) ?? NoText;
        }

        return properties.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number
            ? $"EPSG:{code.GetRawText()}"
            : null;
    }

    /// <summary>What to answer to a name that is not read.</summary>
    public static string Unknown(string name) => $"crs '{Cut(name)}' is not read; send {Read}.";

    private static string Cut(string text) => text.Length > Shown ? text[..Shown] + "…" : text;
}

/// <summary>
/// What the coordinates of an input are in. CGCS2000 lies within a decimetre of WGS84 and counts as it.
/// </summary>
internal enum Crs
{
    Wgs84,

    /// <summary>国测局坐标, shifted by some 500 m; converted at the door.</summary>
    Gcj02,
}
