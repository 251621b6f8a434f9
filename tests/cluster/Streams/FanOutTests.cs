using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.Streams;

namespace Grid.Tests.Streams;

/// <summary>Each record of a city reaches the parties that it names.</summary>
public sealed class FanOutTests(PostgresFixture server) : IClassFixture<PostgresFixture>, IDisposable
{
    private static readonly EntityRef Cell = new(EntityKind.Cell, "330424001002017");
    private static readonly EntityRef Shop = new(EntityKind.Shop, "330424-XQ-02-S001");
    private static readonly EntityRef Dog = new(EntityKind.Dog, "330424-D-0001");

    private readonly string directory = Directory.CreateTempSubdirectory("grid-streams-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [SkippableTheory, InlineData("SQLite"), InlineData("PostgreSQL")]
    public async Task Every_record_reaches_everyone_it_names_in_the_order_of_its_partition(string store)
    {
        await using var city = await StreamCity.Start(await Database(store));
        var parties = Enumerable
            .Range(0, 40)
            .Select(static shop => new EntityRef(EntityKind.Shop, $"S{shop:D3}"))
            .ToArray();
        var draw = new Random(7);
        var named = new List<(LedgerPosition Position, IReadOnlyList<EntityRef> Parties)>();

        for (var round = 0; round < 20; round++)
        {
            var requests = Enumerable.Range(0, StreamCity.Partitions + 1).Select(partition =>
                (
                    Partition: partition,
                    Events: Enumerable
                        .Range(0, 5)
                        .Select(_ => (IReadOnlyList<EntityRef>)draw.GetItems(parties, 6))
                        .ToArray()))
            .ToArray();
            var stored = await Task.WhenAll(requests.Select(request =>
                city.Append(request.Partition, $"case/{request.Partition}-{round}", request.Events)));
            named.AddRange(requests.Zip(stored).SelectMany(static pair => pair.Second.Zip(pair.First.Events)));
        }

        foreach (var party in parties)
        {
            var expected = named
                .Where(record => record.Parties.Contains(party))
                .Select(static record => record.Position)
                .ToHashSet();
            Assert.NotEmpty(expected);
            await Eventually.Comes(
                () => expected.IsSubsetOf(city.RecordingParty.Of(party).Select(static record => record.Position)),
                $"{party}");
            Assert.All(
                city.RecordingParty.Of(party).GroupBy(static record => record.Position.Partition),
                static partition => Assert.Equal(
                    partition.Select(static record => record.Position.Position).Distinct().Order(),
                    partition.Select(static record => record.Position.Position).Distinct()));
            Assert.Equal(
                expected.Count,
                city.RecordingParty.Of(party).Select(static record => record.Position).Distinct().Count());
        }

        Assert.Empty(await city.Store.DeadLetters(10));
    }

    [Fact]
    public async Task A_party_is_called_once_with_its_list_and_places_and_tables_are_not_called()
    {
        await using var city = await StreamCity.Start(await Database("SQLite"));

        await city.Append(1, "case/1", [.. Enumerable.Repeat<IReadOnlyList<EntityRef>>(
            [Cell, Shop, Cell, new(EntityKind.Area, "330424001"), new(EntityKind.Table, "330424/standards")], 50)]);
        await Eventually.Comes(
            () => city.RecordingParty.Of(Shop).Count == 50 && city.RecordingParty.Of(Cell).Count == 50,
            "fifty records");

        Assert.Equal([Cell.ToString(), Shop.ToString()], city.RecordingParty.Calls.Order());
        Assert.Equal(
            Enumerable.Range(1, 50).Select(static position => (long)position), city.RecordingParty.Positions(Cell));
    }

    [Fact]
    public async Task A_record_a_party_cannot_apply_becomes_a_dead_letter_and_delays_no_other()
    {
        await using var city = await StreamCity.Start(await Database("SQLite"));
        city.RecordingParty.Door = (party, records) =>
            party == Shop.ToString() && records.Any(static record => record.Position.Position == 2)
            ? throw new InvalidDataException("It says what?\0")
            : Task.CompletedTask;

        await city.Append(0, "case/1", [Shop, Dog], [Shop, Dog], [Shop, Dog]);
        await Eventually.Comes(
            () => city.RecordingParty.Of(Shop).Count == 2, "the shop's, without the one it cannot take");
        // The dog did not wait for the shop's tries.
        Assert.Equal([Dog.ToString(), Shop.ToString(), Shop.ToString()], city.RecordingParty.Calls);

        await city.Append(0, "case/2", [Shop, Dog]);
        await Eventually.Comes(
            () => city.RecordingParty.Of(Shop).Count == 3 && city.RecordingParty.Of(Dog).Count == 4, "what came after");
        Assert.Equal([1, 3, 4], city.RecordingParty.Positions(Shop));
        var letter = Assert.Single(await city.Store.DeadLetters(10));
        Assert.Equal(
            (Shop, new LedgerPosition(0, 2), "InvalidDataException: It says what?"),
            (letter.Party, letter.Position, letter.Reason));
    }

    [Fact]
    public async Task A_dead_letter_is_retried_on_command_and_stays_while_it_fails()
    {
        await using var city = await StreamCity.Start(await Database("SQLite"));
        var wrong = "Not yet.";
        city.RecordingParty.Door = (party, records) =>
            party == Shop.ToString() && wrong is not null && records.Any(static record => record.Position.Position == 2)
            ? throw new InvalidDataException(wrong)
            : Task.CompletedTask;
        await city.Append(0, "case/1", [Shop, Dog], [Shop, new(EntityKind.Household, "H1")], [Shop, Dog]);
        await Eventually.Comes(async () => await city.Store.CountDeadLetters() == 2, "the shop's and the household's");
        var fanOut = FanOut(city);

        wrong = "Still not.";
        Assert.Equal(new Retried(2, 0), await fanOut.Retry());
        Assert.Contains("Still not.", (await city.Store.DeadLetters(10)).Select(static letter => letter.Reason[^10..]));

        wrong = null;
        Assert.Equal(new Retried(2, 1), await fanOut.Retry());
        Assert.Equal([1, 3, 2], city.RecordingParty.Positions(Shop));
        Assert.Equal([Shop.ToString(), Shop.ToString()], city.RecordingParty.Rebuilt);
        // No grain class serves households here.
        Assert.Equal(EntityKind.Household, Assert.Single(await city.Store.DeadLetters(10)).Party.Kind);
    }

    [Fact]
    public async Task A_delivery_names_the_position_of_the_last_delivery_to_its_party()
    {
        await using var city = await StreamCity.Start(await Database("SQLite"));
        city.RecordingParty.Door = static (party, records) =>
            party == Dog.ToString() && records.Any(static record => record.Position.Position == 5)
            ? throw new InvalidDataException("Not this one.")
            : Task.CompletedTask;
        await Deliver([Shop, Dog], [Shop]);
        await Deliver([Dog]);
        await Deliver([Cell]);
        await Deliver([Dog]);
        await Deliver([Dog, Shop]);
        Assert.Equal([(0, 1), (2, 6)], city.RecordingParty.Deliveries(Shop));
        // The dead letter was not delivered.
        Assert.Equal([(0, 1), (1, 3), (3, 6)], city.RecordingParty.Deliveries(Dog));
        // The first delivery by this activation: none since it started.
        Assert.Equal([(0, 4)], city.RecordingParty.Deliveries(Cell));

        await FanOut(city).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Deliver([Cell]);
        await Deliver([Shop, Cell]);

        // A new activation does not know what the one before it delivered.
        Assert.Equal([(0, 4), (6, 7), (7, 8)], city.RecordingParty.Deliveries(Cell));
        Assert.Equal([(0, 1), (2, 6), (6, 8)], city.RecordingParty.Deliveries(Shop));

        async Task Deliver(params IReadOnlyList<EntityRef>[] events)
        {
            var positions = await city.Append(0, $"case/{Guid.NewGuid()}", events);
            await Eventually.Comes(
                async () =>
                    (await city.Store.DeadLetters(10)).Any(letter => letter.Position == positions[^1])
                    || events[^1].All(party => city.RecordingParty.Positions(party).Contains(positions[^1].Position)),
                $"{positions[^1]}");
        }
    }

    [Fact]
    public async Task A_party_that_keeps_failing_delays_no_page()
    {
        await using var city = await StreamCity.Start(await Database("SQLite"));
        var tries = 0;
        city.RecordingParty.Door = (party, _) =>
            party == Shop.ToString()
                ? throw new InvalidOperationException($"Closed, says try {++tries}.")
                : Task.CompletedTask;

        await city.Append(2, "case/1", [Shop]);
        await Eventually.Comes(async () => await city.Store.CountDeadLetters() == 1, "the first dead letter");
        var first = tries;
        await city.Append(2, "case/2", [Shop]);
        await Eventually.Comes(async () => await city.Store.CountDeadLetters() == 2, "the second dead letter");

        Assert.True(first > 3, $"It was tried {first} times before it became a dead letter.");
        Assert.Equal(2, tries - first);
    }

    [Fact]
    public async Task A_record_for_a_kind_without_a_grain_class_is_a_dead_letter_at_once()
    {
        await using var city = await StreamCity.Start(await Database("SQLite"));
        var household = new EntityRef(EntityKind.Household, "H1");

        await city.Append(0, "case/1", [household, Dog]);
        await Eventually.Comes(async () => await city.Store.CountDeadLetters() == 1, "the dead letter");

        // With its list, and the one record in it: not tried as if it could succeed.
        Assert.Equal(2, city.RecordingParty.Strays);
        await Eventually.Comes(() => city.RecordingParty.Of(Dog).Count == 1, "the dog's");
    }

    [Fact]
    public async Task Transient_faults_are_retried_until_they_pass_and_no_record_is_lost()
    {
        await using var city = await StreamCity.Start(await Database("SQLite"));
        var left = 6;
        city.RecordingParty.Door = (party, _) =>
            party == Shop.ToString() && left-- > 0 ? throw new TimeoutException("No answer.") : Task.CompletedTask;

        await city.Append(3, "case/1", [Shop, Dog]);
        await Eventually.Comes(() => city.RecordingParty.Of(Shop).Count == 1, "the shop's, once it answers");

        Assert.Equal(-1, left);
        Assert.Single(city.RecordingParty.Of(Dog)); // the page came seven times; the dog had it
        Assert.Empty(await city.Store.DeadLetters(10));
    }

    [Fact]
    public async Task No_caller_can_publish_on_the_stream_of_the_ledger()
    {
        await using var city = await StreamCity.Start(await Database("SQLite"));
        var stream = city.Silo.Services.GetRequiredKeyedService<IStreamProvider>(FanOutGrain.Name)
            .GetStream<LedgerPage>(StreamId.Create(FanOutGrain.Name, 0));

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => stream.OnNextAsync(new LedgerPage(0, [], 0)));
    }

    private static ILedgerConsumer FanOut(StreamCity city) =>
        Assert.Single(city.Silo.Services.GetRequiredService<LedgerConsumers>().OfPartition(0, city.Grains));

    private async Task<StoreOptions> Database(string store) =>
        store == "SQLite"
            ? new StoreOptions.Embedded(directory)
            : new StoreOptions.Postgres(await server.CreateDatabase());
}
