using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Revisits;

/// <summary>
/// The visits that follow a closed case of these classes: how many, within which time, by which post. Of the rows of
/// one kind that fit a case, the first in the table's order counts.
/// </summary>
/// <param name="Rule">Unique name of the row, which every visit of the row keeps.</param>
/// <param name="For">The kind of class; null for both.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *.</param>
/// <param name="Condition">The condition of the class; null for every condition.</param>
/// <param name="Visits">How many visits, spread evenly over the time.</param>
/// <param name="Within">
/// The time from closing on; the last visit is due at its end. A look-back at a place marked for repeated complaints
/// has the days of the mark in addition.
/// </param>
/// <param name="To">
/// The post whose party at the place owes the visits; the cell owes them where the place has no such party.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.revisit.row")]
public sealed record RevisitRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] RevisitKind Kind,
    [property: Id(2)] ClassKind? For,
    [property: Id(3)] IReadOnlyList<string> Classes,
    [property: Id(4)] int? Condition,
    [property: Id(5)] int Visits,
    [property: Id(6)] double Within,
    [property: Id(7)] LimitUnit Unit,
    [property: Id(8)] Post To,
    [property: Id(9)] DateOnly From,
    [property: Id(10)] DateOnly? Until,
    [property: Id(11)] string Source,
    [property: Id(12)] string Grade);
