namespace Grid.ReadModel;

/// <summary>Makes the tables ready before the first grain wakes.</summary>
internal sealed class ReadModelLifecycle(ReadModelStore store) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(ReadModelLifecycle), ServiceLifecycleStage.RuntimeStorageServices, store.Migrate);
}
