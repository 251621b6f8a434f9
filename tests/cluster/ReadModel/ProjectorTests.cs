using Grid.City;
using Grid.Counties;
using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.ReadModel;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Tests.ReadModel;

/// <summary>Real silos: what the ledger's stream brings to the projectors, and what its lists say then.</summary>
public sealed class ProjectorTests(PostgresFixture server) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task The_embedded_city_s_read_model_follows_its_ledger() =>
        await Follows(
            new StoreOptions.Embedded(Directory.CreateTempSubdirectory("grid-following").FullName), dies: false);

    [SkippableFact]
    public async Task A_silo_that_dies_on_the_way_costs_the_read_model_nothing() =>
        await Follows(new StoreOptions.Postgres(await server.CreateDatabase()), dies: true);

    [Fact]
    public async Task A_city_that_finds_no_read_model_reads_it_from_the_ledger_without_waiting_for_news()
    {
        var directory = Directory.CreateTempSubdirectory("grid-following").FullName;
        var city = new RandomCity(42).Live(300);
        await using (var before = await Start(new StoreOptions.Embedded(directory)))
        {
            await Record(before, city);
            await HasRead(before, city);
        }

        foreach (var file in Directory.GetFiles(directory, "readmodel.db*"))
        {
            File.Delete(file);
        }

        await using var after = await Start(new StoreOptions.Embedded(directory));
        await HasRead(after, city);
        await AssertWhole(after, city);
    }

    private static async Task Follows(StoreOptions database, bool dies)
    {
        var city = new RandomCity(41).Live(400);
        await using var silo = await Start(database);
        await using var other = dies ? await SeparateProcess.Start(database, static store => Start(store)) : null;
        await Record(silo, city);
        city.Live(400);
        var recording = Record(silo, city);
        await (other?.Kill() ?? Task.CompletedTask);
        await recording;
        await HasRead(silo, city);
        await AssertWhole(silo, city);
    }

    /// <summary>The read model lists what the rules say, and every row is what a rebuild makes of the ledger.</summary>
    private static async Task AssertWhole(TestSilo silo, RandomCity city)
    {
        await using var plain = await Stores.Sqlite(city.Ledger.Shape);
        await plain.CatchUp(city.Ledger);
        var query = new CaseQuery { Limit = 500 };
        var page = (await silo.Grains.GetGrain<IReadModelGrain>(0).Cases(query)).Value!;
        Assert.Equal((await plain.Cases(query, city.Now)).Value.Items, page.Items);
        Assert.Equal(city.Cases.Count, page.Items.Count);

        var (store, ledger) = (Service<ReadModelStore>(silo), Service<ILedgerStore>(silo));
        var followed = await store.Dump();
        await new ReadModelRebuilder(store, ledger).Run();
        Assert.Equal(followed, await store.Dump());
    }

    /// <summary>
    /// Appends what the city's own ledger holds and the real one does not yet, each partition in its order.
    /// </summary>
    private static async Task Record(TestSilo silo, RandomCity city)
    {
        var heads = await Service<ILedgerStore>(silo).Heads();
        await Task.WhenAll(city.Ledger.All.GroupBy(static record => record.Position.Partition).Select(async records =>
        {
            foreach (var record in records.Skip((int)heads[records.Key]))
            {
                await Append(silo, record);
            }
        }));
    }

    private static T Service<T>(TestSilo silo) where T : notnull => silo.Services.GetRequiredService<T>();

    private static async Task Append(TestSilo silo, LedgerRecord record)
    {
        var request = new AppendRequest(
            record.Source,
            record.Version - 1,
            [new(record.Type, record.At, record.By, record.Parties, record.Payload)]);
        await Eventually.Holds(async () =>
        {
            var appended = await silo.Grains.GetGrain<ILedgerPartitionGrain>(record.Position.Partition).Append(request);
            Assert.True(appended.Result is AppendResult.VersionTaken || appended.First == record.Position);
        });
    }

    private static Task HasRead(TestSilo silo, RandomCity city) => Eventually.Holds(async () =>
        Assert.Equal(await city.Ledger.Heads(), (await silo.Grains.GetGrain<IReadModelGrain>(0).Progress()).ReadModel));

    private static Task<TestSilo> Start(StoreOptions store) => TestSilo.Start(store, silo =>
    {
        silo.Services.AddSingleton<CityClock, PresentClock>();
        silo.Services.AddSingleton<RegisterFollower>();
        silo.Services.Configure<LedgerOptions>(static ledger => ledger.Partitions = 3);
        silo.UseGridStorage(store)
            .AddGridLedger(store)
            .AddLedgerConsumer<ProjectorGrain>(ProjectorGrain.Name, TimeSpan.Zero, ConsumerId.ReadModel)
            .AddGridReadModel(store);
    });
}
