namespace Grid.Simulation.Replay;

internal static class Percentile
{
    /// <summary>The nearest-rank percentile; 0 of nothing.</summary>
    public static double Of(IReadOnlyList<double> values, double share)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
