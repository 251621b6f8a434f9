using Grid.Cells;
using Grid.City;
using Grid.Clocks;
using Grid.Counties;
using Grid.Documents;
using Grid.Evidence;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.Patrols;
using Grid.ReadModel;
using Grid.Registers;
using Grid.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Grid;

/// <summary>The services that a silo of the city is made of.</summary>
internal static class GridGrains
{
    // The paces of the consumers. A party that answers for a case hears of it soon; lists and clocks may be a moment
    // behind.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AMomentLater = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Adds the store, the ledger and its streams, the read model, the map and the grains, with options from the
    /// section <c>Grid</c>. A host has checked its settings before.
    /// </summary>
    public static ISiloBuilder AddGridGrains(this ISiloBuilder silo, StoreOptions store, IConfiguration configuration)
    {
        var options = configuration.GetSection("Grid");
        var services = silo.Services;
        services.Configure<LedgerOptions>(options.GetSection("Ledger"));
        services.Configure<EvidenceOptions>(options.GetSection("Evidence"));
        services.Configure<DocumentOptions>(options.GetSection("Documents"));
        services.Configure<PartyOptions>(options.GetSection("Parties"));
        services.Configure<PatrolOptions>(options.GetSection("Patrols"));
        services.Configure<CityOptions>(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton<TimeProvider>(
            TimeProviderNames.ActivationManagement,
            static (provider, _) => new MonotonicTimeProvider(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CityClock>(
            string.Equals(configuration["Grid:Clock"], "driven", StringComparison.OrdinalIgnoreCase)
            ? new DrivenClock(configuration.GetValue("Grid:ClockStart", DateTimeOffset.UnixEpoch))
            : new PresentClock());
        services.AddKnownInterfaces();
        services.AddSingleton<LedgerClient>();
        services.AddSingleton<RegisterService>();
        services.AddSingleton<DocumentPress>();
        services.AddSingleton<PartySnapshots>().AddSingleton<PartyServices>();
        services.AddTransient(static activation => new PartyBook(
            activation.GetRequiredService<IGrainContext>().GrainId.ToParty(),
            activation.GetRequiredService<PartyServices>()));
        services.AddSingleton<RegisterFollower>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
            static provider => provider.GetRequiredService<RegisterFollower>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ClockLifecycle>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Intentions>();

        return silo
            .UseGridStorage(store)
            .AddGridEvidence(store)
            .AddGridLedger(store)
            .AddLedgerConsumer<FanOutGrain>(FanOutGrain.Name, AtOnce, ConsumerId.Parties)
            .AddLedgerConsumer<ProjectorGrain>(ProjectorGrain.Name, AMomentLater, ConsumerId.ReadModel)
            .AddLedgerConsumer<ClockShardGrain>(ClockShardGrain.Name, AMomentLater, ConsumerId.Clocks)
            .AddGridReadModel(store);
    }
}
