using System.Globalization;
using Grid.Atlas;
using Grid.Parties;
using Grid.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Grid.Posts;

/// <summary>The county cut into drawn cells and, in each sub-district, the ground no cell is drawn on (属地兜底).</summary>
internal static class GroundUnits
{
    /// <summary>
    /// A strip of less than this mean width is the draughtsman's: outlines are surveyed to a metre (GB/T 30428.2,
    /// accuracy B).
    /// </summary>
    private const double SeamMetres = 1;

    private const double SmallestSquareMetres = 1;

    public static IEnumerable<GroundUnit> Of(AtlasMap atlas)
    {
        var cells = atlas.LiveCells().ToArray();
        foreach (var cell in cells)
        {
            yield return Unit(atlas, new(EntityKind.Cell, cell.Code), cell.Shape!.Geometry, cell.Data.Geometry);
        }

        foreach (var town in atlas.Subdistricts)
        {
            var drawn = cells
                .Where(cell => cell.Shape!.Geometry.EnvelopeInternal.Intersects(town.Shape!.Geometry.EnvelopeInternal))
                .Select(static cell => cell.Shape!.Geometry)
                .ToArray();
            var open =
                drawn.Length == 0
                    ? town.Shape!.Geometry
                    : Overlay(town.Shape!.Geometry, OverlayNGRobust.Union(drawn), SpatialFunction.Difference);
            if (SquareMetres(open) >= SmallestSquareMetres)
            {
                yield return Unit(
                    atlas, new(EntityKind.Cell, atlas.Codes.RemainderOf(town.Code)), open, GeoText.Write(open));
            }
        }
    }

    /// <summary>Ground that two of these outlines claim.</summary>
    public static IEnumerable<CoverageItem> Seams(IEnumerable<(EntityRef Unit, Shape Shape)> units, Post duty)
    {
        var all = units.OrderBy(static unit => unit.Unit.Key, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            for (var j = i + 1; j < all.Length; j++)
            {
                if (!all[i].Shape.Geometry.EnvelopeInternal.Intersects(all[j].Shape.Geometry.EnvelopeInternal))
                {
                    continue;
                }

                var shared = Ground(
                    Overlay(all[i].Shape.Geometry, all[j].Shape.Geometry, SpatialFunction.Intersection));
                if (shared is not null)
                {
                    yield return new(
                        CoverageFault.Overlap,
                        duty,
                        all[i].Unit,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{all[i].Unit} and {all[j].Unit} both claim {SquareMetres(shared):0} m²; {all[i].Unit}, "
                            + $"the smaller code, has them."),
                        [all[j].Unit.ToString()], GeoText.Write(shared));
                }
            }
        }
    }

    /// <summary>Ground of the whole that none of the parts has.</summary>
    public static IEnumerable<CoverageItem> Left(EntityRef whole, Shape outline, IEnumerable<Shape> parts, Post duty)
    {
        var geometries = parts.Select(static part => part.Geometry).ToArray();
        var left =
            geometries.Length == 0
                ? outline.Geometry
                : Overlay(outline.Geometry, OverlayNGRobust.Union(geometries), SpatialFunction.Difference);
        if (Ground(left) is { } gap)
        {
            yield return new(
                CoverageFault.Gap,
                duty,
                whole,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{SquareMetres(gap):0} m² of {whole} belong to no sub-district; the nearest one answers."),
                [],
                GeoText.Write(gap));
        }
    }

    private static GroundUnit Unit(AtlasMap atlas, EntityRef unit, Geometry ground, string outline)
    {
        var inside = ground.InteriorPoint;
        var place =
            atlas.Locate(new(inside.X, inside.Y)).Place
            ?? new Place { Cell = unit.Key, Subdistrict = atlas.Codes.SubdistrictOf(unit.Key) ?? "" };
        place = place with { County = atlas.Counties.FirstOrDefault()?.Code };
        return new(unit, [unit, .. PostScope.Ground(place).Where(other => other.Kind != EntityKind.Cell)], outline);
    }

    private static Geometry Overlay(Geometry one, Geometry other, SpatialFunction operation) =>
        OverlayNGRobust.Overlay(one, other, operation);

    /// <summary>The pieces that are more than a draughtsman's strip; null when there are none.</summary>
    private static Geometry? Ground(Geometry geometry)
    {
        var pieces = Enumerable.Range(0, geometry.NumGeometries)
            .Select(geometry.GetGeometryN)
            .OfType<Polygon>()
            .Where(static piece =>
                Metres(piece) is var plane
                && plane.Area >= SmallestSquareMetres
                && plane.Area >= plane.Length / 2 * SeamMetres)
            .ToArray();
        return pieces switch
        {
            [] => null,
            [var piece] => piece,
            _ => geometry.Factory.CreateMultiPolygon(pieces),
        };
    }

    private static double SquareMetres(Geometry degrees) => degrees.IsEmpty ? 0 : Metres(degrees).Area;

    private static Geometry Metres(Geometry degrees) => LocalMetres.Round(Box.Of(degrees).Centre).Project(degrees);
}

/// <summary>A piece of the county for which one holder answers.</summary>
/// <param name="HeldBy">The units by which it may be held, the nearest first.</param>
/// <param name="Outline">GeoJSON text.</param>
internal sealed record GroundUnit(EntityRef Unit, IReadOnlyList<EntityRef> HeldBy, string? Outline);
