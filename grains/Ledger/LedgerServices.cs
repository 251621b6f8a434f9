using Grid.Ledger.Partitions;
using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Grid.Ledger;

/// <summary>The ledger's services.</summary>
internal static class LedgerServices
{
    /// <summary>The key of the ledger's own <see cref="NpgsqlDataSource"/>.</summary>
    public const string Key = "grid.ledger";

    // A server has about a hundred connections for all silos and all their data sources.
    private const int Connections = 16;

    /// <summary>The whole ledger: its tables are brought up to date when the silo starts.</summary>
    public static ISiloBuilder AddGridLedger(this ISiloBuilder silo, StoreOptions store)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services
            .AddGridLedgerStore(store)
            .AddSingleton<CommitLoop>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services =>
                ActivatorUtilities.CreateInstance<LedgerLifecycle>(services, store))
            .AddSingleton<PartitionMover>()
            .AddSingleton<IConfigureGrainContextProvider>(static services =>
                services.GetRequiredService<PartitionMover>())
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static services =>
                services.GetRequiredService<PartitionMover>())
            .AddPlacementDirector<PartitionPlacement, PartitionPlacementDirector>();
        return silo;
    }

    /// <summary>The store and its audit, for programs that are no silo.</summary>
    public static IServiceCollection AddGridLedgerStore(this IServiceCollection services, StoreOptions store)
    {
        services.AddOptions();
        services.AddSingleton<LedgerVerifier>();
        services.TryAddSingleton<StoreDamage>();
        return store switch
        {
            StoreOptions.Postgres postgres => services
                .AddKeyedSingleton(
                    Key,
                    (_, _) =>
                        NpgsqlDataSource.Create(
                            new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { MaxPoolSize = Connections }))
                .AddStore<PostgresLedgerStore, PostgresLedgerWriter>(),
            StoreOptions.Embedded embedded => services
                .AddSingleton(services => new SqliteLedgerFile(embedded.Directory, services.GetService<StoreDamage>()))
                .AddStore<SqliteLedgerStore, SqliteLedgerWriter>(),
            _ => throw new NotSupportedException($"No ledger in {store}."),
        };
    }

    private static IServiceCollection AddStore<TStore, TWriter>(this IServiceCollection services)
        where TStore : class, ILedgerStore, ILedgerAudit
        where TWriter : class, ILedgerWriter => services
        .AddSingleton<TStore>()
        .AddSingleton<ILedgerStore>(static services => services.GetRequiredService<TStore>())
        .AddSingleton<ILedgerAudit>(static services => services.GetRequiredService<TStore>())
        .AddSingleton<ILedgerWriter, TWriter>();
}
