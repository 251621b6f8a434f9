using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Grid.Ledger;

/// <summary>The ledger's services.</summary>
internal static class LedgerServices
{
    /// <summary>The key of the ledger's own <see cref="NpgsqlDataSource"/>.</summary>
    public const string Key = "grid.ledger";

    /// <summary>The whole ledger: its tables are brought up to date when the silo starts.</summary>
    public static ISiloBuilder AddGridLedger(this ISiloBuilder silo, StoreOptions store)
    {
        silo.Services
            .AddGridLedgerStore(store)
            .AddSingleton<CommitLoop>(static services => new(
                services.GetRequiredService<ILedgerWriter>(),
                services.GetRequiredService<IOptions<LedgerOptions>>(),
                TimeProvider.System, // a machine waits by its own clock: the city's may run fast, or stand still
                services.GetRequiredService<ILogger<CommitLoop>>()))
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => ActivatorUtilities.CreateInstance<LedgerLifecycle>(services, store));
        return silo;
    }

    /// <summary>The store and its audit, for programs that are no silo.</summary>
    public static IServiceCollection AddGridLedgerStore(this IServiceCollection services, StoreOptions store)
    {
        services.AddOptions<LedgerOptions>();
        services.AddSingleton<LedgerVerifier>();
        return store switch
        {
            StoreOptions.Postgres postgres => services
                .AddKeyedSingleton(Key, (_, _) => NpgsqlDataSource.Create(postgres.ConnectionString))
                .AddStore<PostgresLedgerStore, PostgresLedgerWriter>(),
            StoreOptions.Embedded embedded => services
                .AddSingleton(_ => new SqliteLedgerFile(embedded.Directory))
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
