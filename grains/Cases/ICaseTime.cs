namespace Grid.Cases;

/// <summary>The door of a case for time: its clock shard knocks when something was due.</summary>
[Alias("grid.case.time"), GrainInterfaceType("grid.case.time")]
internal interface ICaseTime : IGrainWithGuidKey
{
    /// <summary>
    /// What has passed by now is recorded, once, however often it is asked: the case decides by its own record, so that
    /// whoever knocks may be wrong, late or twice.
    /// </summary>
    /// <returns>When something passes next; null when nothing will unless something happens.</returns>
    [Alias("pass"), ResponseTimeout("00:00:10")] Task<DateTimeOffset?> Pass();
}
