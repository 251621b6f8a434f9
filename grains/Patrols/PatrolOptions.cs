namespace Grid.Patrols;

/// <summary>Numbers of check-ins the county may change; grade L, ours.</summary>
internal sealed class PatrolOptions
{
    /// <summary>How far a telephone's clock may be ahead.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long after it was made a check-in is taken: telephones come back into the net.</summary>
    public TimeSpan TellWithin { get; set; } = TimeSpan.FromDays(2);

    /// <summary>
    /// How far back a watch looks for windows that closed unnoticed, when it has forgotten where it was or the city was
    /// down.
    /// </summary>
    public TimeSpan LookBack { get; set; } = TimeSpan.FromDays(31);
}
