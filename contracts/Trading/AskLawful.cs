using Grid.Places;

namespace Grid.Trading;

/// <summary>Whether an act of trade is lawful. Exactly one of shop and point is given.</summary>
/// <param name="Class">The class of event it would be found as: 04-05.</param>
/// <param name="Shop">The shop before whose front it happens.</param>
/// <param name="At">When; null for now.</param>
/// <param name="Goods">What is sold; null where the caller does not say.</param>
/// <param name="Holder">
/// Code of the seller; null where the caller does not say, and then a permit of anyone counts.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.trading.ask")]
public sealed record AskLawful(
    [property: Id(0)] string Class,
    [property: Id(1)] string? Shop,
    [property: Id(2)] GeoPoint? Point,
    [property: Id(3)] DateTimeOffset? At,
    [property: Id(4)] string? Goods,
    [property: Id(5)] string? Holder);

/// <summary>The answer, with the row it rests on.</summary>
/// <param name="At">The time it is answered for.</param>
/// <param name="Zone">The word of the trading zone there on that day; null for none.</param>
/// <param name="Permit">
/// Code of the permit by which it is lawful, or that comes nearest to allowing it; null where there is none.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.trading.lawful")]
public sealed record LawfulView(
    [property: Id(0)] bool Lawful,
    [property: Id(1)] LawfulReason Reason,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string? Zone,
    [property: Id(4)] string? Permit,
    [property: Id(5)] TradingRow Row);

/// <summary>
/// Why trade is lawful or not, beside the words of the row. Of what a permit lacks, a later number comes nearer to
/// being allowed. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum LawfulReason
{
    /// <summary>The row allows it without a permit.</summary>
    Free = 0,

    /// <summary>A permit or a point allows it.</summary>
    Permitted = 1,

    /// <summary>The row allows no trade there.</summary>
    Banned = 2,

    /// <summary>There is no permit.</summary>
    NoPermit = 3,

    /// <summary>The seller's permit is for another place.</summary>
    OtherPlace = 4,

    /// <summary>The permit of the place is another seller's.</summary>
    OtherHolder = 5,

    /// <summary>The permit has ended.</summary>
    Expired = 6,

    /// <summary>The permit has not begun.</summary>
    NotYetValid = 7,

    /// <summary>The permit is for other weekdays or nights.</summary>
    OtherDay = 8,

    /// <summary>The permit is for other hours.</summary>
    OtherHours = 9,

    /// <summary>The permit is for other goods.</summary>
    OtherGoods = 10,
}
