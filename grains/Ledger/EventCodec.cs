using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Ledger;

/// <summary>
/// Converts events to the ledger's text and back: the name is the event's <c>[Alias]</c>, the payload is JSON in
/// camelCase with enums by name.
/// </summary>
internal static class EventCodec
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new LedgerPostJson() },
        TypeInfoResolver = RegisterJson.Resolver,
    };

    private static readonly FrozenDictionary<Type, string> Names = typeof(GridEvent).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(GridEvent)))
        .ToFrozenDictionary(
            static type => type, static type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias);

    private static readonly FrozenDictionary<string, Type> Types = Names.ToFrozenDictionary(
        static pair => pair.Value, static pair => pair.Key);

    public static string NameOf(GridEvent happened) => Names[happened.GetType()];

    public static string NameOf<TEvent>()
        where TEvent : GridEvent => Names[typeof(TEvent)];

    public static string Write(GridEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), Json);

    /// <summary>An event in the form in which it is appended.</summary>
    /// <param name="parties">The parties that hear of the event.</param>
    public static Draft Draft(GridEvent happened, IReadOnlyList<EntityRef> parties) =>
        new(NameOf(happened), happened.At, happened.By, parties, Write(happened))
        {
            Happened = new() { Value = happened },
        };

    /// <summary>Reads a draft back from its text, as after a restart.</summary>
    /// <param name="compare">Whether the event that was read is written once more, and must give the same text.</param>
    /// <exception cref="UnreadableEventException">It cannot be read, or is not the same.</exception>
    public static void ReadBack(Draft draft, string source, bool compare)
    {
        GridEvent read;
        try
        {
            read = (GridEvent)JsonSerializer.Deserialize(draft.Payload, Types[draft.Type], Json)!;
        }
        catch (Exception wrong) when (IsUnreadable(wrong))
        {
            throw new UnreadableEventException(
                $"A {draft.Type} of {source} cannot be read back from its text, so it is not stored: "
                + $"{wrong.GetType().Name}.",
                wrong);
        }

        if (compare && Write(read) != draft.Payload)
        {
            throw new UnreadableEventException(
                $"A {draft.Type} of {source} says something else when it is read back from its text, so it is not "
                + "stored.");
        }
    }

    /// <exception cref="UnreadableRecordException">
    /// The record is of a type this version does not know, or its text is not what such an event is written as.
    /// </exception>
    public static GridEvent Read(LedgerRecord record) => record.Happened.Value ??= Parse(record);

    /// <summary>Whether this version can read a record.</summary>
    public static bool CanRead(LedgerRecord record)
    {
        try
        {
            return Read(record) is not null;
        }
        catch (UnreadableRecordException)
        {
            return false; // the reader that needs what the record says logs it
        }
    }

    private static GridEvent Parse(LedgerRecord record)
    {
        try
        {
            return Types.TryGetValue(record.Type, out var type)
                ? (GridEvent?)JsonSerializer.Deserialize(record.Payload, type, Json)
                    ?? throw new InvalidDataException("Its text is the JSON null.")
                : throw new InvalidDataException("No event has this name.");
        }
        catch (Exception wrong) when (IsUnreadable(wrong))
        {
            throw new UnreadableRecordException(record, wrong);
        }
    }

    /// <summary>
    /// The exceptions that the serializer throws over a text, beside its own: some values are checked in their
    /// constructors.
    /// </summary>
    public static bool IsUnreadable(Exception wrong) =>
        wrong
            is JsonException
                or InvalidDataException
                or NotSupportedException
                or FormatException
                or ArgumentException
                or InvalidOperationException;
}
