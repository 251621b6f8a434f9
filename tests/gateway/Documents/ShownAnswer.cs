using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grid.Tests.Gateway.Documents;

/// <summary>
/// Holds a real answer to the one that a page shows. A page shortens: members and elements of lists may be left out,
/// and a text that ends in "…" is its beginning. What it shows must be so, but for what is another in each city: times
/// of the day on which the page was written, and numbers that count the records of the ledger.
/// </summary>
internal static partial class ShownAnswer
{
    private static readonly HashSet<string> Counted =
        ["number", "caseNumber", "ledgerPosition", "position", "hash", "traceId", "atlasVersion", "rulebookVersion"];

    /// <returns>Where the two differ, as a sentence; null where they agree.</returns>
    public static string? Difference(string shown, string actual)
    {
        try
        {
            return Difference("the answer", JsonElement.Parse(shown), JsonElement.Parse(actual));
        }
        catch (JsonException fault)
        {
            return $"{fault.Message} in the page's {shown} or in the answer {actual}";
        }
    }

    private static string? Difference(string at, JsonElement shown, JsonElement actual) =>
        (shown.ValueKind, actual.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => shown.EnumerateObject()
            .Select(member => Member($"{at}.{member.Name}", member, actual))
            .FirstOrDefault(static found => found is not null),
        (JsonValueKind.Array, JsonValueKind.Array) => Elements(at, shown, actual),
        (JsonValueKind.String, JsonValueKind.String) when SameText(shown.GetString()!, actual.GetString()!) => null,
        _ => shown.GetRawText() == actual.GetRawText()
            ? null
            : $"{at} is {actual.GetRawText()}, and the page shows {shown.GetRawText()}",
    };

    private static string? Member(string at, JsonProperty shown, JsonElement actual)
    {
        if (!actual.TryGetProperty(shown.Name, out var found))
        {
            return $"{at} is not in the answer";
        }

        return Counted.Contains(shown.Name) && shown.Value.ValueKind == found.ValueKind
            ? null
            : Difference(at, shown.Value, found);
    }

    /// <summary>The answer must hold the elements that the page shows in the same order.</summary>
    private static string? Elements(string at, JsonElement shown, JsonElement actual)
    {
        if (shown.GetArrayLength() == 0 && actual.GetArrayLength() > 0)
        {
            return $"{at} has {actual.GetArrayLength()} elements, and the page shows none";
        }

        var next = 0;
        foreach (var element in shown.EnumerateArray())
        {
            var differences = actual
                .EnumerateArray()
                .Skip(next)
                .Select((found, i) => Difference($"{at}[{next + i}]", element, found))
                .ToList();
            var match = differences.IndexOf(null);
            if (match < 0)
            {
                return differences is [{ } first, ..]
                    ? first
                    : $"{at} ends before {element.GetRawText()}, which the page shows";
            }

            next += match + 1;
        }

        return null;
    }

    private static bool SameText(string shown, string actual) =>
        shown == actual
        || (shown.EndsWith('…') && actual.StartsWith(shown[..^1], StringComparison.Ordinal))
        || (TimeOfWriting().IsMatch(shown) && Time().IsMatch(actual));

    [GeneratedRegex("^202[6-9]-[0-9]{2}-[0-9]{2}(T.*)?$")]
    private static partial Regex TimeOfWriting();

    [GeneratedRegex("^20[0-9]{2}-[0-9]{2}-[0-9]{2}(T.*)?$")]
    private static partial Regex Time();
}
