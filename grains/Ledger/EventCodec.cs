using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Foundation;

namespace Grid.Ledger;

/// <summary>Events to and from the ledger's text: the name is the event's <c>[Alias]</c>, the payload JSON in camelCase with enums by name.</summary>
internal static class EventCodec
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly FrozenDictionary<Type, string> Names = typeof(GridEvent).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(GridEvent)))
        .ToFrozenDictionary(static type => type, static type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias);

    private static readonly FrozenDictionary<string, Type> Types = Names.ToFrozenDictionary(static pair => pair.Value, static pair => pair.Key);

    /// <summary>Every name an event can have in the ledger.</summary>
    public static IEnumerable<string> Known => Types.Keys;

    public static string NameOf(GridEvent happened) => Names[happened.GetType()];

    public static string Write(GridEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), Json);

    /// <exception cref="InvalidDataException">The record is of a type this version does not know.</exception>
    public static GridEvent Read(LedgerRecord record) => record.Happened.Value ??= Parse(record);

    private static GridEvent Parse(LedgerRecord record) =>
        Types.TryGetValue(record.Type, out var type)
            ? (GridEvent)JsonSerializer.Deserialize(record.Payload, type, Json)!
            : throw new InvalidDataException($"The ledger holds a '{record.Type}' at {record.Position}, which this version does not know.");
}
