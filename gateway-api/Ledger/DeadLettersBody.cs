using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Gateway.Ledger;

/// <summary>Records that a consumer or a party could not apply.</summary>
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
/// One record: <c>follower</c> is the consumer that could not apply it (<c>parties</c>, <c>readModel</c>,
/// <c>clocks</c>, <c>map</c> or the name of a further consumer); <c>party</c> is the party it was for, or its source.
/// </summary>
public sealed record DeadLetterBody(
    [property: JsonPropertyName("follower")] string Consumer,
    PartyBody Party,
    LedgerPosition Position,
    string Reason,
    DateTimeOffset At);
