using Grid.Ledger;
using Grid.Ledger.Partitions;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Grid.ReadModel;

/// <summary>
/// Follows a partition of the ledger and keeps the read model's rows of it. Key: partition number. Nothing is passed over: what
/// cannot be written now is tried until it can, and the stream waits; what cannot be understood is set aside with all its source says.
/// </summary>
[GrainType(Followers.Projector), PartitionPlacement, ImplicitStreamSubscription(LedgerStreams.ReadModel)]
internal sealed partial class ProjectorGrain(ReadModelStore store, ILedgerStore ledger, ILogger<ProjectorGrain> logger)
    : Grain, IProjectorGrain, IFollower, IStreamSubscriptionObserver, IAsyncObserver<LedgerPage>
{
    // Machine time: the city's clock may stand still while it is driven.
    private static readonly TimeSpan[] Pauses = [.. Enumerable.Range(0, 6).Select(static attempt => TimeSpan.FromMilliseconds(100 << attempt))];
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private PartitionReader reader = null!;
    private long? lastBeat;
    private bool triedAgain;

    private int Partition => (int)this.GetPrimaryKeyLong();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        reader = new(Partition, store, ledger, logger);
        this.RegisterGrainTimer(CatchUp, new() { DueTime = TimeSpan.Zero, Period = Beat, KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task Wake() => Task.CompletedTask; // awake

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<LedgerPage>().ResumeAsync(this);

    /// <summary>Tries for a while, so that a short trouble costs no more than itself; then the stream brings the page again, without end.</summary>
    public async Task OnNextAsync(LedgerPage item, StreamSequenceToken? token = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await reader.Take(item.Records);
                return;
            }
            catch (Exception wrong)
            {
                LogHeldUp(wrong, Partition);
                if (attempt == Pauses.Length)
                {
                    throw;
                }
            }

            await Task.Delay(Pauses[attempt]);
        }
    }

    public Task<Retried> Retry() => reader.Retry();

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask; // the stream delivers again

    /// <summary>
    /// The stream brings what is new to it. Rows that were lost with a database's last moments, or with the whole file, are not:
    /// a partition that stands still behind the ledger is read from there.
    /// </summary>
    private async Task CatchUp(CancellationToken cancel)
    {
        try
        {
            if (!triedAgain)
            {
                await reader.Retry(cancel); // whoever set it aside may have been of an earlier version
                triedAgain = true;
            }

            var readTo = (await store.ReadTo())[Partition];
            var head = (await ledger.Heads(cancel))[Partition];
            if (readTo < head && (lastBeat is null || lastBeat == readTo))
            {
                await reader.CatchUp(head, cancel: cancel);
            }

            lastBeat = readTo;
        }
        catch (Exception wrong) when (!cancel.IsCancellationRequested)
        {
            LogHeldUp(wrong, Partition); // the next beat tries again
        }
    }
}
