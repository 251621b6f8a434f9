using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// A holiday notice (放假安排) changed days that a limit crosses, so the limit was counted again from its start; or a
/// notice now speaks of a year that was counted provisionally.
/// </summary>
/// <param name="From">When it was due before.</param>
/// <param name="To">When it is due now; the same where only the mark of a provisional time falls away.</param>
/// <param name="Duties">The duties with their new due times.</param>
/// <param name="Notices">The numbers of the notices, or the sources of the rows that went.</param>
/// <param name="Clock">What is due: null for handling, or the coordination that the case waits for.</param>
/// <param name="Party">
/// The department whose joint task it is, or the convener of the coordination; null for the handling of the case.
/// </param>
[GenerateSerializer, Immutable, Alias("case.deadlineRevised")]
public sealed record CaseDeadlineRevised(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To,
    [property: Id(2)] IReadOnlyList<Assignment> Duties,
    [property: Id(3)] IReadOnlyList<string> Notices,
    [property: Id(4)] CaseBrief Brief,
    [property: Id(5)] ClockKind? Clock = null,
    [property: Id(6)] EntityRef? Party = null) : CaseEvent;
