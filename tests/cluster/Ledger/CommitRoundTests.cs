using Grid.Ledger;
using Grid.Tests.City;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Tests.Ledger;

/// <summary>What becomes of a commit whose outcome is unknown, on a store that fails as the test says.</summary>
public sealed class CommitRoundTests
{
    private static readonly LedgerOptions Options = new();

    private readonly FakeTimeProvider clock = new() { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    private readonly ScriptedStore store = new();

    [Fact]
    public async Task A_stored_commit_whose_answer_was_lost_is_acknowledged_and_not_repeated()
    {
        var (partition, loop) = await Start();
        store.Fail(stores: true);

        var appended = await loop.Append(partition, TestLedger.Request("case/1", 0, "{}"));

        Assert.Equal(new(AppendResult.Stored, new(0, 1)), appended);
        Assert.Equal(1, store.Commits);
        Assert.Equal(2, partition.Head.Epoch);
        Assert.Single(partition.Recent.Read(0, 10, out _, out _)!);
    }

    [Fact]
    public async Task A_commit_that_did_not_get_in_is_sent_again_under_a_new_epoch()
    {
        var (partition, loop) = await Start();
        store.Fail(stores: false);

        var appended = await loop.Append(partition, TestLedger.Request("case/1", 0, "{}"));

        Assert.Equal(new(AppendResult.Stored, new(0, 1)), appended);
        Assert.Equal(2, store.Commits);
        Assert.Equal(new(0, 2, 1, partition.Head.Hash), store.Heads[0]);
    }

    [Fact]
    public async Task A_partition_that_another_owner_took_over_is_lost()
    {
        var (partition, loop) = await Start();
        store.Fail(stores: false, then: () => store.Heads[0] = store.Heads[0] with { Epoch = 7 });

        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() =>
            loop.Append(partition, TestLedger.Request("case/1", 0, "{}")));

        Assert.True(partition.Lost);
        Assert.Equal(1, store.Commits);
    }

    [Fact]
    public async Task A_partition_whose_head_the_owner_did_not_write_is_lost()
    {
        var (partition, loop) = await Start();
        store.Fail(stores: false, then: () => store.Heads[0] = store.Heads[0] with { Position = 1, Hash = [1, 2, 3] });

        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() =>
            loop.Append(partition, TestLedger.Request("case/1", 0, "{}")));

        Assert.True(partition.Lost);
    }

    [Fact]
    public async Task A_store_that_stays_away_is_waited_for_no_longer_than_said()
    {
        clock.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        var (partition, loop) = await Start();
        store.Away = true;

        var asked = clock.GetTimestamp();
        var append = loop.Append(partition, TestLedger.Request("case/1", 0, "{}"));
        await Eventually.Comes(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(0.1));
                return append.IsCompleted;
            },
            "the end of its patience");

        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() => append);
        Assert.True(clock.GetElapsedTime(asked) >= Options.RetryFor);
        Assert.True(store.Renewals > 2);
        Assert.True(partition.Lost);

        store.Away = false;
        var again = await loop.TakeOver(0, CancellationToken.None);
        Assert.Equal(
            new(AppendResult.Stored, new(0, 1)), await loop.Append(again, TestLedger.Request("case/1", 0, "{}")));
    }

    [Fact]
    public async Task A_batch_with_an_owner_and_his_successor_stores_for_the_successor_alone()
    {
        var (older, loop) = await Start();
        var newer = await loop.TakeOver(0, CancellationToken.None);

        var late = loop.Append(older, TestLedger.Request("case/1", 0, "{}"));
        var appended = await loop.Append(newer, TestLedger.Request("case/2", 0, "{}"));

        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() => late);
        Assert.Equal(new(AppendResult.Stored, new(0, 1)), appended);
    }

    [Fact]
    public async Task A_fault_of_the_loop_fails_its_waiters_and_the_loop_goes_on()
    {
        var (partition, loop) = await Start();
        store.Moved = null!; // an answer no store gives

        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() =>
            loop.Append(partition, TestLedger.Request("case/1", 0, "{}")));

        store.Moved = [0];
        var again = await loop.TakeOver(0, CancellationToken.None);
        Assert.Equal(AppendResult.Stored, (await loop.Append(again, TestLedger.Request("case/2", 0, "{}"))).Result);
    }

    private async Task<(OwnedPartition, CommitLoop)> Start()
    {
        var loop = new CommitLoop(
            store, new OptionsWrapper<LedgerOptions>(Options), clock, NullLogger<CommitLoop>.Instance);
        loop.Start();
        return (await loop.TakeOver(0, CancellationToken.None), loop);
    }

    /// <summary>One partition in memory; the next commit may fail, before or after it stored.</summary>
    private sealed class ScriptedStore : ILedgerWriter
    {
        private Func<bool>? failure;

        public Dictionary<int, LedgerHead> Heads { get; } = [];

        public int Commits { get; private set; }

        public int Renewals { get; private set; }

        public bool Away { get; set; }

        public IReadOnlyList<int> Moved { get; set; } = [0];

        public TaskScheduler Scheduler => TaskScheduler.Default;

        public void Fail(bool stores, Action? then = null) => failure = () =>
        {
            failure = null;
            then?.Invoke();
            return stores;
        };

        public Task<long> TakeIn(IEnumerable<LedgerRecord> records, CancellationToken cancel = default) =>
            throw new NotSupportedException("Records are committed here.");

        public Task<int> Cut(int partitions, CancellationToken cancel = default) => Task.FromResult(partitions);

        public Task<LedgerHead> TakeOver(int partition, CancellationToken cancel = default)
        {
            var head = Heads.GetValueOrDefault(partition) ?? new(partition, 0, 0, LedgerChain.Origin);
            return Task.FromResult(Heads[partition] = head with { Epoch = head.Epoch + 1 });
        }

        public Task<IReadOnlyList<LedgerHead>> Renew(
            IReadOnlyList<OwnedPartition> held,
            CancellationToken cancel = default)
        {
            Renewals++;
            if (Away)
            {
                throw new IOException("away");
            }

            var mine = held.Where(partition => Heads[partition.Head.Partition].Epoch == partition.Head.Epoch).ToList();
            mine.ForEach(partition =>
                Heads[partition.Head.Partition] = Heads[partition.Head.Partition] with
                {
                    Epoch = partition.Head.Epoch + 1,
                });
            return Task.FromResult<IReadOnlyList<LedgerHead>>([
                .. mine.Select(partition => Heads[partition.Head.Partition]),
            ]);
        }

        public Task<CommitOutcome> Commit(IReadOnlyList<OwnedPartition> partitions, CancellationToken cancel = default)
        {
            Commits++;
            var wrong = failure;
            if (Away || (wrong is not null && !wrong()))
            {
                throw new IOException("lost before");
            }

            foreach (var partition in partitions)
            {
                Assert.Equal(Heads[partition.Head.Partition], partition.Head);
                Heads[partition.Head.Partition] = partition.Next;
            }

            return wrong is null
                ? Task.FromResult(new CommitOutcome(CommitFault.None, Moved))
                : throw new IOException("lost after");
        }

        public Task<IReadOnlyList<int>> Taken(
            IReadOnlyList<AppendRequest> requests,
            CancellationToken cancel = default) => Task.FromResult<IReadOnlyList<int>>([]);
    }
}
