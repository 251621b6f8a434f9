using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Microsoft.Extensions.Options;

namespace Grid.Tests.ReadModel;

public abstract class PartyTailTests
{
    private protected abstract Task<ReadModelStore> Open(LedgerOptions shape);

    /// <summary>Holds for every position of the read model and every position that the party has seen.</summary>
    [SkippableTheory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task A_party_finds_the_records_that_name_it_and_no_others(int seed)
    {
        var city = new RandomCity(seed);
        await using var store = await Open(city.Ledger.Shape);
        var tail = Tail(store, city.Ledger);
        var random = new Random(seed);
        var found = 0;

        for (var round = 0; round < 8; round++)
        {
            city.Live(150);
            // Those are their own record.
            var parties = city
                .Ledger.All.SelectMany(static record => record.Parties)
                .Where(static party => party.Kind is not (EntityKind.Case or EntityKind.Coordination))
                .Distinct()
                .ToList();
            for (var ask = 0; ask < 30; ask++)
            {
                var party = parties[random.Next(parties.Count)];
                var seen = Seen(random, await city.Ledger.Heads());
                var (records, upTo) = await tail.Read(party, seen);
                Assert.Equal(Scan(city.Ledger, party, seen), records);
                Assert.Equal(await city.Ledger.Heads(), upTo);
                found += records.Count;
            }

            await ReadSome(store, city.Ledger, random);
        }

        Assert.True(found > 1000);
    }

    [SkippableFact]
    public async Task Nothing_falls_between_while_the_read_model_reads_on()
    {
        var city = new RandomCity(13).Live(1500);
        await using var store = await Open(city.Ledger.Shape);
        var tail = Tail(store, city.Ledger);
        var random = new Random(13);
        // Those are their own record.
        var parties = city
            .Ledger.All.SelectMany(static record => record.Parties)
            .Where(static party => party.Kind is not (EntityKind.Case or EntityKind.Coordination))
            .Distinct()
            .ToList();
        var reading = store.CatchUp(city.Ledger, page: 3);

        var asked = 0;
        for (; !reading.IsCompleted || asked < 50; asked += 5)
        {
            var asks = Enumerable
                .Range(0, 5)
                .Select(_ => (Party: parties[random.Next(parties.Count)], Seen: Seen(random, [9, 9, 9, 9])))
                .ToList();
            var answers = await Task.WhenAll(asks.Select(ask => tail.Read(ask.Party, ask.Seen)));
            foreach (var (ask, answer) in asks.Zip(answers))
            {
                Assert.Equal(Scan(city.Ledger, ask.Party, ask.Seen), answer.Records);
            }
        }

        await reading;
    }

    [SkippableFact]
    public async Task Records_that_are_dead_letters_of_the_read_model_are_found_all_the_same()
    {
        var city = new RandomCity(15).Live(600);
        await using var store = await Open(city.Ledger.Shape);
        var broken = city.Ledger.All.First(record =>
            record.Version == 2
            && record.Parties.Any(static party => party.Kind == EntityKind.Cell)
            && record.Source.StartsWith("case/", StringComparison.Ordinal));
        city.Ledger.Rename(broken.Position, "case.unheardOf");
        await store.CatchUp(city.Ledger);
        Assert.NotEmpty(await store.DeadLetters(10));
        var cell = broken.Parties.First(static party => party.Kind == EntityKind.Cell);

        var (records, _) = await Tail(store, city.Ledger).Read(cell, new Dictionary<int, long>());

        Assert.Equal(Scan(city.Ledger, cell, []), records);
        Assert.Contains(records, record => record.Position == broken.Position);
    }

    [SkippableFact]
    public async Task A_read_model_that_went_back_hides_nothing()
    {
        var city = new RandomCity(14).Live(600);
        await using var store = await Open(city.Ledger.Shape);
        var tail = Tail(store, city.Ledger);
        var cell = city
            .Ledger.All.SelectMany(static record => record.Parties)
            .First(static party => party.Kind == EntityKind.Cell);
        await store.CatchUp(city.Ledger);
        city.Live(100);
        Assert.Equal(Scan(city.Ledger, cell, []), (await tail.Read(cell, new Dictionary<int, long>())).Records);

        await store.Clear();

        Assert.Equal(Scan(city.Ledger, cell, []), (await tail.Read(cell, new Dictionary<int, long>())).Records);
    }

    [SkippableFact]
    public async Task Many_who_wake_together_are_answered_together()
    {
        var city = new RandomCity(15).Live(300);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var tail = Tail(store, city.Ledger);
        var before = city.Ledger.Reads;

        var tails = await Task.WhenAll(
            Enumerable
                .Range(0, 2000)
                .Select(number =>
                    tail.Read(new EntityRef(EntityKind.Shop, $"new-{number}"), new Dictionary<int, long>())));

        Assert.All(tails, static read => Assert.Empty(read.Records));
        Assert.Single(tails.Select(static read => read.UpTo).Distinct()); // one list for all
        Assert.InRange(city.Ledger.Reads - before, 1, 20);
    }

    private static PartyTail Tail(ReadModelStore store, MemoryLedger ledger) =>
        new(store, ledger, Options.Create(ledger.Shape));

    /// <summary>Of the entries of a register the latest of each.</summary>
    private static List<LedgerRecord> Scan(MemoryLedger ledger, EntityRef party, Dictionary<int, long> seen)
    {
        var all = ledger
            .All.Where(record =>
                record.Parties.Contains(party)
                && record.Position.Position > seen.GetValueOrDefault(record.Position.Partition)
            && (party.Kind != EntityKind.Department || !record.Source.StartsWith("case/", StringComparison.Ordinal)))
        .ToList();
        var latest = all.Where(Projection.IsEntry)
            .GroupBy(static record => record.Source)
            .Select(static entries => entries.Last().Position)
            .ToHashSet();
        return [.. all.Where(record => !Projection.IsEntry(record) || latest.Contains(record.Position))];
    }

    private static Dictionary<int, long> Seen(Random random, long[] heads) =>
        Enumerable
            .Range(0, heads.Length)
            .Where(_ => random.Next(3) > 0)
            .ToDictionary(static partition => partition, partition => random.NextInt64(heads[partition] + 1));

    private static async Task ReadSome(ReadModelStore store, MemoryLedger ledger, Random random)
    {
        var (readTo, heads) = (await store.ReadTo(), await ledger.Heads());
        foreach (var (partition, reader) in store.Readers(ledger).Index())
        {
            var count = random.NextInt64(heads[partition] - readTo[partition] + 1);
            await reader.Receive(await ledger.Read(partition, readTo[partition], (int)count));
        }
    }
}

public sealed class SqlitePartyTailTests : PartyTailTests
{
    private protected override Task<ReadModelStore> Open(LedgerOptions shape) => Stores.Sqlite(shape);
}

public sealed class PostgresPartyTailTests(PostgresFixture server) : PartyTailTests, IClassFixture<PostgresFixture>
{
    private protected override Task<ReadModelStore> Open(LedgerOptions shape) => Stores.Postgres(server, shape);
}
