namespace Grid.Chaos.City;

/// <summary>Waits on some wires for a moment, and holds the traffic of the wire that shows it first.</summary>
internal sealed class Trap : IDisposable
{
    private readonly TaskCompletionSource<Wire> caught = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WireMoment moment;
    private readonly IReadOnlyList<Wire> wires;
    private int closed;

    /// <summary>Set until disposed.</summary>
    public Trap(WireMoment moment, IReadOnlyList<Wire> wires)
    {
        this.moment = moment;
        this.wires = wires;
        foreach (var wire in wires)
        {
            wire.Trap = this;
        }
    }

    /// <summary>Waits until the moment is here, and held: what shows it stays on its way and never arrives.</summary>
    /// <returns>On which way; null when it did not come in time.</returns>
    public async Task<Wire?> Caught(TimeSpan patience)
    {
        await Task.WhenAny(caught.Task, Task.Delay(patience, TimeProvider.System));
        return caught.Task.IsCompleted ? await caught.Task : null;
    }

    /// <summary>Lets go of what is held; it is dropped with its connection.</summary>
    public void Dispose()
    {
        foreach (var wire in wires)
        {
            wire.Trap = null;
        }

        released.TrySetResult();
    }

    /// <summary>Whether this wire shows the moment first: a trap catches one.</summary>
    internal bool Catches(List<WireMoment> seen) => seen.Contains(moment) && Interlocked.Exchange(ref closed, 1) == 0;

    internal Task Hold(Wire here, CancellationToken ending)
    {
        caught.TrySetResult(here);
        return released.Task.WaitAsync(ending);
    }
}

/// <summary>A moment that can be seen on the way to the database.</summary>
internal enum WireMoment
{
    /// <summary>The ledger's rows are durable; the silo that wrote them has not got the answer yet.</summary>
    Committed,

    /// <summary>
    /// Deliveries to parties are done and a silo is about to move their checkpoint; no snapshot contains them yet.
    /// </summary>
    CheckpointMove,

    /// <summary>A snapshot is about to be written.</summary>
    Snapshot,

    /// <summary>The projector's rows are sent; their transaction is about to be committed.</summary>
    ProjectorBatch,

    /// <summary>A grain that wakes asks for its snapshot.</summary>
    SnapshotRead,
}
