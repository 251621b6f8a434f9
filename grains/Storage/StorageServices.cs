using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Configuration;
using Orleans.Storage;

namespace Grid.Storage;

/// <summary>Grain state, reminders and clustering on the city's store.</summary>
internal static class StorageServices
{
    /// <summary>The name of the grain storage that keeps snapshots.</summary>
    public const string Snapshots = "snapshots";

    /// <summary>Rows of state and reminders, and the silos that find each other, go by these. They stay for the life of a city.</summary>
    public const string ServiceId = "grid", ClusterId = "grid";

    private const string Reminders = "reminders";

    public static ISiloBuilder UseGridStorage(this ISiloBuilder silo, StoreOptions store)
    {
        // State is written by the Orleans serializer: its aliases and ids keep an old snapshot readable.
        silo.Services.AddSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Migrating(store));
        return store switch
        {
            StoreOptions.Embedded embedded => silo.UseSqlite(embedded),
            StoreOptions.Postgres postgres => silo.UsePostgres(postgres),
            _ => throw new ArgumentOutOfRangeException(nameof(store)),
        };
    }

    private static ISiloBuilder UseSqlite(this ISiloBuilder silo, StoreOptions.Embedded store)
    {
        var turn = new SemaphoreSlim(1, 1);
        // A power cut may take the last snapshots: they are rebuilt from the ledger. A reminder is not.
        silo.Services.AddKeyedSingleton<DbDataSource>(Snapshots, (_, _) => new GatedSqliteDataSource(store.GrainsFile, turn, "NORMAL"));
        silo.Services.AddKeyedSingleton<DbDataSource>(Reminders, (_, _) => new GatedSqliteDataSource(store.GrainsFile, turn, "FULL"));

        // Its silo talks to itself alone: any free port does, and cities beside it keep theirs.
        silo.UseLocalhostClustering(FreePort(), gatewayPort: 0, serviceId: ServiceId, clusterId: ClusterId);
        return silo.UseDatabases("System.Data.SQLite");
    }

    private static ISiloBuilder UsePostgres(this ISiloBuilder silo, StoreOptions.Postgres store)
    {
        // A crash of the server may take the last snapshots: they are rebuilt from the ledger. A reminder is not.
        silo.Services.AddKeyedSingleton<DbDataSource>(Snapshots, (_, _) => NpgsqlDataSource.Create(
            With(store, connection => (connection.MaxPoolSize, connection.Options) = (16, connection.Options + " -c synchronous_commit=off"))));
        silo.Services.AddKeyedSingleton<DbDataSource>(Reminders, (_, _) => NpgsqlDataSource.Create(
            With(store, static connection => connection.MaxPoolSize = 4)));

        silo.Configure<ClusterOptions>(static cluster => (cluster.ServiceId, cluster.ClusterId) = (ServiceId, ClusterId));
        silo.Configure<ClusterMembershipOptions>(static membership =>
        {
            // A dead silo is left out after about six seconds; one that only pauses a while (collection, a busy machine) stays.
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 3;
        });
        silo.Configure<EndpointOptions>(static endpoints =>
        {
            // Silos find each other in the database. Those of one machine need no agreed ports; a region of several says
            // its addresses and ports (Orleans:Endpoints).
            if (endpoints.AdvertisedIPAddress is null)
            {
                endpoints.AdvertisedIPAddress = IPAddress.Loopback;
                endpoints.SiloPort = endpoints.SiloPort == EndpointOptions.DEFAULT_SILO_PORT ? FreePort() : endpoints.SiloPort;
                endpoints.GatewayPort = endpoints.GatewayPort == EndpointOptions.DEFAULT_GATEWAY_PORT ? FreePort() : endpoints.GatewayPort;
            }
        });
        silo.UseAdoNetClustering(static options => options.Configure<IServiceProvider>(static (clustering, services) =>
        {
            clustering.Invariant = "Npgsql";
            clustering.DataSource = services.GetRequiredKeyedService<DbDataSource>(Reminders);
        }));
        return silo.UseDatabases("Npgsql");
    }

    private static ISiloBuilder UseDatabases(this ISiloBuilder silo, string invariant)
    {
        silo.AddAdoNetGrainStorage(Snapshots, options => options.Configure<IServiceProvider>((storage, services) =>
        {
            storage.Invariant = invariant;
            storage.DataSource = services.GetRequiredKeyedService<DbDataSource>(Snapshots);
            storage.DeleteStateOnClear = true;
        }));
        return silo.UseAdoNetReminderService(options => options.Configure<IServiceProvider>((reminders, services) =>
        {
            reminders.Invariant = invariant;
            reminders.DataSource = services.GetRequiredKeyedService<DbDataSource>(Reminders);
        }));
    }

    private static NpgsqlConnectionStringBuilder With(StoreOptions.Postgres store, Action<NpgsqlConnectionStringBuilder> change)
    {
        var connection = new NpgsqlConnectionStringBuilder(store.ConnectionString);
        change(connection);
        return connection;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The tables are there before anything of the silo looks for them.</summary>
    private sealed class Migrating(StoreOptions store) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) =>
            lifecycle.Subscribe(nameof(StoreMigrations), ServiceLifecycleStage.First, cancel => StoreMigrations.Apply(store, cancel));
    }
}
