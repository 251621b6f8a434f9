using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Grid.Ledger;

namespace Grid.Cases;

/// <summary>Tells a retry from another report under the same id: a hash of what was sent, without the reporter.</summary>
internal static class Fingerprint
{
    public static string Of(ReportCase command)
    {
        var sent = JsonSerializer.Serialize(command with { Fresh = false, Reporter = null }, EventCodec.Json);
        return Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(sent)));
    }
}
