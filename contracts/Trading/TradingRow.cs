namespace Grid.Trading;

/// <summary>
/// Whether trade on public ground is lawful in a zone (经营管理区, S80 to S82). The first row that fits the ground, the
/// class, the goods and the day decides.
/// </summary>
/// <param name="Zone">The trading zone it speaks of: 禁止区; null for any ground, in a zone or in none.</param>
/// <param name="Classes">Patterns of the classes of findings it speaks of: 04-05, 04-*.</param>
/// <param name="Goods">The goods it speaks of; empty for any.</param>
/// <param name="Near">
/// A kind of zone of the county's own, as <c>school</c>: the row holds on ground in such a zone or near it.
/// </param>
/// <param name="Metres">How near, in metres; null where the row asks for no nearness.</param>
/// <param name="UnlessDrawn">
/// The row gives way in a sub-district that has drawn a trading zone of this word.
/// </param>
/// <param name="Why">The reason in words, as an answer gives it.</param>
/// <param name="Next">What follows where the trade is not lawful.</param>
/// <param name="Clause">The article, with the version of its text, or the place in the plan.</param>
/// <param name="Until">Last day; null until further notice.</param>
[GenerateSerializer, Immutable, Alias("grid.trading.row")]
public sealed record TradingRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] string? Zone,
    [property: Id(2)] IReadOnlyList<string> Classes,
    [property: Id(3)] IReadOnlyList<string> Goods,
    [property: Id(4)] string? Near,
    [property: Id(5)] double? Metres,
    [property: Id(6)] string? UnlessDrawn,
    [property: Id(7)] TradingTerm Term,
    [property: Id(8)] string Why,
    [property: Id(9)] string? Next,
    [property: Id(10)] string Clause,
    [property: Id(11)] DateOnly From,
    [property: Id(12)] DateOnly? Until,
    [property: Id(13)] string Source,
    [property: Id(14)] string Grade);

/// <summary>What a row allows. Numbers are stored and sent: new ones go at the end.</summary>
public enum TradingTerm
{
    /// <summary>No trade, and no permit for it.</summary>
    Never = 0,

    /// <summary>Trade under a permit, or at a point, at its hours and with its goods.</summary>
    Permit = 1,

    /// <summary>Trade without a permit.</summary>
    Free = 2,
}
