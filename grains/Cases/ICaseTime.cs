namespace Grid.Cases;

/// <summary>The interface of a case for time: its clock shard calls it when a deadline passed.</summary>
[Alias("grid.case.time"), GrainInterfaceType("grid.case.time")]
internal interface ICaseTime : IGrainWithGuidKey
{
    /// <summary>
    /// Records the deadlines that passed by now, each once however often the shard calls. The case decides by its own
    /// record, so a call may be wrong, late or repeated.
    /// </summary>
    /// <returns>When the next deadline passes; null when none will pass unless something happens.</returns>
    [Alias("pass"), ResponseTimeout("00:00:10")] Task<DateTimeOffset?> Pass();
}
