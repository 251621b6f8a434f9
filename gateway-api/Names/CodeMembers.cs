using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Grid.Names;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Names;

/// <summary>Which members of answers hold a code, and how its name is found.</summary>
internal static class CodeMembers
{
    /// <summary>Members that hold the key of a registered thing of the kind that they are named after.</summary>
    private static readonly FrozenSet<string> Things =
        ["county", "cell", "road", "segment", "building", "shop", "part", "department", "operation"];

    /// <summary>Members that hold the code of an area.</summary>
    private static readonly FrozenSet<string> Areas = ["subdistrict", "community", "dogZone", "highwayLand"];

    private static readonly ConcurrentDictionary<object, string> Codes = new();

    /// <summary>What a member holds; null for a member that is no code.</summary>
    /// <param name="members">All members of its type.</param>
    public static CodeMember? Of(JsonPropertyInfo member, IReadOnlyList<JsonPropertyInfo> members)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        var get = member.Get!;
        if (type == typeof(Post))
        {
            return new(Beside(member), typeof(string), (body, _, voice) =>
                get(body) is Post post ? voice.Post(post) : null);
        }

        if (type.IsEnum)
        {
            return new(Beside(member), typeof(string), (body, _, voice) => Word(get(body), voice));
        }

        if (Item(type) is { IsEnum: true })
        {
            return new(
                $"{member.Name}Names",
                typeof(IReadOnlyList<string>),
                (body, _, voice) => Words(get(body), voice));
        }

        if (Item(type) == typeof(string) && member.Name == "places")
        {
            return OfThings(get);
        }

        if (Item(type) == typeof(Post))
        {
            return new($"{member.Name}Names", typeof(IReadOnlyList<string>), (body, _, voice) =>
                (get(body) as IReadOnlyList<Post>)?.Select(voice.Post).ToList());
        }

        if (member.Name == "byStage")
        {
            return new("stageNames", typeof(IReadOnlyDictionary<string, string>), (body, _, voice) =>
                (get(body) as IReadOnlyDictionary<string, long>)?.Keys
                    .ToDictionary(static stage => stage, stage => voice.Word($"caseStage.{stage}") ?? stage));
        }

        if (type == typeof(EntityRef))
        {
            return OfThing(Beside(member), body => get(body) as EntityRef?);
        }

