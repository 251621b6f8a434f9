using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Gateway.Registers;

/// <summary>The column beside one of codes that shows what each is called: <c>class</c>, <c>className</c>.</summary>
internal static class NameColumn
{
    /// <summary>The columns, each that holds codes with that of their names behind it.</summary>
    public static IReadOnlyList<Column> Beside(IReadOnlyList<Column> columns)
    {
        var own = columns.Select(static column => column.Name).ToHashSet();
        return
        [
            .. columns.SelectMany(column =>
                column.Called is null || own.Contains(NameOf(column)) ? [column] : new[] { column, Of(column) }),
        ];
    }

    /// <summary>The names of the codes that a row holds in a column; null where the county has none of them.</summary>
    /// <param name="value">As the row shows it: a text, a list of texts, or figures by code.</param>
    public static JsonNode? Names(Column codes, object? value, Func<string, string?> name) => value switch
    {
        JsonArray many => List(many, name),
        JsonObject byCode => ByCode(byCode, name),
        JsonValue text when codes.Joined => Joined(codes, text.GetValue<string>(), name),
        JsonValue text => JsonValue.Create(name(text.GetValue<string>())),
        _ => null,
    };

    /// <summary>The registered things that a row names in a column.</summary>
    public static IEnumerable<EntityRef> Things(Column codes, object? value) =>
        codes.Called?.Thing is { } thing ? Codes(codes, value).Select(thing).OfType<EntityRef>() : [];

    /// <summary>Whether a row is of events or of parts; null where it says neither.</summary>
    public static ClassKind? KindOf(object? kind) =>
        kind is JsonValue text && Words.TryRead(text.GetValue<string>(), out ClassKind known) ? known : null;

    private static IEnumerable<string> Codes(Column codes, object? value) => value switch
    {
        JsonArray many => many.OfType<JsonValue>().Select(static one => one.GetValue<string>()),
        JsonObject byCode => byCode.Select(static one => one.Key),
        JsonValue text when codes.Joined => text.GetValue<string>().Split(codes.Separator),
        JsonValue text => [text.GetValue<string>()],
        _ => [],
    };

    private static string NameOf(Column column) => column.IsMany ? $"{column.Name}Names" : $"{column.Name}Name";

    private static Column Of(Column codes) => Column.Shown(
        NameOf(codes),
        $"the name of {codes.Name} in the language asked for; absent where there is none") with
    {
        NameOf = codes,
    };

    private static JsonArray? List(JsonArray many, Func<string, string?> name)
    {
        var codes = many.OfType<JsonValue>().Select(static one => one.GetValue<string>()).ToList();
        return codes.Exists(code => name(code) is not null)
            ? new([.. codes.Select(code => JsonValue.Create(name(code) ?? code))])
            : null;
    }

    private static JsonObject? ByCode(JsonObject byCode, Func<string, string?> name)
    {
        var named = byCode
            .Select(one => KeyValuePair.Create(one.Key, (JsonNode?)JsonValue.Create(name(one.Key))))
            .Where(static one => one.Value is not null)
            .ToList();
        return named.Count > 0 ? new(named) : null;
    }

    private static JsonValue? Joined(Column codes, string text, Func<string, string?> name)
    {
        var parts = text.Split(codes.Separator);
        return Array.Exists(parts, part => name(part) is not null)
            ? JsonValue.Create(string.Join(codes.Separator, parts.Select(part => name(part) ?? part)))
            : null;
    }
}
