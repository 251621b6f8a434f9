using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Grid.Chaos.Oracle;

/// <summary>
/// The hash chain, recomputed from the tables as docs/decisions/0003-ledger.md describes it; positions and versions
/// without gaps; heads where the records end.
/// </summary>
internal static class Chain
{
    public static readonly byte[] Origin = new byte[SHA256.HashSizeInBytes];

    public static IEnumerable<Finding> Check(Book book)
    {
        foreach (var partition in book.Entries.GroupBy(static entry => entry.Partition))
        {
            foreach (var finding in Walk(partition.Key, partition.OrderBy(static entry => entry.Position), book.Heads))
            {
                yield return finding;
            }
        }

        foreach (var empty in book.Heads.Where(head =>
                head.Position > 0 && book.Entries.All(entry => entry.Partition != head.Partition)))
        {
            yield return new(
                "chain", $"partition {empty.Partition} ends at {empty.Position}, says its head, and holds nothing");
        }

        foreach (var source in book.Entries.GroupBy(static entry => entry.Source))
        {
            var expected = 1;
            foreach (var entry in source.OrderBy(static entry => entry.Version))
            {
                if (entry.Version != expected++)
                {
                    yield return new(
                        "chain",
                        $"{source.Key} has version {entry.Version} at {entry.Where} where {expected - 1} was due");
                    expected = entry.Version + 1;
                }
            }
        }
    }

    /// <summary>The hash of a record behind another.</summary>
    public static byte[] Hash(byte[] previous, Entry entry)
    {
        using var layout = new MemoryStream();
        layout.Write(previous);
        Number(layout, entry.Partition);
        Number(layout, entry.Position);
        Text(layout, entry.Source);
        Number(layout, entry.Version);
        Text(layout, entry.Type);
        Number(layout, entry.At);
        Text(layout, entry.By);
        Number(layout, entry.Parties.Count);
        foreach (var party in entry.Parties)
        {
            Text(layout, party);
        }

        Text(layout, entry.Payload);
        return SHA256.HashData(layout.ToArray());
    }

    private static IEnumerable<Finding> Walk(int partition, IEnumerable<Entry> entries, IReadOnlyList<Head> heads)
    {
        var (position, hash) = (0L, Origin);
        foreach (var entry in entries)
        {
            if (entry.Position != position + 1)
            {
                yield return new("chain", $"{entry.Where} follows {partition}:{position}");
            }
            else if (!Hash(hash, entry).AsSpan().SequenceEqual(entry.Hash))
            {
                yield return new("chain", $"{entry.Where} does not hash to what it says");
            }

            (position, hash) = (entry.Position, entry.Hash);
        }

        if (heads.SingleOrDefault(head => head.Partition == partition) is not { } end
            || end.Position != position
            || !end.Hash.AsSpan().SequenceEqual(hash))
        {
            yield return new("chain", $"partition {partition} ends at {position}, and its head is elsewhere");
        }
    }

    private static void Number(MemoryStream layout, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        layout.Write(bytes);
    }

    private static void Number(MemoryStream layout, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        layout.Write(bytes);
    }

    private static void Text(MemoryStream layout, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Number(layout, bytes.Length);
        layout.Write(bytes);
    }
}
