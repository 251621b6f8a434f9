using System.Globalization;
using Grid.Areas;
using Grid.Atlas;
using Grid.Departments;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Tests.City;

/// <summary>
/// An invented county: a strip of land, four departments and a small rulebook. Its quarters lie side by side, west to
/// east.
/// </summary>
internal static class County
{
    public const string Code = "999902";

    public const string Outside = "04-05", Stall = "04-06", Litter = "01-10", Dog = "01-98", Unled = "06-99";

    private const double QuarterMetres = 1200;

    /// <summary>A Monday, working hours.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 6, 1, 9, 30, 0, TimeSpan.FromHours(8));

    public static readonly EntityRef Enforcement = Department("ZF"),
        Market = Department("SCJG"),
        Bureau = Department("GA"),
        CommandCentre = Department("ZX");

    private static readonly DateOnly Start = new(2020, 1, 1);

    private static readonly GeoPoint Origin = new(110, 30);

    /// <summary>Metres round the centre of a quarter.</summary>
    public static LocalMetres PlaneOf(int quarter) =>
        LocalMetres.Round(new(LocalMetres.Round(Origin).Lon(quarter * QuarterMetres), Origin.Lat));

    public static async Task Found(TestCity city)
    {
        await Enter(city, new(EntityKind.Area, Code), new AreaData
        {
            Area = AreaKind.County,
            Name = "试验县",
            Geometry = Shapes.Box(LocalMetres.Round(Origin), -600, -600, 200_000, 600),
        });
        await Enter(city, Enforcement, new DepartmentData { Name = "综合执法局" });
        await Enter(city, Market, new DepartmentData { Name = "市场监管局" });
        await Enter(city, Bureau, new DepartmentData { Name = "公安局" });
        await Enter(city, CommandCentre, new DepartmentData { Name = "指挥中心", Type = "commandCentre" });
        await Table(city, new() { Table = TableName.Classes, Classes = Classes });
        await Table(city, new() { Table = TableName.Standards, Standards = Standards });
        await Table(city, new() { Table = TableName.Routes, Routes = Routes });
        await Table(
            city, new() { Table = TableName.Calendar, Calendar = [new(new(2026, 6, 19), false, "端午节", "made")] });
        await Table(city, new()
        {
            Table = TableName.Hours,
            Hours = [new(Start, null, [new(new(9, 0), new(12, 0)), new(new(13, 0), new(18, 0))], "made", "L")],
        });
    }

    public static async Task<RegisterView> Enter(TestCity city, EntityRef entry, RegisterData data)
    {
        var entered = await Eventually.Answers(() =>
            city.Grains.GetRegister(entry).Register(new(data, "registrar")));
        Assert.True(entered.Refusal is null, $"{entry}: {entered.Refusal}");
        return entered.Value!;
    }

    public static Task<RegisterView> Table(TestCity city, TableData table) =>
        Enter(city, new(EntityKind.Table, $"{Code}/{table.Table.ToString().ToLowerInvariant()}"), table);

    private static EntityRef Department(string code) => new(EntityKind.Department, $"{Code}-{code}");

    private static readonly ClassRow[] Classes =
    [
        Class(ClassKind.Event, Outside, "店外经营"),
        Class(ClassKind.Event, Stall, "占道经营"),
        Class(ClassKind.Event, Litter, "暴露垃圾"),
        Class(ClassKind.Event, Dog, "违规养犬"),
        Class(ClassKind.Event, Unled, "待分类"),
        Class(ClassKind.Part, "01-37", "路灯"),
    ];

    public static readonly StandardRow[] Standards =
    [
        Standard(Outside, 2, LimitUnit.UrgentHour),
        Standard(Stall, 2, LimitUnit.UrgentHour),
        Standard(Litter, 4, LimitUnit.WorkHour),
        Standard(Dog, 1, LimitUnit.WorkDay),
    ];

    public static readonly RouteRow[] Routes =
    [
        Route("A-cell", 100, "*", AssignmentRole.Grid, "place:cell"),
        Route("A-segment", 110, "*", AssignmentRole.Segment, "place:segment"),
        Route("A-road", 110, "*", AssignmentRole.Road, "place:road"),
        Route("A-building", 110, "*", AssignmentRole.Building, "place:building"),
        Route("A-subdistrict", 120, "*", AssignmentRole.Territory, "place:subdistrict"),
        Route("B-front", 130, $"{Outside} {Litter}", AssignmentRole.Frontage, "place:shop", ("frontage", "yes")),
        Route("B-keeper", 130, Dog, AssignmentRole.Keeper, "place:dog"),
        Route("C-street", 200, "04-*", AssignmentRole.Lead, $"department:{Enforcement.Key}"),
        Route("C-market", 210, "04-*", AssignmentRole.Help, $"department:{Market.Key}"),
        Route("C-litter", 200, Litter, AssignmentRole.Lead, "place:subdistrict"),
        Route("C-dog", 200, Dog, AssignmentRole.Lead, $"department:{Enforcement.Key}"),
        Route("C-dogTold", 220, Dog, AssignmentRole.Inform, $"department:{Bureau.Key}"),
        Route("C-lamp", 200, "01-37", AssignmentRole.Lead, $"department:{Market.Key}"),
    ];

    private static ClassRow Class(ClassKind kind, string code, string name) =>
        new(kind, code, name, "街面", [], null, Start, null, "made", "L");

    private static StandardRow Standard(string code, double limit, LimitUnit unit) =>
        new(ClassKind.Event, code, 1, "立案条件", "结案条件", limit, unit, Start, null, "made", "L");

    private static RouteRow Route(
        string rule,
        int precedence,
        string classes,
        AssignmentRole role,
        string party,
        params (string Name, string Word)[] where) =>
        new(rule, precedence, null, classes.Split(' '),
            where.ToDictionary(static one => one.Name, static one => (IReadOnlyList<string>)[one.Word]),
            role,
            party,
            Start,
            null,
            "made",
            "L");
}

/// <summary>GeoJSON from metres.</summary>
internal static class Shapes
{
    public static string Box(LocalMetres plane, double west, double south, double east, double north) =>
        $$"""{"type":"Polygon","coordinates":[[{{string.Join(',', [At(plane, west, south), At(plane, east, south), At(plane, east, north), At(plane, west, north), At(plane, west, south)])}}]]}""";

    public static string Line(LocalMetres plane, params (double X, double Y)[] points) =>
        $$"""{"type":"LineString","coordinates":[{{string.Join(',', points.Select(point => At(plane, point.X, point.Y)))}}]}""";

    private static string At(LocalMetres plane, double x, double y) =>
        string.Create(CultureInfo.InvariantCulture, $"[{plane.Lon(x):R},{plane.Lat(y):R}]");
}
