namespace Grid.Cases;

/// <summary>
/// A holiday notice (放假安排) changed days that the limit of handling crosses, so the limit was counted again from its
/// start; or a notice now speaks of a year that was counted provisionally.
/// </summary>
/// <param name="From">When handling was due before.</param>
/// <param name="To">When it is due now; the same where only the mark of a provisional time falls away.</param>
/// <param name="Duties">The duties with their new due times.</param>
/// <param name="Notices">The numbers of the notices, or the sources of the rows that went.</param>
[GenerateSerializer, Immutable, Alias("case.deadlineRevised")]
public sealed record CaseDeadlineRevised(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To,
    [property: Id(2)] IReadOnlyList<Assignment> Duties,
    [property: Id(3)] IReadOnlyList<string> Notices,
    [property: Id(4)] CaseBrief Brief) : CaseEvent;
