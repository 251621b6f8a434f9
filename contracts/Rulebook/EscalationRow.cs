using Grid.Cases;
using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>
/// One step of the escalation of a clock (提醒、亮灯、升级): which post is notified at which part of the limit, or how long
/// after the step before. The steps of a clock follow the table's order; a step is skipped where the place does not
/// have its post.
/// </summary>
/// <param name="Rule">Unique name of the row, which every missed deadline of the row keeps.</param>
/// <param name="To">The post that is notified; null for the party that handles the case.</param>
/// <param name="Percent">
/// Percent of the limit; null for a step that comes <paramref name="After"/> the one before.
/// </param>
/// <param name="Unit">The unit of <paramref name="After"/>; null for the unit of the clock's own limit.</param>
/// <param name="Kind">The kind of class; null for both.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *; null or empty for every class.</param>
/// <param name="Of">The units of the class's own limit that it holds for; null or empty for all.</param>
[GenerateSerializer, Immutable, Alias("grid.escalation.row")]
public sealed record EscalationRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] ClockKind Clock,
    [property: Id(2)] DeadlineStep Step,
    [property: Id(3)] double? Percent,
    [property: Id(4)] double? After,
    [property: Id(5)] LimitUnit? Unit,
    [property: Id(6)] Post? To,
    [property: Id(7)] DateOnly From,
    [property: Id(8)] DateOnly? Until,
    [property: Id(9)] string Source,
    [property: Id(10)] string Grade,
    [property: Id(11)] ClassKind? Kind = null,
    [property: Id(12)] IReadOnlyList<string>? Classes = null,
    [property: Id(13)] IReadOnlyList<LimitUnit>? Of = null);
