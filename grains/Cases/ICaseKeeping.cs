namespace Grid.Cases;

/// <summary>The door of a case for the keeper of contacts.</summary>
[Alias("grid.case.keeping"), GrainInterfaceType("grid.case.keeping")]
internal interface ICaseKeeping : IGrainWithGuidKey
{
    /// <summary>
    /// Erases how to reach its reporter when that has been kept for long enough after the case ended, which its own
    /// record says; the trace notes it.
    /// </summary>
    /// <param name="keep">How long it is kept.</param>
    /// <param name="unclaimed">
    /// The contact lies there for so long that its report would be recorded if it had been taken: without a case it is
    /// erased.
    /// </param>
    [Alias("letReporterGo")] Task LetReporterGo(TimeSpan keep, bool unclaimed);
}
