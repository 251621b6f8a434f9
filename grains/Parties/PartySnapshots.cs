using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Grid.Parties;

/// <summary>
/// Where parties keep their snapshots, by kind and key. One for all of a silo: a state of the framework's own in each
/// grain would cost half a kilobyte of memory a party.
/// </summary>
internal sealed class PartySnapshots([FromKeyedServices(StorageServices.Snapshots)] IGrainStorage storage)
{
    public async Task Read(GrainId party, GrainState<PartySnapshot> snapshot)
    {
        await storage.ReadStateAsync(party.Type.ToString(), party, snapshot);
        snapshot.State ??= new();
    }

    /// <exception cref="InconsistentStateException">Somebody else has written since it was read.</exception>
    public Task Write(GrainId party, GrainState<PartySnapshot> snapshot) =>
        storage.WriteStateAsync(party.Type.ToString(), party, snapshot);
}
