using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Posts;

/// <summary>A post as JSON: its code. The number of an earlier version is read too.</summary>
public sealed class PostJson : JsonConverter<Post>
{
    public override Post Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String when reader.GetString() is { Length: > 0 } code => new(code),
            JsonTokenType.Number when reader.TryGetInt64(out var old) && Post.TryNumber(old, out var post) => post,
            _ => throw new JsonException("A post reads its code: \"areaChief\"."),
        };

    public override void Write(Utf8JsonWriter writer, Post value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}
