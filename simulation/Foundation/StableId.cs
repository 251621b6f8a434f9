using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Grid.Simulation.Foundation;

/// <summary>
/// Ids and random numbers derived from the name of a thing, so that a second run sends the same requests as the first.
/// </summary>
internal static class StableId
{
    /// <summary>The same name gives the same id, on every machine (RFC 9562, version 8).</summary>
    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>
    /// Random numbers for one thing, independent of those of all others, so that the order of work changes nothing.
    /// </summary>
    public static Random Dice(Guid id, int seed)
    {
        Span<byte> bytes = stackalloc byte[20];
        _ = id.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], seed);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new Random(BinaryPrimitives.ReadInt32LittleEndian(hash));
    }
}
