using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Gateway.Ledger;

/// <summary>A run of records; <paramref name="Next"/> goes into <c>after</c>, null at the head.</summary>
public sealed record LedgerPageBody(int Partition, IReadOnlyList<LedgerRecordBody> Items, long Head, string? Next)
{
    internal static LedgerPageBody From(LedgerPage page) => new(
        page.Partition,
        [.. page.Records.Select(LedgerRecordBody.From)],
        page.Head,
        page.Records is [.., { Position.Position: var last }] && last < page.Head
            ? last.ToString(CultureInfo.InvariantCulture)
            : null);
}

/// <summary>One record, as stored.</summary>
public sealed record LedgerRecordBody(
    LedgerPosition Position,
    string Source,
    int Version,
    string Type,
    DateTimeOffset At,
    string By,
    IReadOnlyList<PartyBody> Parties,
    JsonElement Payload,
    string Hash)
{
    internal static LedgerRecordBody From(LedgerRecord record) => new(
        record.Position, record.Source, record.Version, record.Type, record.At, record.By,
        [.. record.Parties.Select(PartyBody.From)],
        Shown(record.Payload), Convert.ToHexStringLower(record.Hash));

    /// <summary>
    /// A text that is no JSON, as after damage, is shown as the text it is: the page holds sound records beside it.
    /// </summary>
    private static JsonElement Shown(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}

/// <summary>
/// By partition: how far the ledger, the read model, the parties and the clocks are, and by its name in
/// <paramref name="Further"/> every other consumer of the ledger; left out where there is none.
/// </summary>
public sealed record ProgressBody(
    IReadOnlyList<long> Heads,
    IReadOnlyList<long> ReadModel,
    IReadOnlyList<long> Parties,
    IReadOnlyList<long> Clocks,
    long DeadLetters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, IReadOnlyList<long>>? Further = null)
{
    internal static ProgressBody From(Progress progress) => new(
        progress.Heads,
        progress.ReadModel,
        progress.Parties,
        progress.Clocks ?? [],
        progress.DeadLetters,
        progress.Further);
}

/// <summary>Records that were set aside.</summary>
public sealed record DeadLettersBody(IReadOnlyList<DeadLetterBody> Items)
{
    internal static DeadLettersBody From(IReadOnlyList<DeadLetter> letters) =>
        new([
            .. letters.Select(static letter => new DeadLetterBody(
        WordOf(letter), PartyBody.From(letter.Party), letter.Position, letter.Reason, letter.At))]);

    private static string WordOf(DeadLetter letter) =>
        letter.Consumer ?? JsonNamingPolicy.CamelCase.ConvertName(letter.Follower.ToString());
}

/// <summary>
/// One of them: <paramref name="Follower"/> could not take it: <c>parties</c>, <c>readModel</c>, <c>clocks</c>,
/// <c>map</c> or the name of a further consumer; <paramref name="Party"/> whom it was for, or whose record it is.
/// </summary>
public sealed record DeadLetterBody(
    string Follower, PartyBody Party, LedgerPosition Position, string Reason, DateTimeOffset At);

/// <summary>Who has what was set aside tried again.</summary>
public sealed record RetryBody([property: Required, StringLength(64)] string? By);

/// <summary>How many records were tried again, and how many of them are dead letters no more.</summary>
public sealed record RetriedBody(int Tried, int Taken);
