namespace Grid.Ledger;

/// <summary>The ends of all partitions while records of another ledger are placed behind them.</summary>
internal sealed class PartitionEnds(IEnumerable<LedgerHead> heads)
{
    private readonly Dictionary<int, LedgerHead> ends = heads.ToDictionary(static head => head.Partition);
    private readonly HashSet<int> moved = [];

    /// <summary>How many records were placed.</summary>
    public long Placed { get; private set; }

    /// <summary>The ends behind which a record was placed.</summary>
    public IEnumerable<LedgerHead> Moved => moved.Select(partition => ends[partition]);

    /// <summary>The record as the next of its partition.</summary>
    public LedgerRecord Place(LedgerRecord record)
    {
        var partition = record.Position.Partition;
        var end = ends.GetValueOrDefault(partition) ?? new(partition, 0, 0, LedgerChain.Origin);
        record = record with { Position = new(partition, end.Position + 1) };
        record = record with { Hash = LedgerChain.Hash(end.Hash, record) };
        ends[partition] = end with { Position = record.Position.Position, Hash = record.Hash };
        moved.Add(partition);
        Placed++;
        return record;
    }
}
