namespace Grid.Chaos.Run;

/// <summary>How long and how hard.</summary>
/// <param name="Seed">Chooses faults and requests; printed, and given to repeat them.</param>
/// <param name="Faults">At least so many.</param>
/// <param name="Kills">At least so many kills of our processes.</param>
/// <param name="Mending">
/// How long the next fault waits until the last is mended; what is not by then is struck again while it mends.
/// </param>
/// <param name="Round">Between so many faults the city may rest and is recounted.</param>
internal sealed record ChaosOptions(int Seed, int Faults, int Kills, TimeSpan Mending, int Round)
{
    /// <summary>Whether the logs of clients and members are kept also when nothing differs.</summary>
    public bool Keep { get; init; }

    /// <summary>One city in one process instead of a region.</summary>
    public bool Embedded { get; init; }

    /// <summary>Three counties in three zones, which are killed and held against each other.</summary>
    public bool Counties { get; init; }

    /// <summary>Whether the run restarts all members at its end and asks all parties a second time.</summary>
    public bool Twice => Round < int.MaxValue;

    public static ChaosOptions Short(int seed) => new(seed, 20, 0, TimeSpan.FromSeconds(2.5), int.MaxValue);

    /// <summary>Three counties, killed so often.</summary>
    public static ChaosOptions OfCounties(int seed, int kills) =>
        Short(seed) with { Faults = kills, Kills = kills, Counties = true };

    public static ChaosOptions Long(int seed, int kills) => new(seed, 0, kills, TimeSpan.FromSeconds(10), 20);
}
