namespace Grid.Chaos.Run;

/// <summary>How long and how hard.</summary>
/// <param name="Seed">Chooses faults and requests; printed, and given to repeat them.</param>
/// <param name="Faults">At least so many.</param>
/// <param name="Kills">At least so many kills of our processes.</param>
/// <param name="Pause">Calm after each fault.</param>
internal sealed record ChaosOptions(int Seed, int Faults, int Kills, TimeSpan Pause)
{
    public static ChaosOptions Short(int seed) => new(seed, 20, 0, TimeSpan.FromSeconds(0.5));

    public static ChaosOptions Long(int seed, int kills) => new(seed, 0, kills, TimeSpan.FromSeconds(1));
}
