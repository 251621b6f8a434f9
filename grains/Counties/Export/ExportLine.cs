using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Counties.Export;

/// <summary>A line of an exported county: one of its three members is there.</summary>
/// <param name="Head">The first line: which county, of which city, taken when.</param>
/// <param name="Record">A record of the ledger.</param>
/// <param name="End">The last line: what the lines before it come to.</param>
internal sealed record ExportLine(ExportHead? Head = null, ExportedRecord? Record = null, ExportEnd? End = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public override string ToString() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">The text is no such line.</exception>
    public static ExportLine Read(string text) =>
        JsonSerializer.Deserialize<ExportLine>(text, Json) is { } line
        && new object?[] { line.Head, line.Record, line.End }.Count(static part => part is not null) == 1
            ? line
            : throw new JsonException("A line is a head, a record or an end.");
}

/// <summary>Which county was exported, from which city, and when, UTC.</summary>
/// <param name="Format">The number of this form of a file.</param>
/// <param name="City">The identity of the city; null for one that has none yet.</param>
internal sealed record ExportHead(int Format, string County, string? City, DateTimeOffset At)
{
    /// <summary>Since 2 the last line names the files beside it.</summary>
    public const int Current = 2;
}

/// <summary>A record with all that its hash is made from (<see cref="LedgerChain"/>).</summary>
/// <param name="At">Microseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Before">The hash of the record before it in its partition, in hex.</param>
/// <param name="Hash">Its own, in hex.</param>
internal sealed record ExportedRecord(
    int Partition,
    long Position,
    string Source,
    int Version,
    string Type,
    long At,
    string By,
    IReadOnlyList<string> Parties,
    string Payload,
    string Before,
    string Hash)
{
    public static ExportedRecord Of(LedgerRecord record, byte[] before) => new(
        record.Position.Partition,
        record.Position.Position,
        record.Source,
        record.Version,
        record.Type,
        LedgerChain.Microseconds(record.At),
        record.By,
        [.. record.Parties.Select(static party => party.ToString())],
        record.Payload,
        Convert.ToHexStringLower(before),
        Convert.ToHexStringLower(record.Hash));

    /// <summary>The record as the ledger has it that it came from.</summary>
    public LedgerRecord ToRecord() => new()
    {
        Position = new(Partition, Position),
        Source = Source,
        Version = Version,
        Type = Type,
        At = LedgerChain.FromMicroseconds(At),
        By = By,
        Parties = [.. Parties.Select(EntityRef.Parse)],
        Payload = Payload,
        Hash = Convert.FromHexString(Hash),
    };

    /// <summary>Whether its hash follows from what it says and from the hash before it.</summary>
    public bool IsTrue => Convert.ToHexStringLower(LedgerChain.Hash(
        Convert.FromHexString(Before),
        new(Partition, Position),
        Source,
        Version,
        Type,
        LedgerChain.FromMicroseconds(At),
        By,
        [.. Parties.Select(EntityRef.Parse)],
        Payload)) == Hash;
}

/// <summary>What the lines before it come to.</summary>
/// <param name="Sha256">Of the bytes of all lines before it, line ends included, in hex.</param>
/// <param name="Beside">The files beside it; null where contacts and evidence were left out.</param>
internal sealed record ExportEnd(
    long Records, long Cases, long Entries, string Sha256, IReadOnlyList<ExportBeside>? Beside = null)
{
    [JsonIgnore]
    public IReadOnlyList<ExportBeside> Parts => Beside ?? [];
}
