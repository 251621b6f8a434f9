using System.Collections.Concurrent;
using Grid.Ledger.Streams;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Grid.Storage;

/// <summary>
/// Keeps snapshots. A file that SQLite finds damaged does not stop its grains: they begin from the ledger and go on
/// without snapshots, and the city reports that it is not ready.
/// </summary>
/// <param name="name">The file or the table, as an operator knows it.</param>
internal sealed partial class SnapshotStorage(
    string name,
    IGrainStorage rows,
    SnapshotReach reach,
    StoreDamage storeDamage,
    ILogger<SnapshotStorage> log)
    : IGrainStorage
{
    // Snapshots that could not be read. Their rows stay in the table, because they look like the rows of a writer.
    private readonly ConcurrentDictionary<(string, GrainId), bool> unreadable = [];

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        try
        {
            await rows.ReadStateAsync(stateName, grainId, grainState);
        }
        catch (Exception broken) when (StoreDamage.IsDamage(broken) || !TransientFaults.IsTransient(broken))
        {
            unreadable[(stateName, grainId)] = true;
            storeDamage.Note(name, broken);
            LogUnreadable(stateName, grainId, broken.Message);
            (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        try
        {
            if (grainState.State is ILedgerDerived made)
            {
                // The reach is written first, so that it is never less than that of a stored snapshot.
                await reach.Cover(made.Saw(grainId));
            }

            await rows.WriteStateAsync(stateName, grainId, grainState);
        }
        catch (Exception broken)
            when (StoreDamage.IsDamage(broken)
                || (broken is InconsistentStateException && unreadable.ContainsKey((stateName, grainId))))
        {
            storeDamage.Note(name, broken);
            LogUnwritten(stateName, grainId, broken.Message);
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.ClearStateAsync(stateName, grainId, grainState);
}
