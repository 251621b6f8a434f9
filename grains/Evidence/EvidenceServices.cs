using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Evidence;

/// <summary>The services of evidence.</summary>
internal static class EvidenceServices
{
    private static readonly Migrator Tables = new(
        typeof(EvidenceServices), "grid_evidence_migrations", PostgresEvidenceStore.Schema);

    public static ISiloBuilder AddGridEvidence(this ISiloBuilder silo, StoreOptions store)
    {
        silo.Services
            .AddGridEvidenceStore(store)
            .AddSingleton<EvidenceWorkshop>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
                services => new Preparing(store, services.GetRequiredService<IEvidenceStore>()));
        return silo;
    }

    /// <summary>The store alone, for programs that are no silo.</summary>
    public static IServiceCollection AddGridEvidenceStore(this IServiceCollection services, StoreOptions store) =>
        services.AddSingleton(provider => Open(store, provider.GetRequiredService<TimeProvider>()));

    public static IEvidenceStore Open(StoreOptions store, TimeProvider time) => store switch
    {
        StoreOptions.Embedded embedded => new FileEvidenceStore(
            FileEvidenceStore.FolderIn(embedded.Directory), time),
        StoreOptions.Postgres postgres => new PostgresEvidenceStore(postgres, time),
        _ => throw new NotSupportedException($"No evidence in {store}."),
    };

    /// <summary>The tables exist, and nothing is left of earlier uploads, when the first upload comes.</summary>
    public static async Task Prepare(StoreOptions store, IEvidenceStore evidence, CancellationToken cancel)
    {
        (evidence as FileEvidenceStore)?.Clear();
        if (store is StoreOptions.Postgres { ConnectionString: var database })
        {
            await Tables.Postgres(database, cancel);
        }
    }

    private sealed class Preparing(StoreOptions store, IEvidenceStore evidence) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) =>
            lifecycle.Subscribe(
                nameof(EvidenceServices),
                ServiceLifecycleStage.First,
                cancel => Prepare(store, evidence, cancel));
    }
}
