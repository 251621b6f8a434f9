namespace Grid.Patrols;

/// <summary>Watches the windows of the beats of one partition. Key: partition number.</summary>
[Alias("grid.patrol.watch"), GrainInterfaceType("grid.patrol.watch")]
internal interface IPatrolWatchGrain : IGrainWithIntegerKey
{
    /// <summary>Returns when the watch is active.</summary>
    [Alias("wake")] Task Wake();

    /// <summary>
    /// In a driven city: no earlier time will be named, so the beats record every window that closed by then.
    /// </summary>
    /// <returns>Whether all of them did; if not, the caller asks again.</returns>
    [Alias("passUntil")] Task<bool> PassUntil(DateTimeOffset now);
}
