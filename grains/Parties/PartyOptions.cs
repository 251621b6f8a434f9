namespace Grid.Parties;

/// <summary>How parties remember.</summary>
internal sealed class PartyOptions
{
    /// <summary>A snapshot is written after so many events.</summary>
    public int SnapshotEvery { get; set; } = 1024;

    /// <summary>
    /// On leaving memory a snapshot is written when at least so many events came since the last; fewer are a short
    /// tail.
    /// </summary>
    public int SnapshotOnLeaving { get; set; } = 16;

    /// <summary>How long a party remembers what ended: longer than a case can be reopened.</summary>
    public TimeSpan RememberEnded { get; set; } = TimeSpan.FromDays(30);
}
