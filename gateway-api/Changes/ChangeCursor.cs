using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Grid.Ledger;

namespace Grid.Gateway.Changes;

/// <summary>
/// How far a reader of the changes has read: a position in each partition of the ledger. Text form: the positions in
/// the order of the partitions, joined by dots, <c>1204.0.37</c>.
/// </summary>
internal sealed class ChangeCursor(IReadOnlyList<long> positions)
{
    // A position has at most nineteen digits.
    private const int LongestText = 20 * 1024;

    public int Count => positions.Count;

    public long this[int partition] => positions[partition];

    /// <summary>Before the first record of every partition.</summary>
    public static ChangeCursor Start(int partitions) => new(new long[partitions]);

    public static bool TryParse(string? text, int partitions, [NotNullWhen(true)] out ChangeCursor? cursor)
    {
        cursor = null;
        if (text is null or { Length: > LongestText } || text.Split('.') is not { } parts || parts.Length != partitions)
        {
            return false;
        }

        var read = new long[partitions];
        for (var i = 0; i < partitions; i++)
        {
            if (!long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out read[i]))
            {
                return false;
            }
        }

        cursor = new(read);
        return true;
    }

    /// <summary>The same, with the partition of a record read up to it.</summary>
    public ChangeCursor With(LedgerPosition at)
    {
        var moved = positions.ToArray();
        moved[at.Partition] = at.Position;
        return new(moved);
    }

    public override string ToString() =>
        string.Join('.', positions.Select(static at => at.ToString(CultureInfo.InvariantCulture)));
}
