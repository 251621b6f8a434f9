using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grid.Tests.Gateway.Documents;

/// <summary>Finds the words of an answer that an official cannot read: not Chinese, and no name beside.</summary>
internal static partial class ForeignWords
{
    /// <summary>Members whose words need no name, each with the reason.</summary>
    private static readonly Dictionary<string, string> Without = new()
    {
        ["by"] = "the code of an actor",
        ["change"] = "a word of programs",
        ["code"] = "the key of a row or an entry, whose name is a member of its own",
        ["consumer"] = "a part of the program",
        ["id"] = "an id of the caller's own",
        ["item"] = "the key of a row, whose name is a member of its own",
        ["number"] = "a number of the sender's own",
        ["option"] = "what it is about stands beside it",
        ["rule"] = "the key of a row, whose source stands beside it",
        ["runtime"] = "a version of the program",
        ["type"] = "a word of GeoJSON",
    };

    /// <summary>Each foreign word with the members that lead to it.</summary>
    public static IEnumerable<string> Of(JsonElement answer, string at = "") => answer.ValueKind switch
    {
        JsonValueKind.Object => answer.EnumerateObject().SelectMany(member => IsNamed(answer, member.Name)
            ? []
            : Of(member.Value, $"{at}.{member.Name}")),
        JsonValueKind.Array => answer.EnumerateArray().SelectMany(item => Of(item, at)),
        JsonValueKind.String when Word().IsMatch(answer.GetString()!) => [$"{at}: {answer.GetString()}"],
        _ => [],
    };

    private static bool IsNamed(JsonElement of, string member) =>
        Without.ContainsKey(member)
        || of.TryGetProperty($"{member}Name", out _)
        || of.TryGetProperty($"{member}Names", out _);

    // One word of letters, a joined list of them, or a sentence without a Chinese character.
    [GeneratedRegex("^[a-z][A-Za-z]*([|;:][A-Za-z]+)*$|^[^\u3400-\u9fff]*[a-z] [a-z][^\u3400-\u9fff]*$")]
    private static partial Regex Word();
}