        return type == typeof(string) ? OfText(member, get, members) : null;
    }

    /// <summary>The code of a value of an enum: <c>caseStage.filed</c>.</summary>
    public static string CodeOf(object value) =>
        Codes.GetOrAdd(value, static value => $"{Small(value.GetType().Name)}.{Small(value.ToString()!)}");

    private static CodeMember? OfText(
        JsonPropertyInfo member, Func<object, object?> get, IReadOnlyList<JsonPropertyInfo> members)
    {
        if (KindOf(member.Name) is { } kind)
        {
            return OfThing(
                Beside(member), body => get(body) is string { Length: > 0 } key ? new EntityRef(kind, key) : null);
        }

        switch (member.Name)
        {
            case "class":
                var of = Find(members, "kind", typeof(ClassKind));
                return new("className", typeof(string), (body, _, voice) =>
                    get(body) is string code ? voice.Class(of?.Invoke(body) as ClassKind?, code) : null);
            case "rule":
            case "lostTo":
                return new(Beside(member), typeof(string), (body, _, voice) =>
                    get(body) is string code ? voice.Rule(code) : null);
            case "item":
                return new(Beside(member), typeof(string), (body, _, voice) =>
                    get(body) is string code ? voice.Code(CodeSort.Item, code) : null);
            case "channel":
                return new(Beside(member), typeof(string), (body, _, voice) =>
                    get(body) is string channel ? voice.Channel(channel) : null);
            case "type":
                return new(Beside(member), typeof(string), (body, _, voice) =>
                    get(body) is string step ? voice.Word(step) : null);
            case "by":
                return new(Beside(member), typeof(string), (body, _, voice) =>
                    get(body) is string actor ? voice.Word($"actor.{actor}") : null);
            case "unit":
                return new(Beside(member), typeof(string), (body, _, voice) =>
                    get(body) is string unit
                        ? voice.Word($"limitUnit.{unit}") ?? voice.Word($"practiceUnit.{unit}")
                        : null);
            case "grade":
                return Called(member, get, CodeName.Word("grade"));
            case "table":
                return Called(member, get, CodeName.Word("tableName"));
            case "behaviour":
                return Called(member, get, CodeName.Behaviour);
            case "names":
                return Called(member, get, CodeName.Party);
            case "value" when Find(members, "option", typeof(string)) is not null:
                return Called(member, get, CodeName.Word("practiceValue"));
            case "kind" when Find(members, "title", typeof(string)) is not null:
                return Called(member, get, CodeName.Document);
            case "kind" when Find(members, "key", typeof(string)) is not null:
                return new("kindName", typeof(string), (body, _, voice) =>
                    get(body) is string word ? voice.Word($"entityKind.{word}") : null);
            case "key" when Find(members, "kind", typeof(string)) is { } word:
                return OfThing("name", body => Kinds.TryRead(word(body) as string, out var traits)
                    ? new EntityRef(traits.Kind, (string)get(body)!)
                    : null);
            case "place":
                return OfThing(
                    Beside(member), body => EntityRef.TryParse(get(body) as string, out var thing) ? thing : null);
            default:
                return null;
        }
    }

    private static EntityKind? KindOf(string member)
    {
        if (Things.Contains(member) && Kinds.TryRead(member, out var traits))
        {
            return traits.Kind;
        }

        if (member is "alsoNear" or "shopNearby")
        {
            return member == "alsoNear" ? EntityKind.County : EntityKind.Shop;
        }

        return Areas.Contains(member) ? EntityKind.Area : null;
    }

    private static CodeMember OfThing(string name, Func<object, EntityRef?> thing) => new(
        name,
        typeof(string),
        (body, known, _) => thing(body) is { } one ? known.Thing(one) : null,
        body => thing(body) is { } one ? [one] : []);

    /// <summary>A list of things, each as <c>kind/code</c>.</summary>
    private static CodeMember OfThings(Func<object, object?> get)
    {
        return new(
            "placesNames",
            typeof(IReadOnlyList<string>),
            (body, known, _) => Places(body).Exists(place => Thing(place) is { } one && known.Thing(one) is not null)
                ? Places(body).ConvertAll(place => Thing(place) is { } one ? known.Thing(one) ?? place : place)
                : null,
            body => Places(body).Select(Thing).OfType<EntityRef>());

        List<string> Places(object body) => [.. get(body) as IReadOnlyList<string> ?? []];

        static EntityRef? Thing(string place) => EntityRef.TryParse(place, out var thing) ? thing : null;
    }

    /// <summary>A text that is a code as columns of registers and tables hold it.</summary>
    private static CodeMember Called(JsonPropertyInfo member, Func<object, object?> get, CodeName called) => new(
        Beside(member),
        typeof(string),
        (body, known, voice) => get(body) is string code ? called.Said(new(code, null, known, voice)) : null,
        called.Thing is { } thing ? body => get(body) is string code && thing(code) is { } one ? [one] : [] : null);

    private static Func<object, object?>? Find(IReadOnlyList<JsonPropertyInfo> members, string name, Type type) =>
        members.FirstOrDefault(member => member.Name == name && member.PropertyType == type)?.Get;

    private static string Small(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Beside(JsonPropertyInfo member) => $"{member.Name}Name";

    private static Type? Item(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GenericTypeArguments[0]
            : null;

    private static string? Word(object? value, CountyVoice voice) =>
        value is null ? null : voice.Word(CodeOf(value));

    private static List<string>? Words(object? values, CountyVoice voice)
    {
        if (values is not IEnumerable many)
        {
            return null;
        }

        List<string> named = [];
        foreach (var value in many)
        {
            named.Add(voice.Word(CodeOf(value)) ?? CodeOf(value));
        }

        return named;
    }
}

/// <summary>A member that holds a code.</summary>
/// <param name="Name">The member that holds the name.</param>
/// <param name="Type">The type of the name: a text, or a list of texts.</param>
/// <param name="Named">Finds the name of what a body holds; null for none.</param>
/// <param name="Things">The registered things that a body names; null where the code is none of a thing.</param>
internal sealed record CodeMember(
    string Name,
    Type Type,
    Func<object, KnownNames, CountyVoice, object?> Named,
    Func<object, IEnumerable<EntityRef>>? Things = null);
