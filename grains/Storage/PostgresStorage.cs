using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Configuration;

namespace Grid.Storage;

/// <summary>
/// The city of a region: silos that find each other in the database they share. Where they listen, their host says.
/// </summary>
internal static class PostgresStorage
{
    public static ISiloBuilder UsePostgres(this ISiloBuilder silo, StoreOptions.Postgres store)
    {
        silo.Services.AddKeyedSingleton<DbDataSource>(
            StorageServices.Snapshots,
            (_, _) => Connections(store, pool: 16, " -c synchronous_commit=off"));
        silo.Services.AddKeyedSingleton<DbDataSource>(StorageServices.Lasting, (_, _) => Connections(store, pool: 4));
        silo.Services.AddKeyedSingleton<DbDataSource>(
            StorageServices.Contacts,
            (_, _) => Connections(store, pool: 4, " -c synchronous_commit=on", PostgresParts.Contacts));

        silo.Configure<ClusterOptions>(static cluster =>
            (cluster.ServiceId, cluster.ClusterId) = (StorageServices.ServiceId, StorageServices.ClusterId));
        silo.Configure<ClusterMembershipOptions>(static membership =>
        {
            // A dead silo is left out after about six seconds; one that only pauses (collection, a busy machine) stays.
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 3;
        });

        silo.Configure<SiloMessagingOptions>(static messaging =>
        {
            // A message lost with the connection to a silo that came back is missed by these alone. Whoever asked asks
            // again, and everything may be asked twice. Longer than a silo pursues a commit; what may take longer says
            // so in its contract.
            messaging.ResponseTimeout = TimeSpan.FromSeconds(15);

            // Questions between silos themselves, who stands where, take milliseconds.
            messaging.SystemResponseTimeout = TimeSpan.FromSeconds(10);
        });

        // The directory of Orleans unless told otherwise lets a grain be awake twice while silos disagree about who is
        // alive. Without its leases what stood on a silo that died wakes seconds sooner; one that does not know yet
        // that it was left out can write nothing (decision 0003).
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
