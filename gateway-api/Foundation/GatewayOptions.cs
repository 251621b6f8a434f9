namespace Grid.Gateway.Foundation;

/// <summary>The settings of the door, in section <c>Grid</c>. Each has a default.</summary>
public sealed record GatewayOptions
{
    public const string Section = "Grid";

    /// <summary><c>driven</c> where callers may say what time it is.</summary>
    public string? Clock { get; init; }

    /// <summary>
    /// A caller must confirm a table, or a register that is replaced, which takes away more than this share of what is
    /// in force.
    /// </summary>
    public double ShrinkShare { get; init; } = 0.2;

    /// <summary>Fewer than this may be taken away without confirmation.</summary>
    public int ShrinkRows { get; init; } = 3;

    /// <summary>
    /// A consumer of the ledger that is behind and has not moved for this time stands still, and the city is not ready.
    /// </summary>
    public TimeSpan StalledAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Requests a second that one address beyond this machine may send, twice that at once; 0 for any number.
    /// </summary>
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>Imports that run at once; 0 for any number.</summary>
    public int Imports { get; init; } = 8;

    /// <summary>Whether so many of what is in force go that the caller has to confirm it.</summary>
    public bool IsLarge(int going, int inForce) => going >= ShrinkRows && going > inForce * ShrinkShare;

    public bool Driven => string.Equals(Clock, "driven", StringComparison.OrdinalIgnoreCase);
}
