using NetTopologySuite.Geometries;

namespace Grid.Atlas;

/// <summary>Measures the part of a shared or missing ground that is more than two draughtsmen differ by.</summary>
internal static class Sliver
{
    /// <summary>
    /// The mean width below which a crack or overlap is the draughtsman's: 1 m² on each 10 m of border.
    /// </summary>
    public const double SeamMetres = 0.1;

    /// <summary>The smallest ground that is worth a refusal.</summary>
    private const double SmallestSquareMetres = 1;

    /// <summary>Square metres of the parts that are too wide and too large to be a seam.</summary>
    /// <param name="metres">The ground, in a plane of metres.</param>
    /// <param name="seam">The mean width below which a part is ignored.</param>
    public static double Excess(Geometry metres, double seam = SeamMetres) => Enumerable.Range(0, metres.NumGeometries)
        .Select(metres.GetGeometryN)
        .Where(part => part.Area > Math.Max(SmallestSquareMetres, seam * part.Length / 2))
        .Sum(static part => part.Area);
}
