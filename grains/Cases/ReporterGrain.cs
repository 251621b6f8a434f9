using Grid.Storage;

namespace Grid.Cases;

[GrainType("reporter")]
internal sealed class ReporterGrain(
    [PersistentState("reporter", StorageServices.Contacts)] IPersistentState<ReporterState> kept)
    : Grain, IReporterGrain
{
    private bool forgotten; // a late contact, of a report that was on its way, is not kept again

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
            // It may be stored or not: the report is sent again, and the next activation reads the store.
            DeactivateOnIdle();
            throw;
        }
    }

    public Task<Reporter?> Kept() => Task.FromResult(kept.State.Reporter);

    public Task Forget()
    {
        forgotten = true;
        return kept.RecordExists ? kept.ClearStateAsync() : Task.CompletedTask;
    }
}

[GenerateSerializer, Immutable, Alias("grid.reporter.state")]
internal sealed record ReporterState
{
    [Id(0)] public Reporter? Reporter { get; init; }
}
