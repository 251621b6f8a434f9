namespace Grid.Patrols;

/// <summary>How the city watches over windows of patrols.</summary>
internal sealed class PatrolOptions
{
    /// <summary>
    /// How far back a watch looks for windows that closed unnoticed, when it has lost its position or the city was
    /// down.
    /// </summary>
    public TimeSpan LookBack { get; set; } = TimeSpan.FromDays(31);
}
