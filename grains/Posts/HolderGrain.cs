using Grid.Storage;

namespace Grid.Posts;

/// <summary>
/// How to reach a holder, kept where it can be erased: the ledger, which erases nothing, knows the code alone. Key: the
/// code.
/// </summary>
[GrainType("holder")]
internal sealed class HolderGrain(
    [PersistentState("holder", StorageServices.Contacts)] IPersistentState<HolderState> kept)
    : Grain, IHolderGrain
{
    public Task Keep(HolderContact contact)
    {
        kept.State = new() { Contact = contact };
        return kept.WriteStateAsync();
    }

    public Task Forget() => kept.ClearStateAsync();
}

[GenerateSerializer, Immutable, Alias("grid.holder.state")]
internal sealed record HolderState
{
    [Id(0)] public HolderContact? Contact { get; init; }
}
