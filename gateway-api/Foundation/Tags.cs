using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Grid.Gateway.Foundation;

/// <summary>Versions as entity tags.</summary>
internal static class Tags
{
    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// The version a change expects: 0 for "new" (<c>If-None-Match: *</c>), the one named (<c>If-Match</c>), null for whatever it is.
    /// A tag that none of ours could be matches nothing, -1.
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

        var tag = headers.IfMatch.ToString();
        return tag is ['"', .. var digits, '"'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }
}
