using System.Data.Common;
using Orleans.Storage;

namespace Grid.Storage;

/// <summary>
/// Keeps contacts and intentions, which no other data can restore. A commit waits for the disk. Erased or overwritten
/// data are gone from the file and from its journal before the caller hears of it.
/// </summary>
internal sealed class ContactStorage(IGrainStorage rows, DbDataSource source) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var before = grainState.RecordExists;
        await rows.WriteStateAsync(stateName, grainId, grainState);
        if (before)
        {
            await Scour();
        }
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await rows.ClearStateAsync(stateName, grainId, grainState);
        await Scour();
    }

    /// <summary>
    /// PostgreSQL overwrites nothing at once: its vacuum and its archive keep old data for terms that the operator
    /// sets.
    /// </summary>
    private Task Scour() => source is GatedSqliteDataSource file ? file.Scour() : Task.CompletedTask;
}
