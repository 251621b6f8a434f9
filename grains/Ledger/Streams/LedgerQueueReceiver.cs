using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Grid.Ledger.Streams;

/// <summary>
/// Reads a partition for one stream provider, from the cursor saved for it. The cursor follows deliveries and is saved
/// now and then, so after a crash the last pages are read, and delivered, once more.
/// </summary>
/// <param name="pace">The shortest time from one page to the next.</param>
internal sealed partial class LedgerQueueReceiver(
    string provider,
    int partition,
    TimeSpan pace,
    ILedgerStore store,
    IGrainFactory grains,
    TimeProvider clock,
    ILogger<LedgerQueueReceiver> logger)
    : IQueueAdapterReceiver
{
    private const int PageSize = 512;
    private const int MaxPagesOnTheWay = 4;
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1); // under way; at once when it falls quiet
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromMilliseconds(500);

    // How long a read waits for new records. The receiver hears of deliveries between reads, so while some are on their
    // way the wait is short.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), ShortPatience = TimeSpan.FromMilliseconds(200);

    private readonly StreamId stream = StreamId.Create(provider, partition);
    private long? saved;
    private long savedAt = clock.GetTimestamp();
    private long delivered;
    private long read;
    private long? readAt;
    private int onTheWay;
    private bool quiet;

    // The first read asks for the checkpoint, and the following ones until the store answers.
    public Task Initialize(TimeSpan timeout) => Task.CompletedTask;

    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) =>
        GetQueueMessagesAsync(maxCount, CancellationToken.None);

    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        try
        {
            return await Next(cancellationToken) is { Records.Count: > 0 } page ? [ToBatch(page)] : [];
        }
        // After any error the receiver has nothing to deliver: it pauses, and the agent asks again.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            LogHeldUp(provider, partition, error.GetType().Name, error.Message);
            await Task.Delay(PauseAfterFault, clock, cancellationToken);
            return [];
        }
        catch (OperationCanceledException)
        {
            return []; // another silo reads this queue from now on
        }
    }

    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) =>
        MessagesDeliveredAsync(messages, CancellationToken.None);

    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken)
    {
        onTheWay -= messages.Count;
        delivered = ((LedgerBatch)messages[^1]).Last;
        return Task.CompletedTask;
    }

    public Task Shutdown(TimeSpan timeout) => Save(CancellationToken.None);

    private async Task<LedgerPage?> Next(CancellationToken cancel)
    {
        if (saved is null)
        {
            saved = read = delivered = (await store.Checkpoints(provider, cancel))[partition];
        }

        if (quiet || clock.GetElapsedTime(savedAt) >= SaveEvery)
        {
            await Save(cancel);
        }

        if (onTheWay == MaxPagesOnTheWay)
        {
            return null; // the agent asks again at its next beat
        }

        // Under a flow of records the receiver lets pages fill before it reads them: a page of fifty costs little more
        // than one of two.
        if (readAt is { } last && pace - clock.GetElapsedTime(last) is { Ticks: > 0 } early)
        {
            await Task.Delay(early, clock, cancel);
        }

        var patience = onTheWay == 0 && saved == delivered ? Patience : ShortPatience;
        var page = await grains
            .GetGrain<ILedgerPartitionGrain>(partition)
            .Follow(read, PageSize, patience)
            .WaitAsync(cancel);
        quiet = page.Records.Count == 0;
        return page;
    }

    private LedgerBatch ToBatch(LedgerPage page)
    {
        var batch = new LedgerBatch(stream, page);
        read = batch.Last;
        readAt = clock.GetTimestamp();
        onTheWay++;
        return batch;
    }

    private async Task Save(CancellationToken cancel)
    {
        if (saved is { } before && delivered > before)
        {
            await store.SaveCheckpoint(provider, partition, delivered, cancel);
            saved = delivered;
            savedAt = clock.GetTimestamp();
        }
    }
}
