using System.Globalization;
using System.Text.Json;
using Grid.Gateway.Parties;
using Grid.Ledger;

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
    /// A text that is no JSON, as after damage, is shown as the text it is: the page holds readable records beside it.
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
