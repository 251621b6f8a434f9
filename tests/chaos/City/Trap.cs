namespace Grid.Chaos.City;

/// <summary>A moment that can be seen on the way to the database.</summary>
internal enum Sight
{
    /// <summary>The ledger's rows are durable; whoever wrote them has not heard it.</summary>
    Committed,

    /// <summary>Deliveries to parties are done and their cursor is about to say so; no snapshot knows of them.</summary>
    CursorMove,

    /// <summary>A snapshot is about to be written.</summary>
    Snapshot,

    /// <summary>The projector's rows are sent; their transaction is about to be committed.</summary>
    ProjectorBatch,
}

/// <summary>Waits on a way for a moment, and holds it.</summary>
internal sealed class Trap(Sight sight, Wire wire) : IDisposable
{
    private readonly TaskCompletionSource caught = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int closed;

    /// <summary>The moment is here, and held.</summary>
    /// <returns>False when it did not come in time.</returns>
    public async Task<bool> Caught(TimeSpan patience)
    {
        await caught.Task.WaitAsync(patience, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return caught.Task.IsCompletedSuccessfully;
    }

    /// <summary>Lets go of what is held; it is dropped with its connection.</summary>
    public void Dispose()
    {
        wire.Unset(this);
        released.TrySetResult();
    }

    /// <summary>One is enough.</summary>
    internal bool Catches(List<Sight> seen) => seen.Contains(sight) && Interlocked.Exchange(ref closed, 1) == 0;

    internal Task Hold(CancellationToken ending)
    {
        caught.TrySetResult();
        return released.Task.WaitAsync(ending);
    }
}
