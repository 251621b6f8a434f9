using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>
/// What a kind of place remembers of some classes: when a case is one of a problem that comes again (反复问题), and how
/// many complaints mark the place (重复投诉, S87). The first row that fits the place and the class, in the table's order,
/// counts; without one nothing is remembered.
/// </summary>
/// <param name="Rule">Unique name of the row, which its problems and marks keep.</param>
/// <param name="Place">shop, segment, or cell for a point that lies at neither.</param>
/// <param name="Kind">The kind of class; null for both.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *.</param>
/// <param name="Metres">Cases farther apart are another matter; null for the whole place.</param>
/// <param name="AgainDays">
/// A case at most so many days after an earlier one of its class ended is the same problem again; null for never.
/// </param>
/// <param name="Channels">The channels whose reports are complaints; empty for all.</param>
/// <param name="Complaints">
/// So many complaints within <paramref name="WithinDays"/> days mark the place; null for never.
/// </param>
/// <param name="MarkDays">How many days the mark stands, from the latest complaint it rests on.</param>
/// <param name="LookBackDays">By how many days a look-back (回头看) is longer meanwhile.</param>
/// <param name="To">The post that is notified; null for the next above the place.</param>
/// <param name="Together">
/// Complaints of all its classes count together, and mark the place for all of them; else each class counts for itself.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.repeat.row")]
public sealed record RepeatRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] Parties.EntityKind Place,
    [property: Id(2)] ClassKind? Kind,
    [property: Id(3)] IReadOnlyList<string> Classes,
    [property: Id(4)] double? Metres,
    [property: Id(5)] double? AgainDays,
    [property: Id(6)] IReadOnlyList<string> Channels,
    [property: Id(7)] int? Complaints,
    [property: Id(8)] double? WithinDays,
    [property: Id(9)] double? MarkDays,
    [property: Id(10)] double? LookBackDays,
    [property: Id(11)] Post? To,
    [property: Id(12)] DateOnly From,
    [property: Id(13)] DateOnly? Until,
    [property: Id(14)] string Source,
    [property: Id(15)] string Grade,
    [property: Id(16)] bool Together = false);
