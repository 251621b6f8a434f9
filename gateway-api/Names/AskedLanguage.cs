using Microsoft.Net.Http.Headers;

namespace Grid.Gateway.Names;

/// <summary>The languages that a caller prefers (<c>Accept-Language</c>, RFC 9110 section 12.5.4).</summary>
internal static class AskedLanguage
{
    private const int MostAsked = 8;

    /// <summary>What a request asks for; empty where it names no language.</summary>
    public static IReadOnlyList<string> Of(HttpRequest request) =>
        request.Headers.AcceptLanguage.Count == 0
        || !StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var said)
            ? []
            : [
                .. said
                    .Where(static one => one.Quality is not 0)
                    .OrderByDescending(static one => one.Quality ?? 1)
                    .Select(static one => one.Value.ToString())
                    .Take(MostAsked),
            ];

    /// <summary>
    /// Of the offered languages the one that the caller prefers: the same, else one that begins like it or of which it
    /// is a part; null where the caller names none of them.
    /// </summary>
    public static string? Choose(IReadOnlyList<string> asked, IReadOnlyList<string> offered)
    {
        foreach (var wanted in asked)
        {
            if (wanted == "*")
            {
                return null;
            }

            var found = offered.FirstOrDefault(one => Same(one, wanted))
                ?? offered.FirstOrDefault(one => Same(Primary(one), Primary(wanted)));
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The language of a tag without its script and region: <c>zh</c> of <c>zh-Hans-CN</c>.</summary>
    public static string Primary(string tag) =>
        tag.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? tag[..end] : tag;
}
