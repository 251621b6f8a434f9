using System.Text.Json;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Grid.Atlas;

/// <summary>Converts GeoJSON text to geometry and back, in degrees.</summary>
internal static class GeoText
{
    private static readonly JsonSerializerOptions Format = new()
    {
        Converters = { new GeoJsonConverterFactory(NtsGeometryServices.Instance.CreateGeometryFactory(4326)) },
    };

    /// <summary>Null, and the reason, when the text is no geometry.</summary>
    public static Geometry? Read(string text, out string? problem)
    {
        try
        {
            var geometry = JsonSerializer.Deserialize<Geometry>(text, Format);
            problem = geometry is null ? "it is empty" : null;
            return geometry;
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or ArgumentException
                        or InvalidOperationException
                        or FormatException
                        or NotSupportedException
                        or NullReferenceException)
        {
            // The reader throws many types of exception: an unclosed ring gives an argument error, a missing member a
            // null reference.
            problem = e.Message;
            return null;
        }
    }

    public static string Write(Geometry geometry) => JsonSerializer.Serialize(geometry, Format);
}
