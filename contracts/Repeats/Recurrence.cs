using Grid.Parties;

namespace Grid.Repeats;

/// <summary>反复问题: the place of a case within a problem that comes again.</summary>
/// <param name="Problem">The id of the problem, which is that of its first case.</param>
/// <param name="Number">The number of the case within the problem; the first is 1.</param>
/// <param name="Earlier">The case before it, which had ended.</param>
/// <param name="Place">The place of the problem: the shop, the segment, or the cell of the point.</param>
/// <param name="Rule">The row of the repeats.</param>
[GenerateSerializer, Immutable, Alias("grid.case.recurrence")]
public sealed record Recurrence(
    [property: Id(0)] Guid Problem,
    [property: Id(1)] int Number,
    [property: Id(2)] Guid Earlier,
    [property: Id(3)] EntityRef Place,
    [property: Id(4)] string Rule);
