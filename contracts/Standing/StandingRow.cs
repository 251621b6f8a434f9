using Grid.Parties;

namespace Grid.Standing;

/// <summary>
/// 常态责任: what parties of a kind owe by themselves, again and again, without a report (门前三包).
/// </summary>
/// <param name="Rule">Name of the row.</param>
/// <param name="Party">The kind of party that owes it.</param>
/// <param name="Item">Code of the item: what is owed; rows of one item differ by trade or season.</param>
/// <param name="Name">The item in words: 保持地面整洁.</param>
/// <param name="Trades">The trades it holds for; empty for all.</param>
/// <param name="Begins">What must have happened before a party owes it.</param>
/// <param name="Every">How often it is owed.</param>
/// <param name="Months">The months in which it is owed, 1 to 12; empty for all.</param>
/// <param name="Declared">
/// For <see cref="StandingPeriod.Declared"/>: the state that an order declares, as <c>snow</c>.
/// </param>
/// <param name="By">
/// The time of the last day of the period by which it is due, county's local time; null for the end of that day.
/// </param>
/// <param name="WithinHours">Hours from the declaration by which a declared item is due.</param>
/// <param name="Checks">How it can be checked.</param>
/// <param name="Lapse">
/// Class of event of the finding that an unmet item becomes when it is due; null where it becomes none.
/// </param>
/// <param name="Condition">Filing condition of that class.</param>
/// <param name="Clause">The article with the version of its text, or the place in the plan.</param>
/// <param name="Until">Last day; null until further notice.</param>
/// <param name="Points">Points of the plate that a period takes in which it was not met; 0 for none.</param>
[GenerateSerializer, Immutable, Alias("grid.standing.row")]
public sealed record StandingRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] EntityKind Party,
    [property: Id(2)] string Item,
    [property: Id(3)] string Name,
    [property: Id(4)] IReadOnlyList<string> Trades,
    [property: Id(5)] StandingStart Begins,
    [property: Id(6)] StandingPeriod Every,
    [property: Id(7)] IReadOnlyList<int> Months,
    [property: Id(8)] string? Declared,
    [property: Id(9)] TimeOnly? By,
    [property: Id(10)] double? WithinHours,
    [property: Id(11)] IReadOnlyList<StandingCheck> Checks,
    [property: Id(12)] string? Lapse,
    [property: Id(13)] int Condition,
    [property: Id(14)] string Clause,
    [property: Id(15)] DateOnly From,
    [property: Id(16)] DateOnly? Until,
    [property: Id(17)] string Source,
    [property: Id(18)] string Grade,
    [property: Id(19)] double Points = 0);

/// <summary>What must have happened before a party owes an item. Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum StandingStart
{
    /// <summary>Nothing: the party owes it from its first day.</summary>
    Always = 0,

    /// <summary>承诺书: the party signed its commitment, and the commitment has not ended.</summary>
    Commitment = 1,

    /// <summary>责任区告知书: the extent was told to the present holder in writing.</summary>
    Letter = 2,
}

/// <summary>How often an item is owed. Numbers are stored and sent: new ones go at the end.</summary>
public enum StandingPeriod
{
    Day = 0,

    /// <summary>Monday to Sunday.</summary>
    Week = 1,
    Month = 2,

    /// <summary>Once for each order that declares a state.</summary>
    Declared = 3,
}

/// <summary>How an item is checked. Numbers are stored and sent: new ones go at the end.</summary>
public enum StandingCheck
{
    /// <summary>巡查</summary>
    Patrol = 0,

    /// <summary>自查: by the party itself, with a photograph.</summary>
    Self = 1,

    /// <summary>互查: by a neighbour.</summary>
    Neighbour = 2,
}
