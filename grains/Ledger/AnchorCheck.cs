namespace Grid.Ledger;

/// <summary>
/// Compares one partition with the anchors that were kept of it, record by record as the audit walks it.
/// </summary>
internal sealed class AnchorCheck(int partition, IReadOnlyList<LedgerAnchor> anchors)
{
    private readonly List<(DateTimeOffset At, AnchoredEnd End)> ends = [.. anchors
        .SelectMany(static anchor => anchor.Partitions.Select(end => (anchor.At, End: end)))
        .Where(kept => kept.End.Partition == partition && kept.End.Position > 0)
        .OrderBy(static kept => kept.End.Position)];

    private int next;
    private long good;

    /// <summary>What is wrong when an anchor keeps another hash for this record; null when no anchor does.</summary>
    public LedgerFinding? Compare(LedgerRecord record)
    {
        LedgerFinding? wrong = null;
        for (; next < ends.Count && ends[next].End.Position <= record.Position.Position; next++)
        {
            var (at, end) = ends[next];
            if (end.Position < record.Position.Position || wrong is not null)
            {
                continue; // the anchor's record is missing, which its position shows
            }

            if (string.Equals(end.Hash, Convert.ToHexString(record.Hash), StringComparison.OrdinalIgnoreCase))
            {
                good = end.Position;
            }
            else
            {
                wrong = new(
                    partition,
                    end.Position,
                    $"The anchor of {at:u} keeps another hash for this record: the chain was rewritten somewhere "
                    + $"after {good}.");
            }
        }

        return wrong;
    }

    /// <summary>The anchor that knows the most records beyond the last record of the partition.</summary>
    public IEnumerable<LedgerFinding> Beyond(long last) =>
        next < ends.Count && ends[^1] is var (at, end) && end.Position > last
        ? [new(partition, last + 1, $"The records up to {end.Position} are missing: the anchor of {at:u} knows them.")]
        : [];
}
