using System.Security.Cryptography;
using System.Text;

namespace Grid.Foundation;

/// <summary>An id that a name gives: the same name, the same id, wherever and however often it is asked for.</summary>
internal static class NamedId
{
    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
