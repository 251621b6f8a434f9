namespace Grid.Ledger;

/// <summary>Reads the ledger itself, for audit and for consumers outside the city. Stateless; key: 0.</summary>
[Alias("grid.ledger.reader"), GrainInterfaceType("grid.ledger.reader")]
public interface ILedgerReaderGrain : IGrainWithIntegerKey
{
    /// <summary>How many partitions there are; the last one holds the registers.</summary>
    [Alias("partitions")] Task<int> Partitions();

    /// <summary>At most <paramref name="limit"/> records of a partition after a position.</summary>
    [Alias("read")] Task<LedgerPage> Read(int partition, long after, int limit);

    /// <summary>As <see cref="Read"/>; waits up to <paramref name="patience"/> for the first record.</summary>
    [Alias("follow")] Task<LedgerPage> Follow(int partition, long after, int limit, TimeSpan patience);
}
