using Grid.Ledger;
using Grid.Parties;

namespace Grid.Tests.Ledger;

/// <summary>What the commit loop promises, on both stores.</summary>
public sealed class CommitLoopTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int PoisonedFrom = 3;

    public static TheoryData<string> Stores => TestLedger.Stores;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Everything_acknowledged_is_stored_once_in_order_and_without_gaps(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var partitions = await Task.WhenAll(Enumerable.Range(0, 4).Select(ledger.TakeOver));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3000).Select(async number =>
        {
            var request = TestLedger.Request($"case/{number}", 0, [.. Enumerable.Repeat($$"""{"number":{{number}}}""", 1 + number % 3)]);
            return (request, await ledger.Loop.Append(partitions[number % 4], request));
        }));

        var records = await ledger.ReadAll();
        Assert.All(answers, static answer => Assert.Equal(AppendResult.Stored, answer.Item2.Result));
        Assert.Equal(answers.Sum(static answer => answer.request.Drafts.Count), records.Count);
        var bySource = records.ToLookup(static record => record.Source);
        foreach (var (request, appended) in answers)
        {
            var stored = bySource[request.Source].ToList();
            Assert.Equal(Enumerable.Range(1, request.Drafts.Count), stored.Select(static record => record.Version));
            Assert.Equal(
                Enumerable
                    .Range(0, stored.Count)
                    .Select(more => appended.First with { Position = appended.First.Position + more }),
                stored.Select(static record => record.Position));
            Assert.Equal(request.Drafts[0].Payload, stored[0].Payload);
        }

        Assert.Empty(await ledger.Verify());
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task What_comes_back_is_what_was_given_to_the_microsecond(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var partition = await ledger.TakeOver(2);
        var draft = TestLedger.Draft("""{"说明":"店外堆放水果 🍉","quote":"\"\\"}""") with
        {
            Parties = [new(EntityKind.Shop, "a\"b\\c,{}"), new(EntityKind.Dog, "犬 1")],
        };

        await ledger.Loop.Append(partition, new("case/1", 0, [draft, draft with { Parties = [] }]));

        var records = await ledger.Store.ReadSource("case/1");
        Assert.Equal(draft.Payload, records[0].Payload);
        Assert.Equal(draft.Parties, records[0].Parties);
        Assert.Empty(records[1].Parties);
        Assert.Equal(TimeSpan.Zero, records[0].At.Offset);
        Assert.Equal(draft.At.UtcTicks / 10 * 10, records[0].At.UtcTicks);
        Assert.NotEqual(0, records[0].At.Microsecond);
        var recent = partition.Recent.Read(0, 10, out _, out _);
        Assert.Equivalent(records, recent, strict: true);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task An_older_owner_stores_nothing_and_learns_that_it_has_lost_while_other_partitions_go_on(
        string store)
    {
        await using var older = await TestLedger.Create(store, postgres);
        await using var newer = older.Another();
        var (lost, kept) = (await older.TakeOver(1), await older.TakeOver(2));
        await older.Loop.Append(lost, TestLedger.Request("case/before", 0, "{}"));
        var won = await newer.TakeOver(1);

        // One batch: both go into the same commit.
        lost.Assign(TestLedger.Request("case/late", 0, "{}"));
        kept.Assign(TestLedger.Request("case/other", 0, "{}"));
        var commit = await older.Writer.Commit([lost, kept]);
        lost.Discard();
        kept.Advance();

        Assert.Equal([2], commit.Moved);
        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() =>
            older.Loop.Append(lost, TestLedger.Request("case/later", 0, "{}")));
        Assert.True(lost.Lost);
        Assert.False(kept.Lost);
        Assert.Equal(
            AppendResult.Stored, (await older.Loop.Append(kept, TestLedger.Request("case/goes-on", 0, "{}"))).Result);
        Assert.Equal(
            new(AppendResult.Stored, new(1, 2)),
            await newer.Loop.Append(won, TestLedger.Request("case/after", 0, "{}")));
        Assert.Equal(
            ["case/before", "case/after", "case/other", "case/goes-on"],
            (await newer.ReadAll()).Select(static record => record.Source));
        Assert.Empty(await newer.Verify());
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_version_that_is_taken_fails_its_request_alone_and_leaves_no_gap(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var partition = await ledger.TakeOver(0);
        await ledger.Loop.Append(partition, TestLedger.Request("case/7", 0, "{}", "{}"));

        var answers = await Task.WhenAll(
            ledger.Loop.Append(partition, TestLedger.Request("case/a", 0, "{}")),
            ledger.Loop.Append(partition, TestLedger.Request("case/7", 1, "{}", "{}")),
            ledger.Loop.Append(partition, TestLedger.Request("case/b", 0, "{}")),
            ledger.Loop.Append(partition, TestLedger.Request("case/twin", 0, "{}")),
            ledger.Loop.Append(partition, TestLedger.Request("case/twin", 0, "{}")));

        Assert.Equal(
            [
                AppendResult.Stored, AppendResult.VersionTaken, AppendResult.Stored, AppendResult.Stored,
                AppendResult.VersionTaken,
            ],
            answers.Select(static answer => answer.Result));
        Assert.Equal(5, (await ledger.ReadAll()).Count);
        Assert.Empty(await ledger.Verify());
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_row_the_database_refuses_fails_its_request_alone_and_whole(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        await ledger.Tamper(store == "SQLite"
            ? "create trigger refuse before insert on ledger when new.payload like '%poison%' begin select "
                + "raise(abort, 'poison is not kept'); end"
            : "alter table ledger add constraint refuse check (payload not like '%poison%')");
        var partition = await ledger.TakeOver(0);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => ledger.Loop.Append(
            partition,
            number % 7 == PoisonedFrom ? TestLedger.Request($"case/{number}", 0, "{}", """{"poison":1}""", "{}") : TestLedger.Request($"case/{number}", 0, "{}"))));

        var rejected = answers
            .Select(static (answer, number) => (answer, number))
            .Where(static one => one.answer.Result == AppendResult.Rejected)
            .ToList();
        Assert.Equal([3, 10, 17], rejected.Select(static one => one.number));
        Assert.All(rejected, static one => Assert.Matches("poison|refuse", one.answer.Reason));
        Assert.Equal(17, answers.Count(static answer => answer.Result == AppendResult.Stored));
        Assert.Equal(
            Enumerable.Range(1, 17).Select(static position => (long)position),
            (await ledger.ReadAll()).Select(static record => record.Position.Position));
        Assert.Empty(await ledger.Verify());
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task What_no_store_can_keep_is_refused_with_its_reason(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var partition = await ledger.TakeOver(0);

        AppendRequest[] unfit =
        [
            TestLedger.Request("case/1", 0),
            TestLedger.Request("case/1", -1, "{}"),
            TestLedger.Request("case/1", int.MaxValue, "{}"),
            TestLedger.Request("", 0, "{}"),
            TestLedger.Request("case/1", 0, "{}", "nul \0"),
            TestLedger.Request("case/1", 0, "half a pair \uD83C"),
            new("case/1", 0, [TestLedger.Draft("{}") with { Parties = [new(EntityKind.None, "x")] }]),
            new("case/1", 0, [TestLedger.Draft("{}") with { Parties = [new(EntityKind.Cell, "")] }]),
        ];

        foreach (var request in unfit)
        {
            var answer = await ledger.Loop.Append(partition, request);
            Assert.Equal(AppendResult.Rejected, answer.Result);
            Assert.NotEmpty(answer.Reason!);
        }

        Assert.Equal(
            AppendResult.Stored,
            (await ledger.Loop.Append(partition, TestLedger.Request("case/1", 0, "a pair 🍉"))).Result);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_full_way_in_says_so_at_once_and_stores_the_others(string store)
    {
        await using var ledger = await TestLedger.Create(
            store, postgres, static options => (options.MaxWaiting, options.MaxBatch) = (16, 1));
        var partition = await ledger.TakeOver(0);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 500)
                .Select(number => ledger.Loop.Append(partition, TestLedger.Request($"case/{number}", 0, "{}"))));

        var stored = answers.Count(static answer => answer.Result == AppendResult.Stored);
        Assert.Equal(500 - stored, answers.Count(static answer => answer.Result == AppendResult.Full));
        Assert.InRange(stored, 16, 499);
        Assert.Equal(stored, (await ledger.ReadAll()).Count);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_way_in_full_of_bytes_says_so_too_and_takes_others_once_they_are_stored(string store)
    {
        await using var ledger = await TestLedger.Create(
            store,
            postgres,
            static options => (options.MaxWaitingBytes, options.MaxBatchBytes) = (3_000_000, 1_500_000));
        var partition = await ledger.TakeOver(0);
        var outline = new string('x', 500_000); // a million bytes of memory

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(number => ledger.Loop.Append(partition, TestLedger.Request($"building/{number}", 0, outline))));
        var larger = await ledger.Loop.Append(
            partition, TestLedger.Request("building/large", 0, new string('x', 2_000_000)));

        var stored = answers.Count(static answer => answer.Result == AppendResult.Stored);
        Assert.Equal(100 - stored, answers.Count(static answer => answer.Result == AppendResult.Full));
        Assert.InRange(stored, 3, 99);
        Assert.Equal(AppendResult.Stored, larger.Result); // one alone is taken
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_later_owner_goes_on_where_the_ledger_ends(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var before = await ledger.TakeOver(5);
        await ledger.Loop.Append(before, TestLedger.Request("case/1", 0, "{}", "{}"));
        await ledger.Loop.Stop(CancellationToken.None);

        await using var restarted = ledger.Another();
        var after = await restarted.TakeOver(5);
        var appended = await restarted.Loop.Append(after, TestLedger.Request("case/1", 2, "{}"));

        Assert.Equal(new(AppendResult.Stored, new(5, 3)), appended);
        Assert.Equal([0, 0, 0, 0, 0, 3], (await restarted.Store.Heads()).Take(6));
        Assert.Empty(await restarted.Verify());
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Who_still_waits_when_the_silo_stops_is_answered(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres, static options => options.MaxBatch = 10);
        var partition = await ledger.TakeOver(0);
        var waiting = Enumerable
            .Range(0, 100)
            .Select(number => ledger.Loop.Append(partition, TestLedger.Request($"case/{number}", 0, "{}")))
            .ToList();

        await ledger.Loop.Stop(CancellationToken.None);

        Assert.All(await Task.WhenAll(waiting), static answer => Assert.Equal(AppendResult.Stored, answer.Result));
        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() =>
            ledger.Loop.Append(partition, TestLedger.Request("case/late", 0, "{}")));
    }
}
