using Grid.Parties;

namespace Grid.Standing;

/// <summary>门前三包责任牌: the colour of a party's plate in a month, and why.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Score">100 less the points of what was not met, and not below 0.</param>
/// <param name="Row">The row that gives the colour; null while nobody checked anything, and where no row fits.</param>
/// <param name="Reasons">What took points, the latest first.</param>
/// <param name="Checked">How many periods of items were checked or lapsed.</param>
/// <param name="InARow">
/// How many months in a row, this one included, have the colour since the latest matter; counted as far as the row of
/// the colour asks.
/// </param>
/// <param name="Matter">The case that the colour became in this month; null for none.</param>
[GenerateSerializer, Immutable, Alias("grid.plate.view")]
public sealed record PlateView(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] DateOnly Month,
    [property: Id(2)] double Score,
    [property: Id(3)] PlateRow? Row,
    [property: Id(4)] IReadOnlyList<PlateReason> Reasons,
    [property: Id(5)] int Checked,
    [property: Id(6)] int InARow,
    [property: Id(7)] Guid? Matter);

/// <summary>A period of an item that took points.</summary>
/// <param name="Rule">The row of the table standing.</param>
/// <param name="Period">The first day of the period.</param>
/// <param name="At">When it was found not met, or lapsed.</param>
/// <param name="By">Who found it; the city itself for a lapse.</param>
/// <param name="Finding">The case that its lapse became.</param>
/// <param name="IsFinal">Whether it is past its time, so that no check gives the points back.</param>
[GenerateSerializer, Immutable, Alias("grid.plate.reason")]
public sealed record PlateReason(
    [property: Id(0)] string Rule,
    [property: Id(1)] string Item,
    [property: Id(2)] string Name,
    [property: Id(3)] DateOnly Period,
    [property: Id(4)] double Points,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] string By,
    [property: Id(7)] Guid? Finding,
    [property: Id(8)] bool IsFinal);
