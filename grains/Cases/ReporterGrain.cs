using Grid.Storage;

namespace Grid.Cases;

[GrainType("reporter")]
internal sealed class ReporterGrain(
    [PersistentState("reporter", StorageServices.Contacts)] IPersistentState<ReporterState> kept
) : Grain, IReporterGrain
{
    private bool forgotten; // a contact that comes late, with a report that was on its way, is not taken again

    public async Task Keep(Reporter reporter)
    {
        if (forgotten || kept.RecordExists)
        {
            return;
        }

        kept.State = new() { Reporter = reporter };
        try
        {
            await kept.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle(); // whether it is stored is read anew: the report is sent again
            throw;
        }
    }

    public Task Forget()
    {
        forgotten = true;
        return kept.RecordExists ? kept.ClearStateAsync() : Task.CompletedTask;
    }
}

/// <summary>
/// How to reach whoever reported a case. Kept apart from the ledger, since the ledger forgets nothing and a person may
/// ask to be forgotten. Key: the case id.
/// </summary>
[Alias("grid.reporter"), GrainInterfaceType("grid.reporter")]
internal interface IReporterGrain : IGrainWithGuidKey
{
    /// <summary>The first contact of a case stays; another changes nothing.</summary>
    [Alias("keep")] Task Keep(Reporter reporter);

    [Alias("forget")] Task Forget();
}

[GenerateSerializer, Immutable, Alias("grid.reporter.state")]
internal sealed record ReporterState
{
    [Id(0)] public Reporter? Reporter { get; init; }
}
