using System.Text.Json;
using System.Text.Json.Nodes;

namespace Grid.Gateway.Registers;

/// <summary>What a row gives for one column.</summary>
/// <param name="Text">
/// A text without the blanks around it; a number, a flag or an object as JSON; empty otherwise.
/// </param>
/// <param name="Items">The texts of a list.</param>
internal readonly record struct RowValue(RowValueKind Kind, string Text, IReadOnlyList<string> Items)
{
    public static RowValue Blank { get; } = new(RowValueKind.Blank, "", []);

    public bool IsBlank => Kind == RowValueKind.Blank;

    /// <summary>Its kind, in a refusal.</summary>
    public string Named => Kind switch
    {
        RowValueKind.Number => "a number",
        RowValueKind.Flag => "true or false",
        RowValueKind.List => "a list",
        RowValueKind.Object => "an object",
        _ => "a text",
    };

    /// <summary>Whether this is word for word what is shown.</summary>
    public bool Says(JsonNode? shown) => (Kind, shown) switch
    {
        (RowValueKind.Blank, null or JsonArray { Count: 0 }) => true,
        (RowValueKind.Text, JsonValue value) when value.TryGetValue<string>(out var text) => text == Text,
        (RowValueKind.Text or RowValueKind.Number or RowValueKind.Flag, JsonValue value) =>
            value.GetValueKind() != JsonValueKind.String && value.ToJsonString() == Text,
        (RowValueKind.List, JsonArray list) =>
            list.Select(static item => item?.GetValue<string>()).SequenceEqual(Items),
        _ => false,
    };

    public static RowValue Of(string text) => text.AsSpan().Trim() is { Length: > 0 } trimmed
        ? new(RowValueKind.Text, trimmed.Length == text.Length ? text : trimmed.ToString(), [])
        : Blank;

    public static RowValue Of(IReadOnlyList<string> items) =>
        items.Count > 0 ? new(RowValueKind.List, "", items) : Blank;
}

/// <summary>What kind of thing stands in a column, as it was sent.</summary>
internal enum RowValueKind
{
    /// <summary>Given as nothing: <c>null</c>, an empty cell, a text of blanks, a list of nothing.</summary>
    Blank,

    /// <summary>A cell of a CSV, or a JSON text.</summary>
    Text,
    Number,
    Flag,
    List,
    Object,
}
