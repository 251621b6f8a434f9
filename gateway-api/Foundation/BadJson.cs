using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grid.Gateway.Foundation;

/// <summary>Says where a JSON text went wrong and what was expected there, in words of the sender.</summary>
internal static partial class BadJson
{
    public static Problem Explain(JsonException json) => new(StatusCodes.Status400BadRequest, "request.json", $"The body is not the JSON expected: {Where(json)}{What(json)}");

    /// <summary>The reader says it in one of three ways: the token it could not take, the type it could not make, or a sentence.</summary>
    public static string What(JsonException json) => (json.InnerException, WrongToken().Match(json.InnerException?.Message ?? "").Value) switch
    {
        (FormatException, _) or (_, "number") => "a number is expected there.",
        (_, "string") => "a text in quotes is expected there.",
        (_, "boolean") => "true or false is expected there.",
        _ when WrongType().Match(json.Message) is { Success: true, Value: var type } =>
            type.Contains("List", StringComparison.Ordinal) ? "a list [ … ] is expected there."
            : type.Contains("System.", StringComparison.Ordinal) ? "a plain value is expected there."
            : "an object { … } is expected there.",
        _ => Tail().Replace(json.Message, ""),
    };

    private static string Where(JsonException json) => json.LineNumber is { } line
        ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, byte {json.BytePositionInLine + 1}{(json.Path is { Length: > 1 } path ? $", at {path}" : "")}: ")
        : "";

    [GeneratedRegex("(?<=as an? )(number|string|boolean)")]
    private static partial Regex WrongToken();

    [GeneratedRegex("(?<=could not be converted to )\\S+")]
    private static partial Regex WrongType();

    [GeneratedRegex("\\s*(Path|LineNumber):.*$|\\s*Change the reader options\\.")]
    private static partial Regex Tail();
}
