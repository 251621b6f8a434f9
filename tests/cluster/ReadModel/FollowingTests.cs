using Grid.City;
using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.Ledger.Streams;
using Grid.ReadModel;
using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Grid.Tests.ReadModel;

/// <summary>Real silos: what the ledger's stream brings to the projectors, and what the desk says of it.</summary>
[Collection(PostgresCollection.Name)]
public sealed class FollowingTests(PostgresFixture server)
{
    [Fact]
    public async Task The_embedded_city_s_read_model_follows_its_ledger() =>
        await Follows(new StoreOptions.Embedded(Directory.CreateTempSubdirectory("grid-following").FullName), silos: 1);

    [SkippableFact]
    public async Task A_silo_that_dies_on_the_way_costs_the_read_model_nothing() =>
        await Follows(new StoreOptions.Postgres(await server.CreateDatabase()), silos: 2);

    [Fact]
    public async Task A_city_that_finds_no_read_model_reads_it_from_the_ledger_without_waiting_for_news()
    {
        var directory = Directory.CreateTempSubdirectory("grid-following").FullName;
        var city = new RandomCity(42).Live(300);
        await using (var before = await Start(new StoreOptions.Embedded(directory), 1))
        {
            await Record(before, city);
            await Until(() => HasRead(before, city));
        }

        foreach (var file in Directory.GetFiles(directory, "readmodel.db*"))
        {
            File.Delete(file);
        }

        await using var after = await Start(new StoreOptions.Embedded(directory), 1);
        await Until(() => HasRead(after, city));
        await AssertWhole(after, city);
    }

    private static async Task Follows(StoreOptions database, short silos)
    {
        var city = new RandomCity(41).Live(400);
        await using var cluster = await Start(database, silos);
        await Record(cluster, city);
        city.Live(400);
        var recording = Record(cluster, city);
        if (silos > 1)
        {
            await cluster.KillSiloAsync(cluster.Silos[^1]);
        }

        await recording;
        await Until(() => HasRead(cluster, city));
        await AssertWhole(cluster, city);
    }

    /// <summary>The desk lists what the rules say, and every row is what a rebuild makes of the ledger.</summary>
    private static async Task AssertWhole(InProcessTestCluster cluster, RandomCity city)
    {
        await using var plain = await Stores.Sqlite(city.Ledger.Shape);
        await plain.CatchUp(city.Ledger);
        var query = new CaseQuery { Limit = 500 };
        var page = (await cluster.Client.GetGrain<IDeskGrain>(0).Cases(query)).Value!;
        Assert.Equal((await plain.Cases(query, city.Now)).Value.Items, page.Items);
        Assert.Equal(city.Cases.Count, page.Items.Count);

        var (store, ledger) = (Service<ReadModelStore>(cluster), Service<ILedgerStore>(cluster));
        var followed = await store.Dump();
        await new ReadModelRebuilder(store, ledger).Run();
        Assert.Equal(followed, await store.Dump());
    }

    /// <summary>Appends what the city's own ledger holds and the real one does not yet, each partition in its order.</summary>
    private static async Task Record(InProcessTestCluster cluster, RandomCity city)
    {
        var heads = await Service<ILedgerStore>(cluster).Heads();
        await Task.WhenAll(city.Ledger.All.GroupBy(static record => record.Position.Partition).Select(async records =>
        {
            foreach (var record in records.Skip((int)heads[records.Key]))
            {
                await Append(cluster, record);
            }
        }));
    }

    private static T Service<T>(InProcessTestCluster cluster) where T : notnull => cluster.Silos[0].ServiceProvider.GetRequiredService<T>();

    private static async Task Append(InProcessTestCluster cluster, LedgerRecord record)
    {
        var request = new AppendRequest(record.Source, record.Version - 1, [new(record.Type, record.At, record.By, record.Parties, record.Payload)]);
        while (true)
        {
            try
            {
                var appended = await cluster.Client.GetGrain<ILedgerPartitionGrain>(record.Position.Partition).Append(request);
                Assert.True(appended.Result is AppendResult.VersionTaken || appended.First == record.Position);
                return;
            }
            catch (Exception trouble) when (Machine.Fails(trouble))
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task<bool> HasRead(InProcessTestCluster cluster, RandomCity city) =>
        (await cluster.Client.GetGrain<IDeskGrain>(0).Progress()).ReadModel.SequenceEqual(await city.Ledger.Heads());

    private static async Task<InProcessTestCluster> Start(StoreOptions database, short silos)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<CityClock, PresentClock>().Configure<LedgerOptions>(static ledger => ledger.Partitions = 3);
            silo.Configure<ClusterMembershipOptions>(static membership => (membership.ProbeTimeout, membership.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1), 2));
            silo.AddGridLedger(database)
                .AddLedgerConsumer<ProjectorGrain>(ProjectorGrain.Name, TimeSpan.Zero, Follower.ReadModel)
                .AddGridReadModel(database);
        });
        builder.ConfigureHost(static host => host.Logging.ClearProviders());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    private static async Task Until(Func<Task<bool>> come)
    {
        var asked = TimeProvider.System.GetTimestamp();
        while (!await come())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(asked) < TimeSpan.FromSeconds(60));
            await Task.Delay(20);
        }
    }
}
