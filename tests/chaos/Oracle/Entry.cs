using System.Text.Json;

namespace Grid.Chaos.Oracle;

/// <summary>A record as the ledger's table keeps it, nothing interpreted.</summary>
/// <param name="At">Microseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Parties">"kind/key", in their order.</param>
internal sealed record Entry(
    int Partition,
    long Position,
    string Source,
    int Version,
    string Type,
    long At,
    string By,
    IReadOnlyList<string> Parties,
    string Payload,
    byte[] Hash)
{
    public const string Registered = "grid.registered";

    private const string CasePrefix = "case/";

    private JsonElement? content;

    public string Where => $"{Partition}:{Position}";

    public bool IsOfACase => Source.StartsWith(CasePrefix, StringComparison.Ordinal);

    /// <summary>The id of the case it belongs to.</summary>
    public string Case => Source[CasePrefix.Length..];

    /// <summary>The payload, read.</summary>
    public JsonElement Content => content ??= JsonElement.Parse(Payload);

    /// <summary>
    /// The mark by which the client recognises it: a report's description, a step's command, a register entry's name
    /// or breed. Null where no client of the run marked it.
    /// </summary>
    public string? Mark => (Type switch
    {
        // What another county handed over says again what was reported there; no client sent it.
        "case.reported" when Json.Text(Content, "parent") is not null => null,
        "case.reported" => Json.Text(Content, "description"),
        "case.taken" => Json.Text(Content, "report.description"),
        // A cell that is re-cut keeps its name; no client entered that.
        Registered when Json.List(Content, "data.successors").Any() => null,
        Registered => Json.Text(Content, "data.name") ?? Json.Text(Content, "data.breed"),
        _ => Json.Text(Content, "command"),
    }) is { } mark && mark.StartsWith(Promise.MarkPrefix, StringComparison.Ordinal) ? mark : null;
}

/// <summary>Where the owner of a partition says that it ends.</summary>
internal sealed record Head(int Partition, long Position, byte[] Hash);

/// <summary>The whole ledger, by partition and position.</summary>
internal sealed record Book(IReadOnlyList<Entry> Entries, IReadOnlyList<Head> Heads);
