using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Configuration;

namespace Grid.Storage;

/// <summary>
/// The silos of a region, which find each other in the database they share. Their host gives the addresses on which
/// they listen.
/// </summary>
internal static class PostgresStorage
{
    public static DbDataSource Contacts(StoreOptions.Postgres store) =>
        Connections(store, pool: 4, " -c synchronous_commit=on", PostgresParts.Contacts);

    public static ISiloBuilder UsePostgres(this ISiloBuilder silo, StoreOptions.Postgres store)
    {
        silo.Services.AddKeyedSingleton<DbDataSource>(
            StorageServices.Snapshots, (_, _) => Connections(store, pool: 16, " -c synchronous_commit=off"));
        silo.Services.AddKeyedSingleton<DbDataSource>(StorageServices.Lasting, (_, _) => Connections(store, pool: 4));

        silo.Configure<ClusterOptions>(static cluster =>
            (cluster.ServiceId, cluster.ClusterId) = (StorageServices.ServiceId, StorageServices.ClusterId));
        silo.Configure<ClusterMembershipOptions>(static membership =>
        {
            // The members evict a dead silo after about six seconds; a silo that only pauses (collection, a busy
            // machine) stays.
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 3;
        });

        silo.Configure<SiloMessagingOptions>(static messaging =>
        {
            // This timeout alone detects a message that was lost with the connection to a silo that came back. The
            // caller then asks again, and every call may be repeated. It is longer than a silo pursues a commit; a call
            // that may take longer says so in its contract.
            messaging.ResponseTimeout = TimeSpan.FromSeconds(15);

            // Calls between silos themselves, about where grains stand, take milliseconds.
            messaging.SystemResponseTimeout = TimeSpan.FromSeconds(10);
        });

        // The default directory of Orleans may activate a grain twice while silos disagree about which of them are
        // alive. Without its leases the grains of a dead silo wake seconds sooner. A silo that does not know yet that
        // it was evicted can write nothing (decision 0003).
#pragma warning disable ORLEANSEXP003 // kept by Orleans beside its default; decision 0005
        silo.AddDistributedGrainDirectory()
            .Configure<GrainDirectoryOptions>(static directory => directory.RangeLeaseDuration = TimeSpan.Zero);
#pragma warning restore ORLEANSEXP003
        return silo.UseAdoNetClustering(static options =>
            options.Configure<IServiceProvider>(
                static (clustering, services) =>
        {
            clustering.Invariant = "Npgsql";
            clustering.DataSource = services.GetRequiredKeyedService<DbDataSource>(StorageServices.Lasting);
        }));
    }

    private static NpgsqlDataSource Connections(
        StoreOptions.Postgres store,
        int pool,
        string settings = "",
        string? schema = null)
    {
        var connection = new NpgsqlConnectionStringBuilder(store.ConnectionString) { MaxPoolSize = pool };
        connection.Options += settings;
        connection.SearchPath = schema ?? connection.SearchPath;
        return NpgsqlDataSource.Create(connection);
    }
}
