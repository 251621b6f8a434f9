namespace Grid.Cases;

/// <summary>The interface of a case for the keeper of contacts.</summary>
[Alias("grid.case.keeping"), GrainInterfaceType("grid.case.keeping")]
internal interface ICaseKeeping : IGrainWithGuidKey
{
    /// <summary>
    /// Erases the contact of the reporter when it has been kept for as long after the case ended as the county of the
    /// case keeps it. The record of the case says when it ended; the trace notes that the contact was erased.
    /// </summary>
    /// <param name="reportMissing">
    /// Whether the contact is so old that its report would be recorded by now if the city had taken it. Without a case
    /// the contact is erased.
    /// </param>
    [Alias("letReporterGoByTerm")] Task LetReporterGo(bool reportMissing);

    /// <summary>
    /// Erases who the persons are whom the case concerns when they have been kept for as long after its end as its
    /// county keeps them.
    /// </summary>
    [Alias("letConcernedGoByTerm")] Task LetConcernedGo();
}
