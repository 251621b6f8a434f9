using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Grid.Ledger;

namespace Grid.Foundation;

/// <summary>
/// Tells a retry from another request under the same id: a hash of what was sent. No personal data goes in, for it can
/// be guessed back.
/// </summary>
internal static class Fingerprint
{
    public static string Of<T>(T sent) =>
        Convert.ToHexStringLower(
            XxHash128.Hash(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(sent, EventCodec.Json))));
}
