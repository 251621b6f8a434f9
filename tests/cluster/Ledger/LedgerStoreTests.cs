using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;

namespace Grid.Tests.Ledger;

/// <summary>Reading, cursors and dead letters, the same on both stores.</summary>
public sealed class LedgerStoreTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly EntityRef Shop = new(EntityKind.Shop, "330424-XQ-02-S001");

    public static TheoryData<string> Stores => TestLedger.Stores;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Records_are_found_by_source_by_partition_and_beyond_a_follower(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var (one, two) = (await ledger.TakeOver(1), await ledger.TakeOver(2));
        await ledger.Loop.Append(two, TestLedger.Request("case/b", 0, "1", "2", "3"));
        await ledger.Loop.Append(one, TestLedger.Request("case/a", 0, "4", "5"));
        await ledger.Loop.Append(two, TestLedger.Request("case/b", 3, "6"));
        var after = new long[17];
        after[2] = 1;

        Assert.Equal(["1", "2", "3", "6"], Payloads(await ledger.Store.ReadSource("case/b")));
        Assert.Empty(await ledger.Store.ReadSource("case/none"));
        Assert.Equal(
            ["4", "5", "1", "2", "3", "6"],
            Payloads(await ledger.Store.ReadSources(["case/b", "case/none", "case/a"])));
        Assert.Equal(["2", "3"], Payloads(await ledger.Store.Read(2, 1, 2)));
        Assert.Equal(["4", "5", "2", "3"], Payloads(await ledger.Store.ReadBeyond(after, 4)));
        Assert.Equal([0, 2, 4, 0], (await ledger.Store.Heads()).Take(4));
        Assert.Equal(17, (await ledger.Store.Heads()).Length);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_page_of_large_records_ends_before_the_memory_does(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var one = await ledger.TakeOver(1);
        var outline = new string('x', 1_500_000);
        for (var i = 0; i < 5; i++)
        {
            await ledger.Loop.Append(one, TestLedger.Request("building/b", i, outline));
        }

        await ledger.Loop.Append(one, TestLedger.Request("building/c", 0, "1", "2"));

        Assert.Equal([1L, 2, 3], Positions(await ledger.Store.Read(1, 0, 500)));
        Assert.Equal([4L, 5, 6, 7], Positions(await ledger.Store.Read(1, 3, 500)));
        Assert.Equal([1L], Positions(await ledger.Store.Read(1, 0, new PageLimit(500, 10)))); // one at least
        Assert.Equal([1L, 2, 3], Positions(await ledger.Store.ReadBeyond(new long[17], 500)));
        Assert.Equal([1L, 2, 3], Positions(await ledger.Store.ReadSource("building/b", 0, 500)));
        Assert.Equal([4L, 5], Positions(await ledger.Store.ReadSource("building/b", 3, 500)));
        Assert.Equal(
            [1L, 2, 3, 4, 5, 6, 7],
            await ledger
                .Store.Stream(["building/c", "building/none", "building/b"])
                .Select(static record => record.Position.Position)
                .ToListAsync());
        Assert.Equal(
            [1L, 2, 3, 4, 5],
            await ledger.Store.Stream("building/b").Select(static record => record.Position.Position).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_consumer_finds_its_checkpoints_and_a_late_write_does_not_move_them_back(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        await ledger.Store.SaveCheckpoint("one", 16, 5);
        await ledger.Store.SaveCheckpoint("one", 16, 9);
        await ledger.Store.SaveCheckpoint("one", 3, 9);
        await ledger.Store.SaveCheckpoint("one", 3, 2);

        await using var restarted = ledger.Another();
        var cursors = await restarted.Store.Checkpoints("one");

        Assert.Equal((17, 9L, 9L, 18L), (cursors.Length, cursors[16], cursors[3], cursors.Sum()));
        Assert.Equal(new long[17], await restarted.Store.Checkpoints("two"));
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Dead_letters_are_kept_once_with_their_latest_reason_and_shown_latest_first(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        await ledger.Store.AddDeadLetter(new(Shop, new(1, 7), "first try", Noon));
        await ledger.Store.AddDeadLetter(new(Shop, new(1, 8), "another", Noon.AddMinutes(1)));
        await ledger.Store.AddDeadLetter(new(Shop, new(1, 7), "second try \0", Noon.AddMinutes(2)));

        var letters = await ledger.Store.DeadLetters(10);

        Assert.Equal(
            [
                new DeadLetter(Shop, new(1, 7), "second try ", Noon.AddMinutes(2)),
                new DeadLetter(Shop, new(1, 8), "another", Noon.AddMinutes(1)),
            ],
            letters);
        Assert.Equal(2, await ledger.Store.CountDeadLetters());
        Assert.Single(await ledger.Store.DeadLetters(1));
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Dead_letters_are_listed_by_consumer_and_removed_one_by_one(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var clocks = new DeadLetter(Shop, new(1, 7), "the clocks", Noon, ConsumerId.Clocks);
        DeadLetter[] parties =
        [
            new(Shop, new(1, 7), "it", Noon),
            new(Shop, new(1, 9), "again", Noon),
            new(Shop, new(2, 1), "elsewhere", Noon),
        ];
        foreach (var letter in parties.Append(clocks))
        {
            await ledger.Store.AddDeadLetter(letter);
        }

        Assert.Equal([clocks], await ledger.Store.DeadLetters(ConsumerId.Clocks, 1, 10));
        Assert.Equal(parties[..2], await ledger.Store.DeadLetters(ConsumerId.Parties, 1, 10));
        await ledger.Store.RemoveDeadLetter(parties[0]);
        Assert.Equal([parties[1]], await ledger.Store.DeadLetters(ConsumerId.Parties, 1, 10));
        Assert.Equal(3, await ledger.Store.CountDeadLetters());
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_ledger_remembers_into_how_many_partitions_it_was_cut(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);

        Assert.Equal(16, await ledger.Writer.Cut(16));
        Assert.Equal(16, await ledger.Writer.Cut(32));
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Several_processes_that_start_at_once_migrate_once(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var elsewhere = await TestLedger.Empty(store, postgres);

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Factory.StartNew(() => LedgerMigrations.Apply(elsewhere), TaskCreationOptions.LongRunning)
                        .Unwrap()));
        await LedgerMigrations.Apply(elsewhere);

        await using var migrated = TestLedger.Open(elsewhere);
        Assert.Equal(
            AppendResult.Stored,
            (await migrated.Loop.Append(await migrated.TakeOver(0), TestLedger.Request("case/1", 0, "{}"))).Result);
    }

    private static IEnumerable<long> Positions(IEnumerable<LedgerRecord> records) =>
        records.Select(static record => record.Position.Position);

    private static IEnumerable<string> Payloads(IEnumerable<LedgerRecord> records) =>
        records.Select(static record => record.Payload);
}
