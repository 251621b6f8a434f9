using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Grid.Gateway.Names;
using Grid.Parties;

namespace Grid.Gateway.Registers;

/// <summary>
/// A row of a register or of a table as it is shown: its columns, what the city computes of it, and beside each code
/// its name in the language of the caller.
/// </summary>
public sealed class ShownRow
{
    private readonly ColumnList columns;
    private readonly string? county;
    private readonly OrderedDictionary<string, object?> members = [];

    /// <param name="columns">Those of its form.</param>
    /// <param name="county">Code of the county in whose words it is shown; null for that of the thing.</param>
    /// <param name="thing">The registered thing that it is the entry of; null for a row of a table.</param>
    internal ShownRow(ColumnList columns, string? county, EntityRef? thing = null)
    {
        this.columns = columns;
        this.county = county;
        Thing = thing;
    }

    /// <summary>The registered thing that it is the entry of; null for a row of a table.</summary>
    internal EntityRef? Thing { get; }

    /// <summary>What it shows, without the names: JSON, or bodies that are written as answers are.</summary>
    internal IEnumerable<object?> Members => members.Values;

    /// <summary>What it shows under a name; null for nothing.</summary>
    internal object? this[string name]
    {
        get => members.GetValueOrDefault(name);
        set => members[name] = value;
    }

    /// <summary>The registered things whose names stand beside its codes, and its own county's.</summary>
    internal IEnumerable<EntityRef> Things() =>
        members.SelectMany(member => columns.Find(member.Key) is { } column
            ? NameColumn.Things(column, member.Value)
            : []);

    /// <summary>Code of the county in whose words it is shown; null for the first.</summary>
    internal string? CountyOf(KnownNames names) => county ?? (Thing is { } thing ? names.CountyOf(thing) : null);

    /// <summary>Adds what the columns of a form show.</summary>
    internal ShownRow With(JsonObject shown)
    {
        foreach (var (name, value) in shown)
        {
            members[name] = value;
        }

        return this;
    }

    /// <summary>Takes out what it shows under a name.</summary>
    internal object? Take(string name) => members.Remove(name, out var value) ? value : null;

    internal void Write(Utf8JsonWriter writer, JsonSerializerOptions json, KnownNames names)
    {
        var voice = Speech.Now.Voice(names, CountyOf(names));
        var kind = NameColumn.KindOf(members.GetValueOrDefault("kind"));
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, json);
            if (columns.NamesOf(name) is { NameOf: { Called: { } called } codes } beside
                && NameColumn.Names(codes, value, code => called.Said(new(code, kind, names, voice))) is { } said)
            {
                writer.WritePropertyName(beside.Name);
                said.WriteTo(writer, json);
            }
        }

        writer.WriteEndObject();
    }
}

/// <summary>Writes a row with the names beside its codes.</summary>
internal sealed class ShownRowJson(KnownNames names) : JsonConverter<ShownRow>
{
    public override ShownRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A row is read by its form.");

    public override void Write(Utf8JsonWriter writer, ShownRow value, JsonSerializerOptions options) =>
        value.Write(writer, options, names);
}
