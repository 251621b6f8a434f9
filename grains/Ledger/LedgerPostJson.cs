using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Posts;

namespace Grid.Ledger;

/// <summary>
/// A post in the text of the ledger: those of the plan with a capital, <c>AreaChief</c>, as they were written when the
/// posts were an enum; a post of a county's own by its code.
/// </summary>
internal sealed class LedgerPostJson : JsonConverter<Post>
{
    private static readonly string[] OfPlan =
        [.. Post.OfPlan.Select(static post => char.ToUpperInvariant(post.Code[0]) + post.Code[1..])];

    public override Post Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } code
            ? new(code)
            : throw new JsonException("A post reads its code: \"AreaChief\".");

    public override void Write(Utf8JsonWriter writer, Post value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Number is { } number ? OfPlan[number] : value.Code);
}
