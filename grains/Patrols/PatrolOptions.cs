namespace Grid.Patrols;

/// <summary>Numbers of check-ins that the county may change; grade L, ours.</summary>
internal sealed class PatrolOptions
{
    /// <summary>How far the clock of a telephone may be ahead.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long after the visit a check-in is accepted: a telephone may have been out of the net.</summary>
    public TimeSpan TellWithin { get; set; } = TimeSpan.FromDays(2);

    /// <summary>
    /// How far back a watch looks for windows that closed unnoticed, when it has lost its position or the city was
    /// down.
    /// </summary>
    public TimeSpan LookBack { get; set; } = TimeSpan.FromDays(31);
}
