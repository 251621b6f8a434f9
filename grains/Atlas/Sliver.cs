using NetTopologySuite.Geometries;

namespace Grid.Atlas;

/// <summary>What of a shared or missing ground is more than two draughtsmen differ by.</summary>
internal static class Sliver
{
    /// <summary>
    /// A crack or overlap of less than this mean width is the draughtsman's: 1 m² on each 10 m of border.
    /// </summary>
    public const double SeamMetres = 0.1;

    /// <summary>Nothing smaller than this is worth a refusal.</summary>
    private const double SmallestSquareMetres = 1;

    /// <summary>Square metres of those parts that are too wide and too large to be a seam.</summary>
    /// <param name="metres">In a plane of metres.</param>
    /// <param name="seam">The mean width of what is passed over.</param>
    public static double Excess(Geometry metres, double seam = SeamMetres) => Enumerable.Range(0, metres.NumGeometries)
        .Select(metres.GetGeometryN)
        .Where(part => part.Area > Math.Max(SmallestSquareMetres, seam * part.Length / 2))
        .Sum(static part => part.Area);
}
