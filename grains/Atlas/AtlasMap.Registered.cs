using Grid.Areas;

namespace Grid.Atlas;

/// <summary>The registered things beside which an entry is judged.</summary>
internal sealed partial class AtlasMap
{
    public AtlasOptions Options => options;

    /// <summary>All segments with the fronts on them.</summary>
    internal IEnumerable<Street> Streets => streets.All;

    /// <summary>A segment with the fronts on it; null for an unknown one.</summary>
    internal Street? StreetOfCode(string segment) => streets[segment];

    /// <summary>
    /// A rectangle round all areas and live cells, grown by as much as two surveys of a border may differ; null where
    /// there was none yet. It grows with what is entered, and what is redrawn smaller leaves it as it is.
    /// </summary>
    public Box? Reach { get; private set; }

    /// <summary>Registered cells, those that were re-cut too.</summary>
    public int CellCount => cells.Count;

    public int SegmentCount => streets.Count;

    public int BuildingCount => buildings.Count;

    /// <summary>Registered shops, those that were closed too.</summary>
    public int ShopCount => segmentOfShop.Count;

    /// <summary>Areas of a kind that are in force, by code.</summary>
    internal IEnumerable<Area> AreasOf(AreaKind kind) => Drawn(kind);

    /// <summary>
    /// All things fixed to the ground that may touch a box, each by its name in a message and a point of it.
    /// </summary>
    internal IEnumerable<(string Name, NetTopologySuite.Geometries.Point At)> FixedIn(Box box)
    {
        foreach (var cell in LiveCells(box))
        {
            yield return ($"cell {cell.Code}", cell.Shape!.Geometry.InteriorPoint);
        }

        foreach (var street in streets.Meeting(box))
        {
            yield return ($"segment {street.Code}", Drawn(street.Line!).InteriorPoint);
        }

        foreach (var building in buildings.Meeting(box))
        {
            yield return ($"building {building.Code}", building.Shape!.Geometry.InteriorPoint);
        }
    }
}
