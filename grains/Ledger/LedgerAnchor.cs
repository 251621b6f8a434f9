using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Ledger;

/// <summary>
/// The ends of all partitions at one moment, in one line of JSON. It is kept where the accounts that may write the
/// ledger may not write (decision 0030). A ledger that was cut, emptied or rewritten since no longer has these hashes
/// at these positions.
/// </summary>
/// <param name="City">The identity of the city; null for one that has none yet.</param>
/// <param name="At">When the anchor was taken, UTC.</param>
internal sealed record LedgerAnchor(string? City, DateTimeOffset At, IReadOnlyList<AnchoredEnd> Partitions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    public override string ToString() => JsonSerializer.Serialize(this, Json);

    /// <summary>The anchors of a file, one a line; empty lines are passed over.</summary>
    /// <exception cref="InvalidDataException">A line is no anchor, or there is none at all.</exception>
    public static IReadOnlyList<LedgerAnchor> ReadAll(string file, IEnumerable<string> lines)
    {
        var anchors = lines
            .Index()
            .Where(static line => !string.IsNullOrWhiteSpace(line.Item))
            .Select(line => Read(file, line.Index + 1, line.Item))
            .ToList();
        return anchors.Count > 0
            ? anchors
            : throw new InvalidDataException($"{file} holds no anchor. 'ledger anchor' prints one.");
    }

    private static LedgerAnchor Read(string file, int line, string text)
    {
        try
        {
            var anchor = JsonSerializer.Deserialize<LedgerAnchor>(text.Trim('\uFEFF'), Json);
            return
                anchor is not null
                && anchor.Partitions.All(static end => end.Partition >= 0 && end.Position >= 0 && end.IsHash)
                ? anchor
                : throw new JsonException("A partition, a position or a hash is none.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{file} line {line} is no anchor of a ledger: {wrong.Message}", wrong);
        }
    }
}

/// <summary>The end of a partition as an anchor keeps it.</summary>
/// <param name="Position">Of the last record; 0 while there is none.</param>
/// <param name="Hash">Of the last record, in hex.</param>
internal sealed record AnchoredEnd(int Partition, long Position, string Hash)
{
    [JsonIgnore]
    public bool IsHash => Hash.Length == 2 * LedgerChain.Length && Hash.All(char.IsAsciiHexDigit);
}
