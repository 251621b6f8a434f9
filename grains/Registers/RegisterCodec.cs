using System.Text.Json;
using Grid.Ledger;

namespace Grid.Registers;

/// <summary>
/// Whether two entries say the same. They are compared as the ledger would write them, since lists within have no
/// equality of their own. An entry stays with its county, so the county makes no difference.
/// </summary>
internal static class RegisterCodec
{
    public static bool Same(RegisterData? held, RegisterData sent) =>
        held is not null && held.GetType() == sent.GetType()
        && (ReferenceEquals(held, sent) || Text(held).AsSpan().SequenceEqual(Text(sent)));

    private static byte[] Text(RegisterData data) =>
        JsonSerializer.SerializeToUtf8Bytes(data.County is null ? data : data with { County = null }, EventCodec.Json);
}
