using Grid.Ledger;

namespace Grid.Parties;

/// <summary>
/// How far a party has seen each partition. Most parties see one or two partitions, so a short list is as fast as a
/// table and takes a fifth of its size.
/// </summary>
internal struct SeenPositions
{
    private LedgerPosition[] seen;

    public static SeenPositions Of(IReadOnlyDictionary<int, long>? stored) =>
        new() { seen = stored is null ? [] : [.. stored.Select(static one => new LedgerPosition(one.Key, one.Value))] };

    /// <summary>Whether this position, or a later one of its partition, was seen.</summary>
    public readonly bool Has(LedgerPosition position)
    {
        var at = IndexOf(position.Partition);
        return at >= 0 && seen[at].Position >= position.Position;
    }

    /// <summary>Moves forward only: a record that is applied late does not take back a later position.</summary>
    public void Add(LedgerPosition position)
    {
        if (IndexOf(position.Partition) is >= 0 and var at)
        {
            seen[at] = seen[at].Position < position.Position ? position : seen[at];
        }
        else
        {
            seen = [.. seen, position];
        }
    }

    private readonly int IndexOf(int partition)
    {
        for (var i = 0; i < seen.Length; i++)
        {
            if (seen[i].Partition == partition)
            {
                return i;
            }
        }

        return -1;
    }

    public readonly Dictionary<int, long> Stored() =>
        seen.ToDictionary(static one => one.Partition, static one => one.Position);
}
