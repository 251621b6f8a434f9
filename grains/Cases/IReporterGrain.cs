
namespace Grid.Cases;

/// <summary>
/// The contact of the person who reported a case. It is kept apart from the ledger, since the ledger forgets nothing
/// and a person may ask to be forgotten. Key: the case id.
/// </summary>
[Alias("grid.reporter"), GrainInterfaceType("grid.reporter")]
internal interface IReporterGrain : IGrainWithGuidKey
{
    /// <summary>Keeps the first contact of a case; a second one changes nothing.</summary>
    [Alias("keep")] Task Keep(Reporter reporter);

    /// <summary>The contact; null where none is kept.</summary>
    [Alias("kept")] Task<Reporter?> Kept();

    [Alias("forget")] Task Forget();
}
