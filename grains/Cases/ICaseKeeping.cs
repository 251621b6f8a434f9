namespace Grid.Cases;

/// <summary>The interface of a case for the keeper of contacts.</summary>
[Alias("grid.case.keeping"), GrainInterfaceType("grid.case.keeping")]
internal interface ICaseKeeping : IGrainWithGuidKey
{
    /// <summary>
    /// Erases the contact of the reporter when it has been kept for long enough after the case ended. The record of the
    /// case says when it ended; the trace notes that the contact was erased.
    /// </summary>
    /// <param name="keep">How long a contact is kept.</param>
    /// <param name="reportMissing">
    /// Whether the contact is so old that its report would be recorded by now if the city had taken it. Without a case
    /// the contact is erased.
    /// </param>
    [Alias("letReporterGo")] Task LetReporterGo(TimeSpan keep, bool reportMissing);
}
