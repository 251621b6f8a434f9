using System.Threading.Channels;
using Dapper;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Storage;

namespace Grid.Tests.Storage;

public sealed class StoreTests(PostgresFixture server) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("grid-store-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [SkippableTheory, InlineData("embedded"), InlineData("postgres")]
    public async Task What_a_grain_has_stored_is_there_after_a_restart(string kind)
    {
        var store = await Store(kind);
        await using (var city = await Start(store))
        {
            await city.Grains.GetGrain<IStoredWordGrain>("plate").Write("first");
            await city.Grains.GetGrain<IStoredWordGrain>("plate").Write("second");
            await city.Grains.GetGrain<IStoredWordGrain>("slip").Write("kept");
            await city.Grains.GetGrain<IStoredWordGrain>("slip").Forget();
        }

        await using (var city = await Start(store))
        {
            Assert.Equal("second", await city.Grains.GetGrain<IStoredWordGrain>("plate").Read());
            Assert.Equal("", await city.Grains.GetGrain<IStoredWordGrain>("slip").Read());
            await city.Grains.GetGrain<IStoredWordGrain>("slip").Write("kept again");
        }
    }

    [SkippableTheory, InlineData("embedded"), InlineData("postgres")]
    public async Task Of_two_concurrent_first_writes_one_wins_and_the_other_fails(string kind)
    {
        const int races = 100;
        var store = await Store(kind);
        var winners = new string[races];
        await using (var one = await Start(store, "one"))
        await using (var other = await Start(store, "other"))
        {
            for (var race = 0; race < races; race++)
            {
                var grains = new[] { one, other }
                    .Select(city => city.Grains.GetGrain<IStoredWordGrain>($"plate-{race}"))
                    .ToArray();
                await Task.WhenAll(grains.Select(grain => grain.Read())); // both have seen that there is nothing

                var first = Record.ExceptionAsync(() => grains[0].Write("one"));
                var second = Record.ExceptionAsync(() => grains[1].Write("other"));
                var lost = Assert.Single(await Task.WhenAll(first, second), static error => error is not null);
                Assert.IsType<InconsistentStateException>(lost);
                winners[race] = await first is null ? "one" : "other";
            }
        }

        await using var later = await Start(store);
        for (var race = 0; race < races; race++)
        {
            Assert.Equal(winners[race], await later.Grains.GetGrain<IStoredWordGrain>($"plate-{race}").Read());
        }
    }

    [SkippableTheory, InlineData("embedded"), InlineData("postgres")]
    public async Task A_reminder_fires_outlives_the_process_and_ends_on_request(string kind)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var store = await Store(kind);
        await using (var city = await Start(store))
        {
            await city.Grains.GetGrain<IStoredWordGrain>("shard").Remind();
            Assert.Equal("shard", await Fired(city).Reader.ReadAsync(patience.Token));
        }

        await using (var city = await Start(store))
        {
            Assert.Equal("shard", await Fired(city).Reader.ReadAsync(patience.Token));
            await city.Grains.GetGrain<IStoredWordGrain>("shard").Leave();
        }

        Assert.Equal(0, await Count(store, "select count(*) from OrleansRemindersTable"));
    }

    [SkippableTheory, InlineData("embedded"), InlineData("postgres")]
    public async Task Many_may_bring_a_store_up_to_date_at_once(string kind)
    {
        var store = await Store(kind);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () => StoreMigrations.Apply(store),
            default,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)
        .Unwrap()));
        await StoreMigrations.Apply(store);

        var scripts = await Count(store, "select count(*) from grid_storage_migrations");
        Assert.True(scripts > 2);
        Assert.Equal(scripts, await Count(store, "select count(distinct scriptname) from grid_storage_migrations"));
    }

    [SkippableFact]
    public async Task Two_silos_on_one_database_are_one_city_and_a_door_apart_finds_it()
    {
        var store = (StoreOptions.Postgres)await Store("postgres");
        await using var first = await Start(store);
        await using (await Start(store))
        {
            var hosts = await first.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
            Assert.Equal(2, hosts.Count);

            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.UseOrleansClient(client => client
                .Configure<ClusterOptions>(static options =>
                    (options.ServiceId, options.ClusterId) = (StorageServices.ServiceId, StorageServices.ClusterId))
                .UseAdoNetClustering(options =>
                    (options.Invariant, options.ConnectionString) = ("Npgsql", store.ConnectionString)));
            using var door = builder.Build();
            await door.StartAsync();
            var grains = door.Services.GetRequiredService<IGrainFactory>();
            await Task.WhenAll(Enumerable.Range(0, 50).Select(shop =>
                grains.GetGrain<IStoredWordGrain>($"shop-{shop}").Write("open")));
            await door.StopAsync();
        }

        Assert.Single(await first.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true));
        for (var shop = 0; shop < 50; shop++)
        {
            Assert.Equal("open", await first.Grains.GetGrain<IStoredWordGrain>($"shop-{shop}").Read());
        }
    }

    private static Task<TestSilo> Start(
        StoreOptions store, string cluster = StorageServices.ClusterId) => TestSilo.Start(store, silo =>
    {
        silo.UseGridStorage(store);
        silo.Services.AddSingleton<ReminderLog>();
        silo.Configure<ClusterOptions>(options => options.ClusterId = cluster);
        silo.Configure<ReminderOptions>(static options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(0.1));
    });

    private static Channel<string> Fired(TestSilo silo) => silo.Services.GetRequiredService<ReminderLog>().Fired;

    private async Task<StoreOptions> Store(string kind) => kind == "embedded"
        ? new StoreOptions.Embedded(directory)
        : new StoreOptions.Postgres(await server.CreateDatabase());

    private static async Task<long> Count(StoreOptions store, string query)
    {
        await using System.Data.Common.DbConnection connection = store switch
        {
            StoreOptions.Embedded embedded => new SqliteConnection($"Data Source={embedded.GrainsFile};Pooling=false"),
            StoreOptions.Postgres postgres => new NpgsqlConnection(postgres.ConnectionString),
            _ => throw new ArgumentOutOfRangeException(nameof(store)),
        };
        return await connection.ExecuteScalarAsync<long>(query);
    }
}
