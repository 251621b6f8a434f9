using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Grid.Parties;

/// <summary>
/// Stores the snapshots of parties, by kind and key. One object serves a silo: a persistent state of the framework in
/// each grain would cost half a kilobyte of memory for each party.
/// </summary>
internal sealed class PartySnapshots([FromKeyedServices(StorageServices.Snapshots)] IGrainStorage storage)
{
    public async Task Read(GrainId party, GrainState<PartySnapshot> snapshot)
    {
        await storage.ReadStateAsync(party.Type.ToString(), party, snapshot);
        snapshot.State ??= new();
    }

    /// <exception cref="InconsistentStateException">
    /// Another activation has written since the snapshot was read.
    /// </exception>
    public Task Write(GrainId party, GrainState<PartySnapshot> snapshot) =>
        storage.WriteStateAsync(party.Type.ToString(), party, snapshot);
}
