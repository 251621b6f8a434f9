namespace Grid.Parties;

/// <summary>How parties store and forget what they remember.</summary>
internal sealed class PartyOptions
{
    /// <summary>The number of events after which a party writes a snapshot.</summary>
    public int SnapshotEvery { get; set; } = 1024;

    /// <summary>
    /// The number of events since the last snapshot from which a party writes a snapshot when it is deactivated; fewer
    /// events are a short tail.
    /// </summary>
    public int SnapshotOnLeaving { get; set; } = 16;
}
