using Grid.ReadModel;

namespace Grid.Ledger.Consumers;

/// <summary>All consumers of the ledger. Progress, retry by command and wake-ups go by this list.</summary>
internal sealed class LedgerConsumers
{
    public LedgerConsumers(IEnumerable<LedgerConsumer> declared)
    {
        All = [.. declared];
        RefuseTwice(static consumer => consumer.Name);
        RefuseTwice(static consumer => consumer.Grain);
        RefuseTwice(static consumer => consumer.Number);
    }

    public IReadOnlyList<LedgerConsumer> All { get; }

    public LedgerConsumer Of(Type grain) => All.Single(consumer => consumer.Grain == grain);

    public LedgerConsumer ByName(string name) => All.Single(consumer => consumer.Name == name);

    /// <summary>The name of a consumer that the contracts do not number; null for one that they do.</summary>
    public string? NameOf(ConsumerId number)
    {
        if (Enum.IsDefined(number))
        {
            return null;
        }

        // The letters of a consumer that was taken out of the silo are still listed.
        return All.FirstOrDefault(consumer => consumer.Number == number)?.Name ?? $"consumer {(int)number}";
    }

    /// <summary>The consumers of one partition, in the order of their declarations.</summary>
    public IEnumerable<ILedgerConsumer> OfPartition(int partition, IGrainFactory grains)
    {
        var key = GrainIdKeyExtensions.CreateIntegerKey(partition);
        return All.Select(consumer => grains.GetGrain<ILedgerConsumer>(GrainId.Create(consumer.GrainType, key)));
    }

    private void RefuseTwice<T>(Func<LedgerConsumer, T> part)
    {
        if (All.GroupBy(part).FirstOrDefault(static same => same.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"Two consumers of the ledger are declared as {twice.Key}.");
        }
    }
}
