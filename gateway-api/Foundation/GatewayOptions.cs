namespace Grid.Gateway.Foundation;

/// <summary>What the door is told by configuration, section <c>Grid</c>. Everything has a default.</summary>
public sealed record GatewayOptions
{
    public const string Section = "Grid";

    /// <summary>The county's time zone: times go out with its offset.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary><c>driven</c> where callers may say what time it is.</summary>
    public string? Clock { get; init; }

    /// <summary>A table that takes more than this share of the rows in force away has to be confirmed.</summary>
    public double ShrinkShare { get; init; } = 0.2;

    /// <summary>Fewer rows than this may go without a word.</summary>
    public int ShrinkRows { get; init; } = 3;

    /// <summary>
    /// A follower of the ledger that is behind and has not moved for so long stands still, and the city is not ready.
    /// </summary>
    public TimeSpan StalledAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Requests a second that one address beyond this machine may send, twice that at once; 0 for any number.
    /// </summary>
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>Imports that run at once; 0 for any number.</summary>
    public int Imports { get; init; } = 8;

    public bool Driven => string.Equals(Clock, "driven", StringComparison.OrdinalIgnoreCase);
}
