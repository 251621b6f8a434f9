using Grid.Areas;
using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Grid.Cells;

/// <summary>
/// What a single entry of a cell must keep that a re-cut keeps: its ground lies in the county and in no other cell, and
/// a retired cell stays retired. Pure.
/// </summary>
internal sealed class CellRules : EntryRules<CellData>
{
    public override bool IsRegistered(AtlasMap map, OfficeList offices, EntityRef entry) =>
        (map.Cell(entry.Key) is not null && !map.IsRetired(entry.Key)) || IsRemainder(map, entry.Key);

    public override string? Outline(AtlasMap map, EntityRef entry) => map.Cell(entry.Key)?.Geometry;

    protected override Refusal? Check(CellData data, CellData? held, EntryQuestion asked) =>
        CheckCode(asked.County.Atlas, asked.Entry.Key, data) ?? Geometry(data) ?? CheckGround(data, held, asked);

    protected override string? Ground(CellData data) => data.Geometry;

    protected override Refusal? Geometry(CellData data) =>
        GeometryRules.CheckArea(data.Geometry, GeometryBudget.OfPlace);

    protected override Claim? Claim(EntityRef entry, CellData data) =>
        new($"cells/{data.County}", "ground", Registers.Claim.Ground(data.Geometry));

    /// <summary>The data that only a re-cut changes stays as the register holds it.</summary>
    protected override CellData Kept(CellData data, CellData held, RegisterConsent consent) =>
        consent.HasFlag(RegisterConsent.Surveyed) ? data : data with { Successors = held.Successors };

    /// <param name="cell">The cell with a geometry that is valid by itself.</param>
    public static Refusal? Check(AtlasMap map, string code, CellData cell)
    {
        if (map.Counties.Any() && !map.Counties.Any(county => map.Codes.IsOf(county.Code, code)))
        {
            return Refusal.Unprocessable(
                "cell.county", $"Cell {code} is not of this county: its code begins with {map.Counties.First().Code}.");
        }

        if (GeoText.Read(cell.Geometry, out _) is not { IsEmpty: false } degrees)
        {
            return null;
        }

        return CountyGround.CheckCell(map, code, degrees) ?? CheckNeighbours(map, code, degrees);
    }

    /// <summary>A retired cell takes no new data, and the refusal names its successors.</summary>
    public static Refusal CheckRetired(string code, CellData held) => Refusal.Conflict(
        "cell.retired",
        $"Cell {code} gave way in a re-cut; {string.Join(", ", held.Successors)} took over, and it stays as it is. "
        + "Change those, or re-cut them.");

    private static Refusal? CheckNeighbours(AtlasMap map, string code, NetTopologySuite.Geometries.Geometry degrees)
    {
        var box = Box.Of(degrees);
        var plane = LocalMetres.Round(box.Centre);
        var metres = plane.Project(degrees);
        foreach (var neighbour in map.LiveCells(box).Where(cell => cell.Code != code && cell.Shape!.Box.Meets(box)))
        {
            var theirs = plane.Project(neighbour.Shape!.Geometry);
            if (Sliver.Excess(OverlayNGRobust.Overlay(metres, theirs, SpatialFunction.Intersection))
                is > 0 and var shared)
            {
                return Refusal.Conflict(
                    "cell.overlap",
                    $"Cell {code} would lie over live cell {neighbour.Code} by {shared:F1} m². Draw it beside that "
                    + "cell, or redraw both in one re-cut: POST /v1/cells/recut.") with
                {
                    Other = new(EntityKind.Cell, neighbour.Code),
                };
            }
        }

        return null;
    }

    private static Refusal? CheckCode(AtlasMap map, string code, CellData cell)
    {
        if (!map.Codes.IsCell(code))
        {
            return Refusal.Invalid(
                "cell.code",
                map.Codes.HasDigits
                    ? $"'{code}' is not a cell code: 15 digits (or 14, older) are expected."
                    : $"'{code}' is how the ground of an area is called on which no cell is drawn; send another code.");
        }

        if (cell.Subdistrict is not { } named)
        {
            return null;
        }

        if (map.Codes.SubdistrictOf(code) is { } own)
        {
            return own == named
                ? null
                : Refusal.Unprocessable(
                    "cell.subdistrict", $"Cell {code} is of sub-district {own} by its code, and not of {named}.");
        }

        return map.AreaOf(named) is { Kind: AreaKind.Subdistrict }
            ? null
            : Refusal.Unprocessable(
                "cell.subdistrict",
                $"There is no sub-district '{named}'. Send the code of one that is registered, or leave it out.");
    }

    private static Refusal? CheckGround(CellData data, CellData? held, EntryQuestion asked)
    {
        if (asked.Consent.HasFlag(RegisterConsent.Surveyed))
        {
            return null; // the re-cut checked all its cells together
        }

        if (held is not null && held.IsRetired(asked.Entry.Key))
        {
            return CheckRetired(asked.Entry.Key, held);
        }

        return held?.Geometry == data.Geometry ? null : Check(asked.County.Atlas, asked.Entry.Key, data);
    }

    /// <summary>Whether the code is that of the ground of a sub-district on which no cell is drawn.</summary>
    private static bool IsRemainder(AtlasMap map, string code) =>
        map.Codes.IsRemainder(code) && map.HasArea(map.Codes.SubdistrictOf(code)!);
}
