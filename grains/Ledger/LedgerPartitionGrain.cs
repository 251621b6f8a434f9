using Grid.Ledger.Partitions;
using Microsoft.Extensions.Options;

namespace Grid.Ledger;

/// <summary>
/// The one writer of a partition. When it wakes, it takes the partition over from its former owner. Once it learns that
/// another silo has taken the partition over, it fails its callers and steps down, and the next call takes over again.
/// All calls interleave: the grain keeps nothing that two turns could disturb, and the commit loop puts its appends in
/// order.
/// </summary>
[GrainType("ledger-partition"), PartitionPlacement]
internal sealed class LedgerPartitionGrain(
    CommitLoop loop,
    ILedgerStore store,
    ILedgerAudit audit,
    IOptions<LedgerOptions> options)
    : Grain, ILedgerPartitionGrain
{
    private const int LargestPage = 4096;
    // A consumer has four pages on its way, and there are some fifty consumers.
    private const long FollowedBytes = 1 << 20;
    private static readonly TimeSpan OwnershipCheckPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ClosingPause = TimeSpan.FromMilliseconds(100);

    private OwnedPartition owned = null!;
    private long ownershipChecked;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var partition = this.GetPrimaryKeyLong();
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, options.Value.Count);
        owned = await loop.TakeOver((int)partition, cancellationToken);
        ownershipChecked = loop.Clock.GetTimestamp();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        loop.LetGo(owned);
        return Task.CompletedTask;
    }

    public async Task<Appended> Append(AppendRequest request)
    {
        StepDownIfLost();
        try
        {
            return await loop.Append(owned, request);
        }
        catch (LedgerOutcomeUnknownException)
        {
            StepDownIfLost();
            throw;
        }
    }

    public async Task<LedgerPage> Follow(long after, int limit, TimeSpan patience)
    {
        var page = new PageLimit(Math.Clamp(limit, 1, LargestPage), FollowedBytes);
        var asked = loop.Clock.GetTimestamp();
        while (true)
        {
            StepDownIfLost();
            var records = owned.Recent.Read(after, page, out var head, out var more)
                ?? await store.Read(owned.Head.Partition, after, page);
            if (records.Count > 0)
            {
                return new(owned.Head.Partition, records, head);
            }

            var left = patience - loop.Clock.GetElapsedTime(asked);
            if (loop.Closing.IsCancellationRequested)
            {
                await Task.Delay(ClosingPause); // consumers that ask again at once would keep a stopping silo busy
                left = TimeSpan.Zero;
            }

            if (left <= TimeSpan.Zero)
            {
                await VerifyOwnership();
                StepDownIfLost();
                return new(owned.Head.Partition, [], head);
            }

            await more.WaitAsync(left < OwnershipCheckPeriod ? left : OwnershipCheckPeriod, loop.Clock, loop.Closing)
                .ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    /// <summary>
    /// A quiet partition may have no new records, or another owner may write them: a replaced owner learns of that only
    /// when it tries to commit. So before it answers that there is nothing, it looks at the head row from time to time.
    /// </summary>
    private async Task VerifyOwnership()
    {
        if (loop.Clock.GetElapsedTime(ownershipChecked) < OwnershipCheckPeriod)
        {
            return;
        }

        ownershipChecked = loop.Clock.GetTimestamp();
        var epoch = owned.Head.Epoch;
        if (await audit.Head(owned.Head.Partition) is not { } found || found.Epoch > Math.Max(epoch, owned.Head.Epoch))
        {
            owned.Lose();
        }
    }

    private void StepDownIfLost()
    {
        if (owned.Lost)
        {
            DeactivateOnIdle();
            throw new LedgerOutcomeUnknownException(
                $"Partition {owned.Head.Partition} has changed hands: reload, and try again.");
        }
    }
}
