using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grid.Gateway.Foundation;

/// <summary>Says where a JSON text went wrong and what was expected there, in words of the sender.</summary>
internal static partial class BadJson
{
    public static Problem Explain(JsonException json) => new(StatusCodes.Status400BadRequest, "request.json", $"The body is not the JSON expected: {Where(json)}{What(json)}");

    public static string What(JsonException json)
    {
        var match = ConvertedTo().Match(json.Message);
        if (!match.Success)
        {
            var end = json.Message.IndexOfAny(['|'], 0) is var bar and > 0 ? bar : json.Message.Length;
            return Tail().Replace(json.Message[..end], "").Trim();
        }

        return match.Value switch
        {
            var type when type.Contains("Double", StringComparison.Ordinal) || type.Contains("Int", StringComparison.Ordinal) => "a number is expected there.",
            var type when type.Contains("Boolean", StringComparison.Ordinal) => "true or false is expected there.",
            var type when type.Contains("System.String", StringComparison.Ordinal) => "a text in quotes is expected there.",
            var type when type.Contains("List", StringComparison.Ordinal) => "a list [ … ] is expected there.",
            _ => "an object { … } is expected there.",
        };
    }

    private static string Where(JsonException json) => json.LineNumber is { } line
        ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, byte {json.BytePositionInLine + 1}{(json.Path is { Length: > 1 } path ? $", at {path}" : "")}: ")
        : "";

    [GeneratedRegex("(?<=could not be converted to )\\S+")]
    private static partial Regex ConvertedTo();

    [GeneratedRegex("\\s*(Path|LineNumber):.*$|\\s*Change the reader options\\.")]
    private static partial Regex Tail();
}
