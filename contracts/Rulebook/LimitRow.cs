using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>
/// How long a stage may take (各环节时限). The first row that fits, in the table's order, counts; where none fits that clock
/// does not run. The limit of handling is the standard's; a row of it here is for the classes of which the standards do
/// not speak.
/// </summary>
/// <param name="Kind">The kind of class; null for both.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *.</param>
/// <param name="Condition">The condition of the class; null for every condition.</param>
/// <param name="Channels">The channels of a report it holds for; empty for all.</param>
/// <param name="Limit">
/// How long, in <paramref name="Unit"/>; a percentage where <paramref name="Share"/> says so.
/// </param>
/// <param name="Starts">Of handling: from when it runs; null for from the dispatch.</param>
/// <param name="Of">The units of the class's own limit that it holds for; null or empty for all.</param>
/// <param name="Share">
/// Whether the limit is a percentage of the class's own limit, in the unit of that limit.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.limit.row")]
public sealed record LimitRow(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] ClassKind? Kind,
    [property: Id(2)] IReadOnlyList<string> Classes,
    [property: Id(3)] int? Condition,
    [property: Id(4)] IReadOnlyList<string> Channels,
    [property: Id(5)] double Limit,
    [property: Id(6)] LimitUnit Unit,
    [property: Id(7)] DateOnly From,
    [property: Id(8)] DateOnly? Until,
    [property: Id(9)] string Source,
    [property: Id(10)] string Grade,
    [property: Id(11)] LimitStart? Starts = null,
    [property: Id(12)] IReadOnlyList<LimitUnit>? Of = null,
    [property: Id(13)] bool Share = false);
