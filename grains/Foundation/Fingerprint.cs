using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Grid.Ledger;

namespace Grid.Foundation;

/// <summary>
/// Tells a retry from another request under the same id: a hash of the content. It must not include personal data,
/// which can be guessed back from a hash.
/// </summary>
internal static class Fingerprint
{
    public static string Of<T>(T sent) =>
        Convert.ToHexStringLower(
            XxHash128.Hash(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(sent, EventCodec.Json))));
}
