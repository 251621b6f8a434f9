using Grid.Cells;
using Grid.Foundation;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Grid.Atlas;

/// <summary>What a cell entered by itself must keep of what a re-cut keeps: its ground is the county's and no other cell's, and what is retired stays so. Pure.</summary>
internal static class CellRules
{
    /// <param name="cell">Its geometry was found sound.</param>
    public static Refusal? Check(AtlasMap map, string code, CellData cell)
    {
        if (map.Counties.Any() && !map.Counties.Any(county => code.StartsWith(county.Code, StringComparison.Ordinal)))
        {
            return Refusal.Unprocessable("cell.county", $"Cell {code} is not of this county: its code begins with {map.Counties.First().Code}.");
        }

        if (GeoText.Read(cell.Geometry, out _) is not { IsEmpty: false } degrees)
        {
            return null;
        }

        return CountyGround.CheckCell(map, code, degrees) ?? CheckNeighbours(map, code, degrees);
    }

    /// <summary>A retired cell takes no new cases, whatever is sent for it.</summary>
    public static Refusal CheckRetired(string code, CellData held) => Refusal.Conflict(
        "cell.retired",
        $"Cell {code} gave way in a re-cut; {string.Join(", ", held.Successors)} took over, and it stays as it is. Change those, or re-cut them.");

    private static Refusal? CheckNeighbours(AtlasMap map, string code, NetTopologySuite.Geometries.Geometry degrees)
    {
        var box = Box.Of(degrees);
        var plane = LocalMetres.Round(box.Centre);
        var metres = plane.Project(degrees);
        foreach (var neighbour in map.LiveCells(box).Where(cell => cell.Code != code && cell.Shape!.Box.Meets(box)))
        {
            var theirs = plane.Project(neighbour.Shape!.Geometry);
            if (Sliver.Excess(OverlayNGRobust.Overlay(metres, theirs, SpatialFunction.Intersection)) is > 0 and var shared)
            {
                return Refusal.Conflict(
                    "cell.overlap",
                    $"Cell {code} would lie over live cell {neighbour.Code} by {shared:F1} m². Draw it beside that cell, or redraw both in one re-cut: POST /v1/cells/recut.");
            }
        }

        return null;
    }
}
