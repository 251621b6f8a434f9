using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Grid.Parties;

namespace Grid.Registers;

/// <summary>Register data as JSON: the member <c>kind</c>, the word of its kind, says of what type it is.</summary>
public static class RegisterJson
{
    /// <summary>The resolver, for callers with options of their own.</summary>
    public static IJsonTypeInfoResolver Resolver { get; } =
        new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } };

    /// <summary>The serializer's usual options.</summary>
    public static JsonSerializerOptions Options { get; } = new() { TypeInfoResolver = Resolver };

    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(RegisterData))
        {
            return;
        }

        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
        foreach (var kind in Kinds.All)
        {
            if (kind.Entry is { } entry)
            {
                type.PolymorphismOptions.DerivedTypes.Add(new(entry.Data, kind.Word));
            }
        }
    }
}
