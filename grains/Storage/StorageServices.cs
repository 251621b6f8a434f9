using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace Grid.Storage;

/// <summary>Grain state, reminders and clustering on the city's store.</summary>
internal static class StorageServices
{
    /// <summary>
    /// The name of the grain storage that keeps snapshots, and the key of its connections. A crash may lose the last
    /// snapshots, since they are rebuilt from the ledger.
    /// </summary>
    public const string Snapshots = "snapshots";

    /// <summary>
    /// The name of the grain storage that keeps contacts and intentions, and the key of its connections. No other data
    /// can restore them.
    /// </summary>
    public const string Contacts = "contacts";

    /// <summary>The key of the connections with durable commits: nothing can rebuild reminders and silos.</summary>
    public const string Lasting = "lasting";

    /// <summary>
    /// The service id and cluster id that rows of state and reminders, and the silos that find each other, go by. They
    /// stay for the life of a city.
    /// </summary>
    public const string ServiceId = "grid", ClusterId = "grid";

    public static ISiloBuilder UseGridStorage(this ISiloBuilder silo, StoreOptions store)
    {
        silo.Services.TryAddSingleton<StoreDamage>();
        silo.Services.AddSingleton<SnapshotReach>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Migrating(store));
        // Other silos recognize an exception of the database by its type.
        silo.Services.Configure<ExceptionSerializationOptions>(static exceptions =>
            exceptions.SupportedNamespacePrefixes.Add("Npgsql"));
        return store switch
        {
            StoreOptions.Embedded embedded => silo.UseSqlite(embedded).UseDatabase(store),
            StoreOptions.Postgres postgres => silo.UsePostgres(postgres).UseDatabase(store),
            _ => throw new ArgumentOutOfRangeException(nameof(store)),
        };
    }

    /// <summary>The storage of contacts, for a silo and for programs that are none.</summary>
    public static IServiceCollection AddGridContacts(this IServiceCollection services, StoreOptions store)
    {
        // The Orleans serializer writes state: its aliases and ids keep an old snapshot readable.
        services.AddSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>().AddSingleton<ContactList>();
        services.AddKeyedSingleton<DbDataSource>(Contacts, (_, _) => store switch
        {
            StoreOptions.Embedded embedded => SqliteStorage.Contacts(embedded),
            StoreOptions.Postgres postgres => PostgresStorage.Contacts(postgres),
            _ => throw new NotSupportedException($"No contacts in {store}."),
        });
        services.AddRows(
            Contacts, InvariantOf(store), static services => services.GetRequiredService<IGrainStorageSerializer>());
        return services.AddKeyedSingleton<IGrainStorage>(Contacts, static (services, _) =>
            new ContactStorage(
                services.GetRequiredKeyedService<IGrainStorage>(RowsOf(Contacts)),
                services.GetRequiredKeyedService<DbDataSource>(Contacts)));
    }

    /// <summary>The contacts of a city alone, for programs that are no silo.</summary>
    public static IServiceCollection AddGridContactStore(this IServiceCollection services, StoreOptions store)
    {
        services.AddSerializer();
        services.Configure<ClusterOptions>(static cluster =>
            (cluster.ServiceId, cluster.ClusterId) = (ServiceId, ClusterId));
        return services.AddGridContacts(store)
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<ContactStore>(provider, store));
    }

    private static string InvariantOf(StoreOptions store) =>
        store is StoreOptions.Embedded ? "System.Data.SQLite" : "Npgsql";

    private static ISiloBuilder UseDatabase(this ISiloBuilder silo, StoreOptions store)
    {
        var invariant = InvariantOf(store);
        silo.Services.AddGridContacts(store).AddRows(
            Snapshots,
            invariant,
            static services =>
                ActivatorUtilities.CreateInstance<SnapshotSerializer>(
                    services, services.GetRequiredService<IGrainStorageSerializer>()));
        silo.Services.AddKeyedSingleton<IGrainStorage>(Snapshots, static (services, _) =>
            ActivatorUtilities.CreateInstance<SnapshotStorage>(
                services, "grains.db", services.GetRequiredKeyedService<IGrainStorage>(RowsOf(Snapshots))));
        return silo.UseAdoNetReminderService(options => options.Configure<IServiceProvider>((reminders, services) =>
        {
            reminders.Invariant = invariant;
            reminders.DataSource = services.GetRequiredKeyedService<DbDataSource>(Lasting);
        }));
    }

    public static string RowsOf(string storage) => $"{storage}.rows";

    /// <summary>The rows of a grain storage, by Orleans' own provider.</summary>
    private static void AddRows(
        this IServiceCollection services,
        string storage,
        string invariant,
        Func<IServiceProvider, IGrainStorageSerializer> serializer) =>
        services.AddAdoNetGrainStorage(RowsOf(storage), options => options.Configure<IServiceProvider>((rows, built) =>
        {
            rows.Invariant = invariant;
            rows.DataSource = built.GetRequiredKeyedService<DbDataSource>(storage);
            rows.DeleteStateOnClear = true;
            rows.GrainStorageSerializer = serializer(built);
        }));

    /// <summary>The tables exist before any service of the silo reads them.</summary>
    private sealed class Migrating(StoreOptions store) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) =>
            // The contacts are moved to their own store before that, too.
            lifecycle.Subscribe(
                nameof(StoreMigrations), ServiceLifecycleStage.First, cancel => StoreMigrations.Apply(store, cancel));
    }
}
