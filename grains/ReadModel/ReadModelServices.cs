using Grid.Ledger;
using Grid.Parties;
using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grid.ReadModel;

/// <summary>The read model's services.</summary>
internal static class ReadModelServices
{
    /// <summary>
    /// The whole read model: its tables are brought up to date when the silo starts, and follow the ledger from then
    /// on.
    /// </summary>
    public static ISiloBuilder AddGridReadModel(this ISiloBuilder silo, StoreOptions store)
    {
        silo.Services
            .AddGridReadModelStore(store)
            .AddSingleton<IPartyTail, PartyTail>()
            .AddSingleton<IReadModelWorklists, ReadModelWorklists>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ReadModelLifecycle>();
        return silo;
    }

    /// <summary>The tables and their rebuild, for programs that are no silo.</summary>
    public static IServiceCollection AddGridReadModelStore(this IServiceCollection services, StoreOptions store) =>
        services
        .AddSingleton<ReadModelRebuilder>()
        .AddSingleton<ReadModelStore>(services => store switch
        {
            StoreOptions.Embedded embedded => new SqliteReadModel(
                embedded.Directory,
                services.GetRequiredService<IOptions<LedgerOptions>>().Value,
                services.GetService<StoreDamage>()),
            StoreOptions.Postgres postgres => new PostgresReadModel(
                postgres.ConnectionString, services.GetRequiredService<IOptions<LedgerOptions>>().Value),
            _ => throw new NotSupportedException($"No read model in {store}."),
        });
}
