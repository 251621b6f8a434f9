using Grid.Ledger;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Grid.Tests.Ledger;

/// <summary>Commits that never reach a real store, or reach it but their answers are lost on the way back.</summary>
public sealed class LostAnswerTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    public static TheoryData<string> Stores => TestLedger.Stores;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Every_request_is_stored_once_though_every_other_answer_is_lost(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var unreliable = new Unreliable(ledger.Writer);
        using var loop = new CommitLoop(
            unreliable,
            new OptionsWrapper<LedgerOptions>(new() { MaxBatch = 20 }),
            TimeProvider.System,
            NullLogger<CommitLoop>.Instance);
        loop.Start();
        var partitions = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(number => loop.TakeOver(number, CancellationToken.None)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(async number =>
            (
                number,
                Appended: await loop.Append(
                    partitions[number % 3], TestLedger.Request($"case/{number}", 0, "{}", "{}")))));
        await loop.Stop(CancellationToken.None);

        var stored = (await ledger.ReadAll()).ToLookup(static record => record.Source);
        Assert.True(unreliable.LostBefore > 2 && unreliable.LostAfter > 2);
        Assert.Equal(400, stored.Count);
        Assert.All(
            answers,
            answer =>
                Assert.Equal(
                    (AppendResult.Stored, answer.Appended.First),
                    (answer.Appended.Result, stored[$"case/{answer.number}"].First().Position)));
        Assert.Empty(await ledger.Verify());
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Heads_that_are_still_held_are_renewed_and_the_others_are_missing(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var (mine, lost, unused) = (await ledger.TakeOver(1), await ledger.TakeOver(2), await ledger.TakeOver(3));
        await ledger.Loop.Append(mine, TestLedger.Request("case/1", 0, "{}"));
        await ledger.Writer.TakeOver(2);

        var heads = await ledger.Writer.Renew([mine, lost, unused]);

        Assert.Equal(
            [(1, 2L, 1L), (3, 2L, 0L)],
            heads
                .OrderBy(static head => head.Partition)
                .Select(static head => (head.Partition, head.Epoch, head.Position)));
        Assert.Equal(mine.Head.Hash, heads.Single(static head => head.Partition == 1).Hash);
        Assert.Empty((await ledger.Writer.Commit([Placed(mine)])).Moved);
    }

    private static OwnedPartition Placed(OwnedPartition partition)
    {
        partition.Assign(TestLedger.Request("case/late", 0, "{}"));
        return partition;
    }

    /// <summary>Of three commits, one gets lost on its way there, and one on its way back.</summary>
    private sealed class Unreliable(ILedgerWriter writer) : ILedgerWriter
    {
        private int commits;

        public int LostBefore { get; private set; }

        public int LostAfter { get; private set; }

        public TaskScheduler Scheduler => writer.Scheduler;

        public Task<int> Cut(int partitions, CancellationToken cancel = default) => writer.Cut(partitions, cancel);

        public Task<LedgerHead> TakeOver(int partition, CancellationToken cancel = default) =>
            writer.TakeOver(partition, cancel);

        public Task<IReadOnlyList<LedgerHead>> Renew(
            IReadOnlyList<OwnedPartition> held,
            CancellationToken cancel = default) => writer.Renew(held, cancel);

        public Task<IReadOnlyList<int>> Taken(
            IReadOnlyList<AppendRequest> requests,
            CancellationToken cancel = default) => writer.Taken(requests, cancel);

        public Task<long> TakeIn(IEnumerable<LedgerRecord> records, CancellationToken cancel = default) =>
            writer.TakeIn(records, cancel);

        public async Task<CommitOutcome> Commit(
            IReadOnlyList<OwnedPartition> partitions,
            CancellationToken cancel = default)
        {
            var turn = commits++ % 3;
            if (turn == 0)
            {
                LostBefore++;
                throw new IOException("Lost on its way there.");
            }

            var outcome = await writer.Commit(partitions, cancel);
            if (turn == 2)
            {
                LostAfter++;
                throw new IOException("Lost on its way back.");
            }

            return outcome;
        }
    }
}
