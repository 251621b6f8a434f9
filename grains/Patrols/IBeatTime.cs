namespace Grid.Patrols;

/// <summary>The inner door of a beat: time has passed. Key: beat code.</summary>
[Alias("grid.beat.time"), GrainInterfaceType("grid.beat.time")]
internal interface IBeatTime : IGrainWithStringKey
{
    /// <summary>Notes the windows of a day that have closed without their visits, once.</summary>
    [Alias("pass")] Task Pass(DateOnly day);
}

/// <summary>Watches the windows of a share of the beats. Key: partition number.</summary>
[Alias("grid.patrol.watch"), GrainInterfaceType("grid.patrol.watch")]
internal interface IPatrolWatchGrain : IGrainWithIntegerKey
{
    /// <summary>Returns when it is awake.</summary>
    [Alias("wake")] Task Wake();

    /// <summary>In a driven city: nothing earlier will be said, so what closed by then is noted.</summary>
    /// <returns>Whether all of it was; else ask again.</returns>
    [Alias("passUntil")] Task<bool> PassUntil(DateTimeOffset now);
}
