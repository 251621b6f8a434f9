using Grid.Ledger.Partitions;
using Grid.Ledger.Streams;
using Grid.ReadModel;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Grid.Ledger.Consumers;

/// <summary>
/// Consumes one partition of the ledger. Key: partition number. The stream brings pages in order, each at least once;
/// the consumer says in <see cref="Receive"/> what it does with one. It is declared by <see
/// cref="LedgerConsumerSetup.AddLedgerConsumer"/>.
/// </summary>
[PartitionPlacement]
internal abstract partial class LedgerConsumerGrain
    : Grain, ILedgerConsumer, IStreamSubscriptionObserver, IAsyncObserver<LedgerPage>
{
    /// <summary>
    /// The pauses between the tries of a consumer to apply a record, before the record becomes a dead letter.
    /// </summary>
    protected static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];

    private readonly ConsumerServices services;
    private readonly LedgerConsumer consumer;
    private readonly ILogger log;

    // Keeps the consumer level with the ledger; null for a consumer that stores no position of its own.
    private PartitionCatchUp? catchUp;
    private bool triedAgain;

    protected LedgerConsumerGrain(ConsumerServices services)
    {
        this.services = services;
        consumer = services.Consumers.Of(GetType());
        log = services.Logs.CreateLogger(GetType());
        Partition = (int)this.GetPrimaryKeyLong();
        DeadLetters = new(consumer.Number, Partition, services.Ledger, services.Time);
    }

    protected int Partition { get; }

    protected ConsumerDeadLetters DeadLetters { get; }

    /// <summary>
    /// Whether a record that <see cref="Receive"/> cannot take becomes a dead letter after a few tries. Where false,
    /// and after a transient fault, the stream brings the page again until it is taken.
    /// </summary>
    protected virtual bool PassesOver => true;

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<LedgerPage>().ResumeAsync(this);

    public async Task OnNextAsync(LedgerPage item, StreamSequenceToken? token = null)
    {
        try
        {
            await (catchUp is null ? ReceiveOrReject(item.Records) : catchUp.Receive(item.Records));
        }
        catch (Exception wrong)
        {
            LogHeldUp(wrong, consumer.Name, Partition);
            throw; // the stream brings the page again
        }
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask; // the stream brings the page again

    public Task Wake() => Task.CompletedTask; // The call alone activates the grain.

    public virtual Task<Retried> Retry() => DeadLetters.Retry(TryAgain);

    /// <summary>Handles a page. The stream may bring a page, or a part of it, again.</summary>
    protected abstract Task Receive(IReadOnlyList<LedgerRecord> records);

    /// <summary>
    /// For a consumer that stores its own position: from now on it is kept level with the ledger, also where the stream
    /// brings nothing, and its dead letters are tried again once it is: an earlier version may have set them aside.
    /// </summary>
    /// <param name="position">Reads the last position it has received, from where it stores it.</param>
    /// <param name="beat">How often it looks after itself.</param>
    /// <param name="slice">The longest time of a beat that may go to reading the ledger; null for any.</param>
    /// <param name="onBeat">Its own work at each beat; learns whether the consumer was found level at this one.</param>
    protected void KeepLevel(
        Func<Task<long>> position,
        TimeSpan beat,
        TimeSpan? slice = null,
        Func<bool, CancellationToken, Task>? onBeat = null)
    {
        catchUp = new(Partition, services.Ledger, services.Time, position, ReceiveOrReject, slice);
        this.RegisterGrainTimer(
            cancel => Beat(catchUp, onBeat, cancel),
            new() { DueTime = TimeSpan.Zero, Period = beat, KeepAlive = true });
    }

    /// <summary>Receives everything the partition holds by now.</summary>
    protected async Task CatchUp() => await catchUp!.To((await services.Ledger.Heads())[Partition]);

    private async Task Beat(
        PartitionCatchUp keeping, Func<bool, CancellationToken, Task>? onBeat, CancellationToken cancel)
    {
        try
        {
            var level = await keeping.LookRound(cancel);
            if (level && !triedAgain)
            {
                await Retry();
                triedAgain = true;
            }

            await (onBeat?.Invoke(level, cancel) ?? Task.CompletedTask);
        }
        catch (Exception wrong) when (!cancel.IsCancellationRequested)
        {
            LogHeldUp(wrong, consumer.Name, Partition); // the next beat tries again
        }
    }

    private async Task ReceiveOrReject(IReadOnlyList<LedgerRecord> records)
    {
        foreach (var pause in Pauses)
        {
            if (await TryReceive(records) is null)
            {
                return;
            }

            await Task.Delay(pause, services.Time);
        }

        foreach (var record in records)
        {
            if (await TryReceive([record]) is { } wrong)
            {
                await DeadLetters.Add(StoredParty.Read(record.Source), record.Position, wrong);
                LogDeadLetter(consumer.Name, record.Position, wrong.GetType().Name);
            }
        }
    }

    private async Task<bool> TryAgain(DeadLetter letter)
    {
        if (await TryReceive([await DeadLetters.Record(letter)]) is not { } wrong)
        {
            return true;
        }

        await DeadLetters.Add(letter.Party, letter.Position, wrong);
        return false;
    }

    /// <returns>Why the records cannot be taken; null when they were. A transient fault is thrown.</returns>
    private async Task<Exception?> TryReceive(IReadOnlyList<LedgerRecord> records)
    {
        try
        {
            await Receive(records);
            return null;
        }
        catch (Exception wrong) when (PassesOver && !TransientFaults.IsTransient(wrong))
        {
            return wrong;
        }
    }
}
