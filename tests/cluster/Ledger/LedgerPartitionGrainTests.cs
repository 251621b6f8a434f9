using Grid.Ledger;
using Grid.Ledger.Streams;
using Grid.Tests.City;

namespace Grid.Tests.Ledger;

/// <summary>The owner of a partition, called as the city calls it.</summary>
public sealed class LedgerPartitionGrainTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Stores => TestLedger.Stores;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_follower_reads_from_memory_what_is_recent_and_from_the_store_what_is_not(string store)
    {
        await using var city = await LedgerCity.Start(
            store, postgres, configure: static options => options.RecentRecords = 5);
        var partition = city.Partition(3);
        for (var number = 0; number < 12; number++)
        {
            await partition.Append(TestLedger.Request("case/1", number, "{}"));
        }

        var old = await partition.Follow(2, 4, Minute);
        var recent = await partition.Follow(8, 100, Minute);

        Assert.Equal([3L, 4, 5, 6], old.Records.Select(static record => record.Position.Position));
        Assert.Equal([9L, 10, 11, 12], recent.Records.Select(static record => record.Position.Position));
        Assert.Equal((3, 12L), (recent.Partition, recent.Head));
        Assert.Equivalent(await city.Stranger.Store.Read(3, 8, 100), recent.Records, strict: true);
        await city.Stranger.Tamper("delete from ledger");
        Assert.Equal(5, (await partition.Follow(7, 100, Minute)).Records.Count);
        Assert.Empty((await partition.Follow(6, 100, TimeSpan.Zero)).Records);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_follower_with_nothing_to_read_is_woken_by_the_next_record(string store)
    {
        await using var city = await LedgerCity.Start(store, postgres);
        var partition = city.Partition(0);
        await partition.Append(TestLedger.Request("case/1", 0, "{}"));

        var waiting = Enumerable.Range(0, 3).Select(_ => partition.Follow(1, 10, Minute)).ToList();
        await partition.Append(TestLedger.Request("case/1", 1, """{"news":true}"""));

        foreach (var page in await Task.WhenAll(waiting))
        {
            Assert.Equal("""{"news":true}""", Assert.Single(page.Records).Payload);
        }
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_consumer_whose_wait_ends_receives_an_empty_page(string store)
    {
        await using var city = await LedgerCity.Start(store, postgres);
        var partition = city.Partition(0);
        await partition.Append(TestLedger.Request("case/1", 0, "{}"));

        var waiting = partition.Follow(1, 10, Minute);
        await Passes(city, TimeSpan.FromSeconds(20), waiting);

        var page = await waiting;
        Assert.Empty(page.Records);
        Assert.Equal(1, page.Head);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task Followers_miss_nothing_however_small_the_memory_and_fast_the_writers(string store)
    {
        await using var city = await LedgerCity.Start(
            store, postgres, configure: static options => options.RecentRecords = 3);
        var partition = city.Partition(0);
        const int count = 400;

        var consumers = Enumerable.Range(0, 3).Select(async _ =>
        {
            var seen = new List<long>();
            while (seen.Count < count)
            {
                seen.AddRange((await partition.Follow(seen.Count, 50, Minute)).Records.Select(static record =>
                    record.Position.Position));
            }

            return seen;
        }).ToList();
        await Task.WhenAll(
            Enumerable.Range(0, count).Select(number => partition.Append(TestLedger.Request($"case/{number}", 0, "{}")))
        );

        // No record comes any more that could wake a consumer which slept through the last.
        foreach (var seen in await Task.WhenAll(consumers).WaitAsync(TimeSpan.FromMinutes(5)))
        {
            Assert.Equal(Enumerable.Range(1, count).Select(static position => (long)position), seen);
        }
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task An_owner_that_was_replaced_fails_its_callers_and_takes_over_again_on_the_next_call(string store)
    {
        await using var city = await LedgerCity.Start(store, postgres);
        var partition = city.Partition(4);
        await partition.Append(TestLedger.Request("case/1", 0, "{}"));
        var consumer = partition.Follow(1, 10, Minute);
        var stranger = await city.Stranger.TakeOver(4);
        await city.Stranger.Loop.Append(stranger, TestLedger.Request("case/2", 0, "{}"));

        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() =>
            partition.Append(TestLedger.Request("case/1", 1, "{}")));
        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() => consumer);
        var appended = await partition.Append(TestLedger.Request("case/1", 1, "{}"));

        Assert.Equal(new(AppendResult.Stored, new(4, 3)), appended);
        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() =>
            city.Stranger.Loop.Append(stranger, TestLedger.Request("case/2", 1, "{}")));
        Assert.Equal(
            ["case/1", "case/2", "case/1"],
            (await partition.Follow(0, 10, Minute)).Records.Select(static record => record.Source));
        Assert.Empty(await city.Stranger.Verify());
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_follower_of_an_owner_that_was_replaced_in_silence_does_not_wait_for_ever(string store)
    {
        await using var city = await LedgerCity.Start(store, postgres);
        var partition = city.Partition(4);
        await partition.Append(TestLedger.Request("case/1", 0, "{}"));
        var consumer = partition.Follow(1, 10, Minute);
        await city.Stranger.Loop.Append(await city.Stranger.TakeOver(4), TestLedger.Request("case/2", 0, "{}"));

        await Passes(city, TimeSpan.FromSeconds(70), consumer);

        await Assert.ThrowsAsync<LedgerOutcomeUnknownException>(() => consumer);
        Assert.Equal("case/2", Assert.Single((await partition.Follow(1, 10, Minute)).Records).Source);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_silo_stops_without_waiting_for_the_patience_of_followers(string store)
    {
        var city = await LedgerCity.Start(store, postgres);
        await city.Partition(0).Append(TestLedger.Request("case/1", 0, "{}"));
        var consumer = city.Partition(0).Follow(1, 10, TimeSpan.FromHours(1));

        await city.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(5));

        Assert.True(consumer.IsCompleted);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_partition_that_is_none_has_no_owner(string store)
    {
        await using var city = await LedgerCity.Start(store, postgres);

        await Assert.ThrowsAnyAsync<ArgumentOutOfRangeException>(() => city.Partition(17).Follow(0, 1, TimeSpan.Zero));
        await Assert.ThrowsAnyAsync<ArgumentOutOfRangeException>(() => city.Reader.Read(17, 0, 1));
        Assert.Equal(17, await city.Reader.Partitions());
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_city_does_not_start_on_a_ledger_that_was_cut_otherwise(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        await ledger.Writer.Cut(16);

        // In a process of its own: Orleans leaves loops that spin behind where a silo fails to start.
        var refusal = await SeparateProcess.KillAfter(ledger.Database, static async store =>
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
                LedgerCity.StartBeside(store, static options => options.Partitions = 32));
            return refused.ToString();
        });

        Assert.Contains("Set Partitions to 16", refusal, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task The_reader_shows_the_record_as_it_is_stored(string store)
    {
        await using var city = await LedgerCity.Start(store, postgres);
        await city.Partition(16).Append(TestLedger.Request("shop/1", 0, "{}", "{}", "{}"));

        var page = await city.Reader.Read(16, 1, 1);

        Assert.Equal(3, page.Head);
        Assert.Equal(new(16, 2), Assert.Single(page.Records).Position);
    }

    [SkippableFact]
    public async Task When_a_silo_dies_another_takes_its_partitions_over_and_nothing_acknowledged_is_lost()
    {
        await using var city = await LedgerCity.Start("PostgreSQL", postgres);
        await using var other = await SeparateProcess.Start(
            city.Stranger.Database, static store => LedgerCity.StartBeside(store));
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<(string Source, LedgerPosition At)>();
        var killed = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 16).Select(async writer =>
        {
            var after = 0;
            for (var number = 0; after < 20; number++)
            {
                var source = $"case/{writer}-{number}";
                try
                {
                    var appended = await city.Partition(writer).Append(TestLedger.Request(source, 0, "{}"));
                    Assert.Equal(AppendResult.Stored, appended.Result);
                    acknowledged.Add((source, appended.First));
                    after += killed.Task.IsCompleted ? 1 : 0;
                }
                catch (Exception unknown) when (TransientFaults.IsTransient(unknown))
                {
                    await Task.Yield(); // another source asks next
                }
            }
        }).ToList();
        await Eventually.Comes(() => acknowledged.Count >= 500, "500 acknowledgements");
        var owners = (await city.Silo.Management.GetDetailedGrainStatistics())
            .Where(static grain => grain.GrainId.Type.ToString() == "ledger-partition");
        Assert.Equal(2, owners.Select(static grain => grain.SiloAddress).Distinct().Count());

        await other.Kill();
        killed.SetResult();
        await Task.WhenAll(writers);

        var stored = (await city.Stranger.ReadAll()).ToDictionary(
            static record => record.Source, static record => record.Position);
        Assert.All(acknowledged, one => Assert.Equal(one.At, stored[one.Source]));
        Assert.Empty(await city.Stranger.Verify());
    }

    /// <summary>
    /// The city's clock goes on, again and again, until a call is answered: its wait begins when it arrives.
    /// </summary>
    private static Task Passes(LedgerCity city, TimeSpan step, Task call) => Eventually.Comes(
        () =>
        {
            city.Clock.Advance(call.IsCompleted ? TimeSpan.Zero : step);
            return call.IsCompleted;
        },
        "the answer");
}
