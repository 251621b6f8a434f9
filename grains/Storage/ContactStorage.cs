using System.Data.Common;
using Orleans.Storage;

namespace Grid.Storage;

/// <summary>
/// Where contacts and intentions are kept, which nothing can make again. A commit waits for the disk; what is erased or
/// written over is gone from the file and from its journal when the caller hears of it.
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
    /// PostgreSQL overwrites nothing at once: its vacuum and its archive have terms of their own, which are the
    /// operator's.
    /// </summary>
    private Task Scour() => source is GatedSqliteDataSource file ? file.Scour() : Task.CompletedTask;
}
