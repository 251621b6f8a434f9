using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Versions as entity tags: <c>"5"</c> after a write, <c>"5.1f2e3d4c5b6a7988"</c> of what a <c>GET</c> showed. A change
/// that is guarded by either expects version 5: figures beside an entry may change without it.
/// </summary>
internal static class Tags
{
    private const int SumBytes = 8;

    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The tag of exactly these bytes, under a version.</summary>
    public static EntityTagHeaderValue Of(string version, ReadOnlySpan<byte> shown)
    {
        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(shown, sum);
        return new($"{version[..^1]}.{Convert.ToHexStringLower(sum[..SumBytes])}\"");
    }

    /// <summary>Whether <c>If-None-Match</c> names the tag, among several, as a weak one, or by <c>*</c>.</summary>
    public static bool Holds(StringValues ifNoneMatch, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var tags)
        && tags.Any(sent => sent == EntityTagHeaderValue.Any || sent.Compare(tag, useStrongComparison: false));

    /// <summary>
    /// The version a change expects: 0 for "new" (<c>If-None-Match: *</c>), the one named (<c>If-Match</c>), null for
    /// any version. A tag that the door never gives out matches no version: -1.
    /// </summary>
    public static int? Expected(IHeaderDictionary headers)
    {
        if (headers.IfNoneMatch == "*")
        {
            return 0;
        }

        if (StringValues.IsNullOrEmpty(headers.IfMatch) || headers.IfMatch == "*")
        {
            return null;
        }

        return EntityTagHeaderValue.TryParseList(headers.IfMatch, out var tags) && tags is [var tag]
            && int.TryParse(
                tag.Tag.AsSpan().Trim('"') is var text && text.IndexOf('.') is >= 0 and var dot ? text[..dot] : text,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var version)
            ? version
            : -1;
    }
}
