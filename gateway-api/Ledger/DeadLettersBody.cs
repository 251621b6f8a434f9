using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Gateway.Ledger;

/// <summary>Records that were set aside.</summary>
public sealed record DeadLettersBody(IReadOnlyList<DeadLetterBody> Items)
{
    internal static DeadLettersBody From(IReadOnlyList<DeadLetter> letters) =>
        new([
            .. letters.Select(static letter => new DeadLetterBody(
                WordOf(letter), PartyBody.From(letter.Party), letter.Position, letter.Reason, letter.At)),
        ]);

    private static string WordOf(DeadLetter letter) =>
        letter.Consumer ?? JsonNamingPolicy.CamelCase.ConvertName(letter.ConsumerId.ToString());
}

/// <summary>
/// One of them: <c>follower</c> is the consumer that could not take it: <c>parties</c>, <c>readModel</c>, <c>clocks</c>,
/// <c>map</c> or the name of a further consumer; <paramref name="Party"/> whom it was for, or whose record it is.
/// </summary>
public sealed record DeadLetterBody(
    [property: JsonPropertyName("follower")] string Consumer,
    PartyBody Party,
    LedgerPosition Position,
    string Reason,
    DateTimeOffset At);
