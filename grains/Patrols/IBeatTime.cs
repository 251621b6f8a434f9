namespace Grid.Patrols;

/// <summary>The internal interface of a beat: time has passed. Key: beat code.</summary>
[Alias("grid.beat.time"), GrainInterfaceType("grid.beat.time")]
internal interface IBeatTime : IGrainWithStringKey
{
    /// <summary>Records the windows of a day that have closed without their visits, once.</summary>
    [Alias("pass")] Task Pass(DateOnly day);
}
