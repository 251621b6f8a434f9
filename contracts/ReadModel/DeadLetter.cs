using Grid.Ledger;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>A record that a consumer could not apply, kept with the reason until a retry applies it.</summary>
/// <param name="Party">
/// The party that could not apply the record; for the read model, the clocks and the map, the source of the record.
/// </param>
/// <param name="Consumer">
/// The name of a consumer that has no word in <see cref="ReadModel.ConsumerId"/>; null for one that has.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.deadLetter")]
public sealed record DeadLetter(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] LedgerPosition Position,
    [property: Id(2)] string Reason,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] ConsumerId ConsumerId = ConsumerId.Parties,
    [property: Id(5)] string? Consumer = null);

/// <summary>The result of a retry of dead letters.</summary>
/// <param name="Taken">How many of the tried dead letters were applied and removed.</param>
[GenerateSerializer, Immutable, Alias("grid.deadLetter.retried")]
public sealed record Retried([property: Id(0)] int Tried, [property: Id(1)] int Taken)
{
    public static Retried operator +(Retried one, Retried other) =>
        new(one.Tried + other.Tried, one.Taken + other.Taken);
}
