using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.Ledger;

/// <summary>
/// The one writer of a silo. Appends that arrive while a commit runs go into the next commit, for all partitions
/// together. The queue is bounded; beyond the bound the answer is <see cref="AppendResult.Full"/>.
/// </summary>
internal sealed partial class CommitLoop(
    ILedgerWriter writer,
    IOptions<LedgerOptions> options,
    TimeProvider clock,
    ILogger<CommitLoop> log)
    : IDisposable
{
    private readonly Channel<PendingAppend> waiting = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(options.Value.MaxWaiting) { SingleReader = true });
    private readonly ConcurrentDictionary<int, OwnedPartition> owned = new();
    private readonly CancellationTokenSource giveUp = new();
    private readonly CancellationTokenSource closing = new();
    private volatile bool stopped;

    // Bytes of the payloads of all waiting requests.
    private long bytes;
    private Task running = Task.CompletedTask;

    public void Start() =>
        running = Task
            .Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.DenyChildAttach, writer.Scheduler)
            .Unwrap();

    /// <summary>The clock by which the ledger waits.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Is cancelled when the silo is about to stop: from then on no call waits for new records.</summary>
    public CancellationToken Closing => closing.Token;

    /// <summary>Ends all waits for new records, so that the waiting grains can deactivate.</summary>
    public Task Close(CancellationToken cancel) => closing.CancelAsync();

    /// <summary>
    /// Takes no more requests, and stores those that wait. When no time is left for that, the callers of the others
    /// hear that the outcome is unknown.
    /// </summary>
    public async Task Stop(CancellationToken noTimeLeft)
    {
        stopped = true;
        waiting.Writer.TryComplete();
        await using (noTimeLeft.Register(giveUp.Cancel))
        {
            await running;
        }
    }

    /// <summary>Makes this silo the owner of a partition. The owner before can store nothing there any more.</summary>
    public async Task<OwnedPartition> TakeOver(int partition, CancellationToken cancel)
    {
        var taken = new OwnedPartition(await writer.TakeOver(partition, cancel), options.Value);
        owned.AddOrUpdate(partition, taken, (_, other) => Later(other, taken));
        return taken;
    }

    /// <summary>
    /// Sends later appends to the partition's next owner. Requests on their way are stored, unless the next owner takes
    /// the partition over first.
    /// </summary>
    public void LetGo(OwnedPartition partition) =>
        owned.TryRemove(KeyValuePair.Create(partition.Head.Partition, partition));

    /// <summary>The partition as this silo knows it, if this silo was the last to take it over; else null.</summary>
    public OwnedPartition? Owned(int partition) => owned.GetValueOrDefault(partition);

    /// <inheritdoc cref="ILedgerPartitionGrain.Append"/>
    public Task<Appended> Append(OwnedPartition partition, AppendRequest request)
    {
        if (request.Fault() is { } reason)
        {
            return Task.FromResult(new Appended(AppendResult.Rejected, default, reason));
        }

        var pending = new PendingAppend(partition, request);
        if (!HasRoom(pending))
        {
            return Task.FromResult(new Appended(AppendResult.Full, default));
        }

        if (waiting.Writer.TryWrite(pending))
        {
            return pending.Task;
        }

        Interlocked.Add(ref bytes, -pending.Bytes);
        return stopped ? Task.FromException<Appended>(new LedgerOutcomeUnknownException("The silo is stopping."))
            : Task.FromResult(new Appended(AppendResult.Full, default));
    }

    public void Dispose()
    {
        giveUp.Dispose();
        closing.Dispose();
    }

    /// <summary>
    /// Marks the older of two owners within the silo as lost at once, so that no batch ever holds both.
    /// </summary>
    private static OwnedPartition Later(OwnedPartition one, OwnedPartition other)
    {
        var (older, later) = one.Head.Epoch < other.Head.Epoch ? (one, other) : (other, one);
        older.Lose();
        return later;
    }

    private async Task Run()
    {
        var round = new CommitRound(writer, options.Value.RetryFor, clock, log, giveUp.Token);
        var batch = new List<PendingAppend>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            Fill(batch);
            try
            {
                await round.Settle(batch);
            }
            catch (Exception broken)
            {
                // This is a fault of Grid. Its callers get an answer, and the loop goes on for the other requests.
                LogBroken(log, broken);
                foreach (var pending in batch)
                {
                    pending.Partition.Lose();
                    pending.TrySetException(new LedgerOutcomeUnknownException("The commit loop failed.", broken));
                }
            }

            batch.Clear();
        }
    }

    private void Fill(List<PendingAppend> batch)
    {
        var (room, left) = (options.Value.MaxBatch, options.Value.MaxBatchBytes);
        while (waiting.Reader.TryPeek(out var next)
            && ((next.Request.Drafts.Count <= room && next.Bytes <= left) || batch.Count == 0))
        {
            waiting.Reader.TryRead(out _);
            Interlocked.Add(ref bytes, -next.Bytes);
            batch.Add(next);
            room -= next.Request.Drafts.Count;
            left -= next.Bytes;
        }
    }

    /// <summary>
    /// Adds a request to the count of waiting bytes. When no other request waits, it is taken at any size.
    /// </summary>
    private bool HasRoom(PendingAppend pending)
    {
        var then = Interlocked.Add(ref bytes, pending.Bytes);
        if (then <= options.Value.MaxWaitingBytes || then == pending.Bytes)
        {
            return true;
        }

        Interlocked.Add(ref bytes, -pending.Bytes);
        return false;
    }
}
