using Grid.Parties;

namespace Grid.Standing;

/// <summary>
/// 门前三包责任牌: a colour that the plate of a party has in a month, by its score, and what follows when it keeps the
/// colour. Of the rows in force on the day, the one with the highest least score that is reached gives the colour.
/// </summary>
/// <param name="Rule">Name of the row.</param>
/// <param name="Party">The kind of party whose plate it is.</param>
/// <param name="Colour">Code of the colour: red, blue, yellow.</param>
/// <param name="Name">The colour in words: 黄牌.</param>
/// <param name="Least">The least score from 0 to 100 that has this colour.</param>
/// <param name="Months">
/// How many months in a row have the colour before a matter is reported; null where it becomes none.
/// </param>
/// <param name="Becomes">Class of event of that matter.</param>
/// <param name="Condition">Filing condition of that class.</param>
/// <param name="Clause">The article with the version of its text, or the place in the plan.</param>
/// <param name="Until">Last day; null until further notice.</param>
[GenerateSerializer, Immutable, Alias("grid.plate.row")]
public sealed record PlateRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] EntityKind Party,
    [property: Id(2)] string Colour,
    [property: Id(3)] string Name,
    [property: Id(4)] double Least,
    [property: Id(5)] int? Months,
    [property: Id(6)] string? Becomes,
    [property: Id(7)] int Condition,
    [property: Id(8)] string Clause,
    [property: Id(9)] DateOnly From,
    [property: Id(10)] DateOnly? Until,
    [property: Id(11)] string Source,
    [property: Id(12)] string Grade);
