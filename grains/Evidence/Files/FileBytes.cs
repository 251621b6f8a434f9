using System.Buffers.Binary;

namespace Grid.Evidence.Files;

/// <summary>A file that is read at any place. Reading blocks: it is for threads that serve no grain.</summary>
internal sealed class FileBytes(Stream stream)
{
    private readonly byte[] few = new byte[8];

    public long Length => stream.Length;

    public void Read(long offset, Span<byte> into)
    {
        if (offset < 0 || offset > Length - into.Length)
        {
            throw new BrokenFileException($"It ends at {Length} bytes, before a part that it announces.");
        }

        stream.Position = offset;
        stream.ReadExactly(into);
    }

    public byte[] Read(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            throw new BrokenFileException($"It ends at {Length} bytes, before a part that it announces.");
        }

        var bytes = new byte[length];
        Read(offset, bytes);
        return bytes;
    }

    public byte Byte(long offset)
    {
        Read(offset, few.AsSpan(0, 1));
        return few[0];
    }

    public ushort Big16(long offset)
    {
        Read(offset, few.AsSpan(0, 2));
        return BinaryPrimitives.ReadUInt16BigEndian(few);
    }

    public uint Big32(long offset)
    {
        Read(offset, few.AsSpan(0, 4));
        return BinaryPrimitives.ReadUInt32BigEndian(few);
    }

    public ulong Big64(long offset)
    {
        Read(offset, few);
        return BinaryPrimitives.ReadUInt64BigEndian(few);
    }

    public uint Little32(long offset)
    {
        Read(offset, few.AsSpan(0, 4));
        return BinaryPrimitives.ReadUInt32LittleEndian(few);
    }

    /// <summary>Reads what is there from an offset on, as much as fits.</summary>
    public int Some(long offset, byte[] page)
    {
        stream.Position = offset;
        return stream.ReadAtLeast(page, page.Length, throwOnEndOfStream: false);
    }
}
