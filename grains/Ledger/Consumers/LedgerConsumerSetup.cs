using Grid.Ledger.Streams;
using Grid.ReadModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Metadata;

namespace Grid.Ledger.Consumers;

/// <summary>Declares the consumers of the ledger.</summary>
internal static class LedgerConsumerSetup
{
    /// <summary>
    /// Declares a consumer. Its stream, progress, retry by command and wake-ups follow from this line.
    /// </summary>
    /// <param name="name">Its streams and its checkpoints go by this name, so it stays once something is
    /// stored.</param>
    /// <param name="pace">The shortest time from one page to the next: records that come without a pause gather so
    /// long.</param>
    /// <param name="known">Its number in the contracts; null for a consumer that is known by its name alone.</param>
    public static ISiloBuilder AddLedgerConsumer<TGrain>(
        this ISiloBuilder silo, string name, TimeSpan pace, ConsumerId? known = null) where TGrain : LedgerConsumerGrain
    {
        silo.Services.AddSingleton(new LedgerConsumer(name, typeof(TGrain), pace, known));
        silo.Services.TryAddSingleton<LedgerConsumers>();
        silo.Services.TryAddSingleton<ConsumerServices>();
        silo.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IGrainPropertiesProvider, ConsumerSubscriptions>());
        silo.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, ConsumerWakeUps>());
        return silo.AddLedgerStream(name);
    }
}
