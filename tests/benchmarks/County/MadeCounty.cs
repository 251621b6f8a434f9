using System.Globalization;
using System.Text;
using Grid.Tests.Processes;

namespace Grid.Benchmarks.County;

/// <summary>
/// An invented county of the size of a city: a chequerboard of cells with a street along every edge, so that every
/// report lies between two cells, as real ones do. Its rulebook is Haiyan's but for who answers: the department that
/// leads the class, the cell, the segment and the road, four parties for every report.
/// </summary>
/// <param name="Code">Six digits.</param>
/// <param name="West">The west edge of its ground, in degrees.</param>
/// <param name="South">The south edge.</param>
internal sealed record MadeCounty(string Code = "999902", double West = 110, double South = 35)
{
    // About 250 m; exact enough for the inside of one county.
    private const double Lon = 0.00274, Lat = 0.002246;

    /// <summary>
    /// Counties beside each other in rows of ten, a little apart, each by its own code.
    /// </summary>
    /// <param name="side">Cells along each side of one.</param>
    public static MadeCounty OfMany(int number, int side) => new(
        $"99{number + 1:0000}",
        Math.Round(100 + (number % 10 * (side + 1) * Lon), 6),
        Math.Round(30 + (number / 10 * (side + 1) * Lat), 6));

    /// <summary>Writes its folder.</summary>
    /// <param name="side">Cells along each side.</param>
    public void Write(string folder, int side)
    {
        foreach (var room in new[] { "places", "registers", "rulebook" })
        {
            Directory.CreateDirectory(Path.Combine(folder, room));
        }

        foreach (var same in new[] { "classes", "standards", "calendar", "hours" })
        {
            File.Copy(
                Path.Combine(Repository.County("haiyan"), "rulebook", $"{same}.csv"),
                Path.Combine(folder, "rulebook", $"{same}.csv"));
        }

        File.WriteAllText(
            Path.Combine(folder, "registers", "departments.csv"),
            Own(File.ReadAllText(Path.Combine(Repository.County("haiyan"), "registers", "departments.csv"))));
        File.WriteAllText(Path.Combine(folder, "rulebook", "routes.csv"), Routes());
        Features(folder, "areas", Areas(side));
        Features(folder, "cells", Cells(side));
        Features(folder, "roads", Roads(side));
        Features(folder, "segments", Segments(side));
        File.WriteAllText(Path.Combine(folder, "city.json"), $$"""
            {
              "code": "{{Code}}", "name": "量县", "timeZone": "Asia/Shanghai",
              "files": [
                { "kind": "areas", "file": "places/areas.geojson" },
                { "kind": "cells", "file": "places/cells.geojson" },
                { "kind": "roads", "file": "places/roads.geojson" },
                { "kind": "segments", "file": "places/segments.geojson" },
                { "kind": "departments", "file": "registers/departments.csv" },
                { "kind": "classes", "file": "rulebook/classes.csv" },
                { "kind": "standards", "file": "rulebook/standards.csv" },
                { "kind": "routes", "file": "rulebook/routes.csv" },
                { "kind": "calendar", "file": "rulebook/calendar.csv" },
                { "kind": "hours", "file": "rulebook/hours.csv" }
              ]
            }
            """);
    }

    /// <summary>A key of one county is no key of another.</summary>
    private string Own(string text) => text.Replace("330424", Code, StringComparison.Ordinal);

    /// <summary>Each department leads some classes.</summary>
    private string Routes()
    {
        var departments = Csv.Column(Path.Combine(Repository.County("haiyan"), "registers", "departments.csv"), "code")
            .Select(Own)
            .ToList();
        var classes = Csv.Column(Path.Combine(Repository.County("haiyan"), "rulebook", "classes.csv"), "code")
            .Distinct()
            .ToList();
        var routes = new StringBuilder("""
            rule,precedence,kind,class,where,role,party,from,until,source,grade
            B-001,100,*,*,,grid,place:cell,2018-01-01,,made,L
            B-002,110,*,*,,segment,place:segment,2018-01-01,,made,L
            B-003,110,*,*,,road,place:road,2018-01-01,,made,L
            """);
        foreach (var (i, department) in departments.Index())
        {
            var led = string.Join('|', classes.Where((_, j) => j % departments.Count == i));
            routes.Append(
                CultureInfo.InvariantCulture,
                $"\nB-1{i:00},200,*,{led},,lead,department:{department},2018-01-01,,made,L");
        }

        return routes.Append('\n').ToString();
    }

    private IEnumerable<string> Areas(int side)
    {
        yield return Feature(
            $"\"code\":\"{Code}\",\"kind\":\"county\",\"name\":\"量县\"", "Polygon", Ring(0, 0, side, side));
        yield return Feature(
            $"\"code\":\"{Code}001\",\"kind\":\"subdistrict\",\"name\":\"量街道\"", "Polygon", Ring(0, 0, side, side));
    }

    private IEnumerable<string> Cells(int side) =>
        from row in Enumerable.Range(0, side)
        from column in Enumerable.Range(0, side)
        select Feature(
            $"\"code\":\"{Code}001{row:000}{column:000}\",\"name\":\"{row}-{column}\"",
            "Polygon",
            Ring(column, row, column + 1, row + 1));

    // Streets run between cells, none along the county's edge.
    private IEnumerable<string> Roads(int side) =>
        from way in "HV"
        from line in Enumerable.Range(1, side - 1)
        select Feature(
            $"\"code\":\"{Code}-{way}{line:000}\",\"name\":\"{way}{line}\",\"grade\":\"次干道\"",
            "LineString",
            way == 'H' ? Line(0, line, side, line) : Line(line, 0, line, side));

    private IEnumerable<string> Segments(int side) =>
        from way in "HV"
        from line in Enumerable.Range(1, side - 1)
        from part in Enumerable.Range(0, side)
        select Feature(
            $"\"code\":\"{Code}-{way}{line:000}-{part:000}\",\"road\":\"{Code}-{way}{line:000}\",\"seq\":{part},\"grade\":\"次干道\",\"kerbM\":8",
            "LineString",
            way == 'H' ? Line(part, line, part + 1, line) : Line(line, part, line, part + 1));

    private static void Features(string folder, string name, IEnumerable<string> features) =>
        File.WriteAllText(
            Path.Combine(folder, "places", $"{name}.geojson"),
            $"{{\"type\":\"FeatureCollection\",\"features\":[\n{string.Join(",\n", features)}\n]}}\n");

    private static string Feature(string properties, string type, string coordinates) =>
        $"{{\"type\":\"Feature\",\"properties\":{{{properties},\"synthetic\":true}},\"geometry\":{{\"type\":\"{type}\",\"coordinates\":{coordinates}}}}}";

    private string Ring(int west, int south, int east, int north) =>
        $"[[{At(west, south)},{At(east, south)},{At(east, north)},{At(west, north)},{At(west, south)}]]";

    private string Line(int column, int row, int toColumn, int toRow) =>
        $"[{At(column, row)},{At(toColumn, toRow)}]";

    private string At(int column, int row) =>
        string.Create(
            CultureInfo.InvariantCulture, $"[{West + (column * Lon):0.000000},{South + (row * Lat):0.000000}]");
}
