namespace Grid.Atlas;

/// <summary>Distance from the origin of a local plane.</summary>
internal static class Nearby
{
    /// <summary>
    /// Squared distance from (0, 0) to the stretch from a to b, and how far along the nearest point lies (0…1). At an
    /// end it is the end's own distance to the last bit, so that two lines that share the end tie exactly.
    /// </summary>
    public static double SquaredToOrigin(double ax, double ay, double bx, double by, out double along)
    {
        var (dx, dy) = (bx - ax, by - ay);
        var squared = (dx * dx) + (dy * dy);
        along = squared > 0 ? Math.Clamp(-((ax * dx) + (ay * dy)) / squared, 0, 1) : 0;
        var (x, y) = along switch
        {
            0 => (ax, ay),
            1 => (bx, by),
            _ => (ax + (along * dx), ay + (along * dy)),
        };
        return (x * x) + (y * y);
    }
}
