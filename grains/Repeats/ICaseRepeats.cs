namespace Grid.Repeats;

/// <summary>The interface of a case for its place, which remembers earlier cases.</summary>
[Alias("grid.case.repeats"), GrainInterfaceType("grid.case.repeats")]
internal interface ICaseRepeats : IGrainWithGuidKey
{
    /// <summary>Records once that the case is a recurrence of a problem, however often the place calls.</summary>
    /// <returns>The recurrence that the case has recorded; null when the case no longer counts.</returns>
    [Alias("recurs")] Task<Recurrence?> Recurs(Recurrence again);
}
