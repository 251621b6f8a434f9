namespace Grid.Gateway.Foundation;

/// <summary>What the door is told by configuration, section <c>Grid</c>. Everything has a default.</summary>
public sealed record GatewayOptions
{
    public const string Section = "Grid";

    /// <summary>The county's time zone: times go out with its offset.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary><c>driven</c> where callers may say what time it is.</summary>
    public string? Clock { get; init; }

    public bool Driven => string.Equals(Clock, "driven", StringComparison.OrdinalIgnoreCase);
}
