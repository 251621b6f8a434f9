using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Grid.Areas;
using Grid.Atlas;
using Grid.Buildings;
using Grid.Cells;
using Grid.Parties;
using Grid.Places;
using Grid.Roads;
using Grid.Segments;
using Grid.Shops;
using Change = (Grid.Parties.EntityRef Ref, Grid.Registers.RegisterData Data);
using Grid.Tests.Processes;

namespace Grid.Tests.Atlas;

/// <summary>The places of the county that comes with Grid, read once and without its importers.</summary>
internal static class Haiyan
{
    public static readonly string Folder = Repository.County("haiyan");

    public static IReadOnlyList<Change> Changes { get; } =
    [
        .. Features("county", Area),
        .. Features("subdistricts", Area),
        .. Features("zones", Area),
        .. Features<Change>(
            "cells",
            static (p, g) =>
                (new(EntityKind.Cell, new CellCode(Text(p, "code")).Text),
                    new CellData { Name = Text(p, "name"), Geometry = g })),
        .. Features<Change>(
            "roads",
            static (p, g) =>
                (new(EntityKind.Road, Text(p, "code")),
                    new RoadData { Name = Text(p, "name"), Grade = Text(p, "grade") })),
        .. Features<Change>("segments", static (p, g) => (new(EntityKind.Segment, Text(p, "code")), new SegmentData
        {
            Road = Text(p, "road"),
            Grade = Text(p, "grade"),
            TradingZone = Text(p, "tradingZone"),
            KerbMetres = p.GetProperty("kerbM").GetDouble(),
            Geometry = g,
        })),
        .. Features<Change>(
            "buildings",
            static (p, g) =>
                (new(EntityKind.Building, Text(p, "code")), new BuildingData { Name = Text(p, "name"), Geometry = g })),
        .. File.ReadLines(Path.Combine(Folder, "places", "shops.csv")).Skip(1).Select(Shop),
    ];

    public static AtlasMap Map { get; } = AtlasMap.Empty.With(1, Changes);

    /// <summary>The length in metres that the data states for each segment.</summary>
    public static IReadOnlyDictionary<string, double> SegmentLengths { get; } =
        Features("segments", static (p, _) => (Code: Text(p, "code"), Length: p.GetProperty("lengthM").GetDouble()))
            .ToDictionary(static s => s.Code, static s => s.Length);

    /// <summary>The points of the reports to replay.</summary>
    public static IEnumerable<GeoPoint> ReplayPoints()
    {
        using var reader = new StreamReader(new GZipStream(
            File.OpenRead(Path.Combine(Folder, "replay", "haiyan_2019_replay.csv.gz")), CompressionMode.Decompress));
        var header = reader.ReadLine()!.Split(',');
        var (lon, lat) = (Array.IndexOf(header, "lon"), Array.IndexOf(header, "lat"));
        while (reader.ReadLine() is { } line)
        {
            // Quoted text comes only after the coordinates.
            var fields = line.Split(',');
            yield return new(Number(fields[lon]), Number(fields[lat]));
        }
    }

    private static Change Area(JsonElement p, string geometry) => (new(EntityKind.Area, Text(p, "code")), new AreaData
    {
        Area = Enum.Parse<AreaKind>(Text(p, "kind"), ignoreCase: true),
        Name = Text(p, "name"),
        Geometry = geometry,
    });

    private static Change Shop(string line)
    {
        var f = line.Split(',');
        return (new(EntityKind.Shop, f[0]), new ShopData
        {
            Name = f[1],
            Segment = f[3],
            Side = f[4],
            FromMetres = Number(f[5]),
            ToMetres = Number(f[6]),
            WallMetres = Number(f[7]),
        });
    }

    private static IEnumerable<T> Features<T>(string file, Func<JsonElement, string, T> read)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "places", file + ".geojson")));
        return [.. document.RootElement.GetProperty("features").EnumerateArray()
            .Select(feature => read(feature.GetProperty("properties"), feature.GetProperty("geometry").GetRawText()))];
    }

    private static string Text(JsonElement properties, string name) => properties.GetProperty(name).GetString()!;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
