using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Grid.Parties;

namespace Grid.Ledger;

/// <summary>
/// The hash that chains a record to the one before it in its partition: SHA-256 over these bytes, integers big-endian.
/// <code>
/// previous hash    32 bytes; 32 zero bytes before the first record
/// partition        4 bytes
/// position         8 bytes
/// source           text
/// version          4 bytes
/// type             text
/// at               8 bytes, microseconds since 1970-01-01T00:00:00Z
/// by               text
/// parties          4 bytes count, then as many texts, "kind/key", in their order
/// payload          text
///
/// text             4 bytes length of the following, then UTF-8
/// </code>
/// Both stores keep every one of these values, so any reader of the tables can recompute the chain. Never changes: what
/// is stored was hashed so.
/// </summary>
internal static class LedgerChain
{
    private const int FixedBytes = Length + 4 + 8 + 4 + 8 + 4;

    /// <summary>Bytes of a hash.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>The hash before the first record.</summary>
    public static byte[] Origin { get; } = new byte[Length];

    /// <summary>The time as the ledger stores and hashes it: UTC, whole microseconds.</summary>
    public static DateTimeOffset Stored(DateTimeOffset at) =>
        new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    public static long Microseconds(DateTimeOffset at) =>
        (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long at) =>
        new(at * TimeSpan.TicksPerMicrosecond + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero);

    public static byte[] Hash(ReadOnlySpan<byte> previous, LedgerRecord record) =>
        Hash(
            previous, record.Position, record.Source, record.Version, record.Type, record.At, record.By, record.Parties,
            record.Payload);

    /// <param name="at">As <see cref="Stored"/> gives it.</param>
    public static byte[] Hash(
        ReadOnlySpan<byte> previous,
        LedgerPosition position,
        string source,
        int version,
        string type,
        DateTimeOffset at,
        string by,
        IReadOnlyList<EntityRef> parties,
        string payload)
    {
        var most = FixedBytes + MostBytes(source) + MostBytes(type) + MostBytes(by) + MostBytes(payload);
        for (var i = 0; i < parties.Count; i++)
        {
            most += MostBytes(parties[i].KindName) + 1 + MostBytes(parties[i].Key);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(most);
        var layout = new Layout(buffer);
        layout.Bytes(previous);
        layout.Number(position.Partition);
        layout.Number(position.Position);
        layout.Text(source);
        layout.Number(version);
        layout.Text(type);
        layout.Number(Microseconds(at));
        layout.Text(by);
        layout.Number(parties.Count);
        for (var i = 0; i < parties.Count; i++)
        {
            layout.Party(parties[i]);
        }

        layout.Text(payload);
        var hash = SHA256.HashData(layout.Written);
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private static int MostBytes(string text) => 4 + Encoding.UTF8.GetMaxByteCount(text.Length);

    private ref struct Layout(Span<byte> buffer)
    {
        private readonly Span<byte> buffer = buffer;
        private int at;

        public readonly ReadOnlySpan<byte> Written => buffer[..at];

        public void Bytes(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(buffer[at..]);
            at += bytes.Length;
        }

        public void Number(int number)
        {
            BinaryPrimitives.WriteInt32BigEndian(buffer[at..], number);
            at += 4;
        }

        public void Number(long number)
        {
            BinaryPrimitives.WriteInt64BigEndian(buffer[at..], number);
            at += 8;
        }

        public void Text(string text)
        {
            var length = Encoding.UTF8.GetBytes(text, buffer[(at + 4)..]);
            Number(length);
            at += length;
        }

        public void Party(EntityRef party)
        {
            var start = at + 4;
            var length = Encoding.UTF8.GetBytes(party.KindName, buffer[start..]);
            buffer[start + length++] = (byte)'/';
            length += Encoding.UTF8.GetBytes(party.Key, buffer[(start + length)..]);
            Number(length);
            at += length;
        }
    }
}
