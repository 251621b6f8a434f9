using System.Globalization;
using System.Text.Json.Nodes;

namespace Grid.Chaos.Load;

/// <summary>
/// The ground the clients work on: the second county, with cells drawn wherever it has none, so that cases come to
/// every partition, and a street through each row of them.
/// </summary>
internal static class Town
{
    public const double West = 110.0, South = 35.0, Side = 0.06, CellSide = 0.005;
    public const int Across = 12;

    /// <summary>The rows that the county itself has drawn, both ways.</summary>
    private const int DrawnFrom = 4, DrawnTo = 8;

    public static readonly string[] Classes = ["01-10", "04-05", "04-09", "02-03", "06-99"];

    public static IEnumerable<(int X, int Y)> FreeCells => Enumerable.Range(0, Across)
        .SelectMany(static x => Enumerable.Range(0, Across).Select(y => (x, y)))
        .Where(static cell => cell.x is < DrawnFrom or >= DrawnTo || cell.y is < DrawnFrom or >= DrawnTo);

    public static IEnumerable<int> Streets =>
        Enumerable.Range(0, Across).Where(static y => y is < DrawnFrom or >= DrawnTo);

    public static string CellCode(int x, int y) =>
        $"{(x < Across / 2 ? "999901001" : "999901101")}002{(x * Across) + y + 1:000}";

    public static string SegmentCode(int y) => $"999901-CH-{y + 1:00}";

    public static string ShopCode(int number) =>
        $"{SegmentCode(Streets.ElementAt(number % Streets.Count()))}-S{number + 1:000}";

    public static JsonObject Cell(string code, string mark, double west, double south, double east, double north) =>
        new()
    {
        ["code"] = code,
        ["name"] = mark,
        ["geometry"] = new JsonObject
        {
            ["type"] = "Polygon",
            ["coordinates"] = new JsonArray(new JsonArray(
                Point(west, south), Point(east, south), Point(east, north), Point(west, north), Point(west, south))),
        },
    };

    public static JsonObject Cell(int x, int y, string mark) =>
        Cell(CellCode(x, y), mark, Lon(x), Lat(y), Lon(x + 1), Lat(y + 1));

    public static JsonObject Road(string mark) => new() { ["code"] = "999901-CH", ["name"] = mark, ["grade"] = "小巷" };

    public static JsonObject Segment(int y, string mark) => new()
    {
        ["code"] = SegmentCode(y),
        ["name"] = mark,
        ["road"] = "999901-CH",
        ["seq"] = y + 1,
        ["grade"] = "小巷",
        ["kerbM"] = 5,
        ["geometry"] = new JsonObject
        {
            ["type"] = "LineString",
            ["coordinates"] = new JsonArray(Point(West, Middle(y)), Point(West + Side, Middle(y))),
        },
    };

    public static JsonObject Shop(int number, string mark, string? segment = null) => new()
    {
        ["code"] = ShopCode(number),
        ["name"] = mark,
        ["segment"] = segment ?? ShopCode(number)[..12],
        ["side"] = "left",
        ["fromM"] = 100 * (number / 8),
        ["toM"] = (100 * (number / 8)) + 60,
        ["wallM"] = 30,
    };

    public static JsonObject Dog(int number, string household, string mark) =>
        new()
        {
            ["code"] = $"999901-D-9{number:00000}",
            ["household"] = household,
            ["breed"] = mark,
        };

    /// <summary>A case of the system before: it was dispatched there, or accepted.</summary>
    public static JsonObject Before(string mark, string stage, string @class, (double Lon, double Lat) at, DateTime now)
        => new()
        {
            ["number"] = mark,
            ["source"] = "旧系统",
            ["stage"] = stage,
            ["class"] = @class,
            ["lon"] = at.Lon,
            ["lat"] = at.Lat,
            ["description"] = mark,
            ["reportedAt"] = now.AddHours(-2),
            ["dispatchedAt"] = now.AddHours(-1),
        };

    /// <summary>An order for the classes with a limit in hours, which takes the place of the one before.</summary>
    public static JsonObject Order(Random dice)
    {
        var order = new JsonObject
        {
            ["order"] = "防台风",
            ["reason"] = "台风",
            ["kind"] = "*",
            ["class"] = "04-*",
            ["from"] = "2018-01-01",
            ["until"] = "2199-12-31",
            ["givenBy"] = "999901-CGB",
            ["source"] = "invented for the chaos",
            ["grade"] = "L",
        };
        if (dice.Next(3) is var half and > 0)
        {
            order["percent"] = 75 * half;
        }
        else
        {
            (order["limit"], order["unit"]) = (0.75, "urgentHour");
        }

        return order;
    }

    /// <summary>Somewhere in the county, now and then before a shop, where others report too.</summary>
    public static (double Lon, double Lat) Somewhere(Random dice) => dice.Next(100) switch
    {
        < 12 => (
            Round(West + 0.001 + (0.0001 * dice.Next(4))),
            Round(Middle(Streets.ElementAt(dice.Next(Streets.Count()))) + 0.0001)),
        _ => (Round(West + (dice.NextDouble() * Side)), Round(South + (dice.NextDouble() * Side))),
    };

    public static string Number(double degrees) => degrees.ToString("R", CultureInfo.InvariantCulture);

    public static double Lon(double x) => Round(West + (x * CellSide));

    public static double Lat(double y) => Round(South + (y * CellSide));

    private static double Middle(int y) => Lat(y + 0.5);

    private static JsonArray Point(double lon, double lat) => new(lon, lat);

    private static double Round(double degrees) => Math.Round(degrees, 6);
}
