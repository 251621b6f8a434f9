using Orleans.Metadata;

namespace Grid.Ledger.Consumers;

/// <summary>
/// Subscribes each declared consumer to its stream, as <see cref="ImplicitStreamSubscriptionAttribute"/> on its class
/// would: the declaration names the stream, so the class need not name it once more.
/// </summary>
internal sealed class ConsumerSubscriptions(IEnumerable<LedgerConsumer> consumers, IServiceProvider services)
    : IGrainPropertiesProvider
{
    private const string Prefix = $"{WellKnownGrainTypeProperties.BindingPrefix}.ledger.";

    public void Populate(Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
        foreach (var consumer in consumers.Where(consumer => consumer.Grain == grainClass))
        {
            var subscription = new ImplicitStreamSubscriptionAttribute(consumer.Name);
            foreach (var (key, value) in subscription.GetBindings(services, grainClass, grainType).Single())
            {
                properties[Prefix + key] = value!;
            }
        }
    }
}
