using System.Globalization;
using System.Text.Json;
using Grid.Areas;
using Grid.Atlas;
using Grid.Buildings;
using Grid.Cells;
using Grid.Parties;
using Grid.Places;
using Grid.Segments;
using Grid.Shops;
using NetTopologySuite.Geometries;
using Change = (Grid.Parties.EntityRef Ref, Grid.Registers.RegisterData Data);

namespace Grid.Tests.Atlas;

/// <summary>A small invented town, measured in metres east and north of its crossing.</summary>
internal static class Town
{
    public const string County = "990101";
    public const string Subdistrict = "990101001";

    public static readonly LocalMetres Plane = LocalMetres.Round(new(120.94, 30.52));

    public static GeoPoint At(double x, double y) => new(Plane.Lon(x), Plane.Lat(y));

    public static string Cell(int number) => $"{Subdistrict}001{number:000}";

    public static string Line(params (double X, double Y)[] corners) => Text("LineString", Ring(corners));

    public static string Polygon(params (double X, double Y)[] corners) =>
        Text("Polygon", $"[{Ring([.. corners, corners[0]])}]");

    public static string Box(double west, double south, double east, double north) =>
        Polygon((west, south), (east, south), (east, north), (west, north));

    public static Change Area(string code, AreaKind kind, string geometry, string name = "某地", bool retired = false) =>
        (new(EntityKind.Area, code), new AreaData { Area = kind, Name = name, Geometry = geometry, Retired = retired });

    public static Change Block(string code, string geometry, params string[] successors) =>
        (new(EntityKind.Cell, code), new CellData { Geometry = geometry, Successors = successors });

    public static Change Segment(
        string code,
        string geometry,
        double kerb = 6,
        string? grade = null,
        string? zone = null) =>
        (new(EntityKind.Segment, code), new SegmentData
        {
            Road = "990101-A",
            Geometry = geometry,
            KerbMetres = kerb,
            Grade = grade,
            TradingZone = zone,
        });

    public static Change Building(string code, string geometry) =>
        (new(EntityKind.Building, code), new BuildingData { Geometry = geometry });

    public static Change Shop(
        string code,
        string segment,
        string side,
        double from,
        double to,
        double wall,
        bool closed = false) =>
        (new(EntityKind.Shop, code), new ShopData
        {
            Name = "店",
            Segment = segment,
            Side = side,
            FromMetres = from,
            ToMetres = to,
            WallMetres = wall,
            Closed = closed,
        });

    public static AtlasMap Map(params Change[] changes) => AtlasMap.Empty.With(1, changes);

    /// <summary>The comparison takes places by value, lists included.</summary>
    public static string Said(this Located located) => JsonSerializer.Serialize(located);

    public static Geometry InMetres(string geoJson) => Plane.Project(GeoText.Read(geoJson, out _)!);

    private static string Text(string type, string coordinates) =>
        $$"""{"type":"{{type}}","coordinates":{{coordinates}}}""";

    private static string Ring((double X, double Y)[] corners) =>
        $"[{string.Join(",", corners.Select(static c => At(c.X, c.Y)).Select(Position))}]";

    private static string Position(GeoPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"[{point.Lon:R},{point.Lat:R}]");
}
