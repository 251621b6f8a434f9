using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Grid.Names;

namespace Grid.Gateway.Foundation;

/// <summary>Says where a JSON text is wrong and what the door expected there, in the sender's words.</summary>
internal static partial class BadJson
{
    /// <param name="names">The names that a type has in JSON.</param>
    public static Problem Explain(JsonException json, Func<Type, IReadOnlyList<string>> names)
    {
        if (Unmapped().Match(json.Message) is { Success: true, Groups: [_, { Value: var name }, { Value: var type }] }
            && typeof(BadJson).Assembly.GetType(type) is { } body)
        {
            return Of(
                "request.jsonUnknown", json, $"'{Short(name)}' is not known there.{Nearest.Hint(name, names(body))}");
        }

        return Twice().Match(json.Message) is { Success: true, Groups: [_, { Value: var twice }] }
            ? Of("request.jsonTwice", json, $"'{Short(twice)}' stands there twice; send each name once.")
            : Of("request.json", json, What(json));
    }

    private static Problem Of(string code, JsonException json, string what) => code == "request.json"
        ? new(StatusCodes.Status400BadRequest, code, $"The body is not the JSON expected: {Where(json)}{what}")
        : new(StatusCodes.Status400BadRequest, code, $"The body cannot be taken: {Where(json)}{what}");

    private static string Short(string text) => text.Length <= 64 ? text : text[..64] + "…";

    /// <summary>
    /// What the door expected. The JSON reader names the token it could not read, names the type it could not make, or
    /// gives a sentence.
    /// </summary>
    public static string What(JsonException json) =>
        (json.InnerException, WrongToken().Match(json.InnerException?.Message ?? "").Value) switch
    {
        (FormatException, _) or (_, "number") => "a number is expected there.",
        (_, "string") => "a text in quotes is expected there.",
        (_, "boolean") => "true or false is expected there.",
        _ when WrongType().Match(json.Message) is { Success: true, Value: var type } => OfType(type),
        _ when json.InnerException is JsonException || json.GetType() != typeof(JsonException) =>
            $"it is cut off or has a wrong sign: {Tail().Replace(json.Message, "")}",
        _ => Tail().Replace(json.Message, ""),
    };

    private static string OfType(string type)
    {
        if (Own().Match(type) is { Success: true, Value: var own }
            && typeof(CityWords).Assembly.GetType(own) is { IsEnum: true } words)
        {
            return $"one of {string.Join(", ", Enum.GetNames(words).Select(JsonNamingPolicy.CamelCase.ConvertName))} "
                + "is expected there.";
        }

        if (type.Contains("List", StringComparison.Ordinal))
        {
            return "a list [ … ] is expected there.";
        }

        return type.Contains("System.", StringComparison.Ordinal)
            ? "a plain value is expected there."
            : "an object { … } is expected there.";
    }

    private static string Where(JsonException json) => json.LineNumber is { } line
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"line {line + 1}, byte "
            + $"{json.BytePositionInLine + 1}{(json.Path is { Length: > 1 } path ? $", at {path}" : "")}: ")
        : "";

    [GeneratedRegex(
        "^The JSON property '(.*)' could not be mapped to any .NET member contained in type '([^']+)'",
        RegexOptions.Singleline)]
    private static partial Regex Unmapped();

    [GeneratedRegex("^Duplicate property '(.*)' encountered during deserialization", RegexOptions.Singleline)]
    private static partial Regex Twice();

    [GeneratedRegex("Grid(\\.\\w+)+")]
    private static partial Regex Own();

    [GeneratedRegex("(?<=as an? )(number|string|boolean)")]
    private static partial Regex WrongToken();

    [GeneratedRegex("(?<=could not be converted to )\\S+")]
    private static partial Regex WrongType();

    [GeneratedRegex("\\s*(Path|LineNumber):.*$|\\s*Change the reader options\\.")]
    private static partial Regex Tail();
}
