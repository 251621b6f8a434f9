namespace Grid.Repeats;

/// <summary>The door of a case for its place, which remembers the cases before it.</summary>
[Alias("grid.case.repeats"), GrainInterfaceType("grid.case.repeats")]
internal interface ICaseRepeats : IGrainWithGuidKey
{
    /// <summary>Notes of what problem it is one more case, once, however often it is told.</summary>
    /// <returns>What it has noted; null when it counts for nothing any more.</returns>
    [Alias("recurs")] Task<Recurrence?> Recurs(Recurrence again);
}
