using System.Text.Json;
using Grid.Places;

namespace Grid.Benchmarks.County;

/// <summary>
/// Where reports come from: points along the streets of a county, so far from each other that two reports of one class
/// at two of them are two matters.
/// </summary>
internal static class Spots
{
    private const double MetresPerDegree = 111_320, Apart = 55, FromCrossing = 40, FromMiddle = 3;

    public static IReadOnlyList<GeoPoint> Along(string county) =>
        [.. OfSegments(county).SelectMany(static spots => spots)];

    /// <summary>Those of the segment that has the most.</summary>
    public static IReadOnlyList<GeoPoint> OfOneSegment(string county) =>
        OfSegments(county).MaxBy(static spots => spots.Count) ?? [];

    private static List<List<GeoPoint>> OfSegments(string county)
    {
        using var segments = JsonDocument.Parse(File.ReadAllText(Path.Combine(county, "places", "segments.geojson")));
        var all = new List<List<GeoPoint>>();
        var taken = new Dictionary<(int, int), List<GeoPoint>>();
        foreach (var segment in segments.RootElement.GetProperty("features").EnumerateArray())
        {
            var spots = new List<GeoPoint>();
            all.Add(spots);
            var line = segment
                .GetProperty("geometry")
                .GetProperty("coordinates")
                .EnumerateArray()
                .Select(static at => new GeoPoint(at[0].GetDouble(), at[1].GetDouble()))
                .ToList();
            for (var i = 1; i < line.Count; i++)
            {
                var (from, to) = (line[i - 1], line[i]);
                var length = Metres(from, to);
                for (var metres = FromCrossing; metres <= length - FromCrossing; metres += Apart)
                {
                    var share = metres / length;
                    var spot = new GeoPoint(
                        Math.Round(from.Lon + (share * (to.Lon - from.Lon)) + (FromMiddle / MetresPerDegree), 6),
                        Math.Round(from.Lat + (share * (to.Lat - from.Lat)) + (FromMiddle / MetresPerDegree), 6));
                    if (IsFree(taken, spot))
                    {
                        spots.Add(spot);
                    }
                }
            }
        }

        return all;
    }

    public static IReadOnlyList<string> Segments(string county)
    {
        using var segments = JsonDocument.Parse(File.ReadAllText(Path.Combine(county, "places", "segments.geojson")));
        return
        [
            .. segments
                .RootElement.GetProperty("features")
                .EnumerateArray()
                .Select(static segment => segment.GetProperty("properties").GetProperty("code").GetString()!),
        ];
    }

    private static bool IsFree(Dictionary<(int, int), List<GeoPoint>> taken, GeoPoint spot)
    {
        var (row, column) = (
            (int)(spot.Lat * MetresPerDegree / Apart), (int)(spot.Lon * MetresPerDegree * 0.8 / Apart));
        for (var y = row - 1; y <= row + 1; y++)
        {
            for (var x = column - 1; x <= column + 1; x++)
            {
                if (taken.TryGetValue((y, x), out var near) && near.Exists(other => Metres(other, spot) < Apart - 1))
                {
                    return false;
                }
            }
        }

        (taken.TryGetValue((row, column), out var here) ? here : taken[(row, column)] = []).Add(spot);
        return true;
    }

    private static double Metres(GeoPoint a, GeoPoint b)
    {
        var (north, east) = (
            (a.Lat - b.Lat) * MetresPerDegree,
            (a.Lon - b.Lon) * MetresPerDegree * Math.Cos(double.DegreesToRadians(a.Lat)));
        return Math.Sqrt((north * north) + (east * east));
    }
}
