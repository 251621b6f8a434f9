using System.Buffers.Binary;
using System.IO.Hashing;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Grid.Storage;

/// <summary>
/// Writes snapshots with a checksum before them. A snapshot that cannot be read counts as none: its grain begins from
/// the ledger, which has the same facts. A snapshot from before there were checksums is read as it is.
/// </summary>
internal sealed partial class SnapshotSerializer(IGrainStorageSerializer inner, ILogger<SnapshotSerializer> log)
    : IGrainStorageSerializer
{
    private const int Length = 12;

    /// <summary>
    /// No payload of the Orleans serializer begins with this: it would be the end of an object before its start.
    /// </summary>
    private static ReadOnlySpan<byte> Mark => [0xF5, (byte)'G', (byte)'S', 1];

    public BinaryData Serialize<T>(T? input)
    {
        var payload = inner.Serialize(input).ToMemory().Span;
        var written = new byte[Length + payload.Length];
        Mark.CopyTo(written);
        BinaryPrimitives.WriteUInt64BigEndian(written.AsSpan(Mark.Length), XxHash3.HashToUInt64(payload));
        payload.CopyTo(written.AsSpan(Length));
        return new(written);
    }

    public T? Deserialize<T>(BinaryData input)
    {
        try
        {
            var written = input.ToMemory();
            if (!written.Span.StartsWith(Mark))
            {
                return inner.Deserialize<T>(input);
            }

            var payload = written[Length..];
            return
                BinaryPrimitives.ReadUInt64BigEndian(written.Span[Mark.Length..]) == XxHash3.HashToUInt64(payload.Span)
                ? inner.Deserialize<T>(new(payload))
                : throw new InvalidDataException("It is not what was written.");
        }
        catch (Exception unreadable)
        {
            LogUnreadable(unreadable, typeof(T).Name);
            return Activator.CreateInstance<T>();
        }
    }
}
