using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// A report came of a matter that was handled already. The report is no part of the case: it doubts the handling, and
/// the office that checks gets a notice.
/// </summary>
/// <param name="Report">The report, which is a case of its own.</param>
/// <param name="Stage">The stage of the handled case by then.</param>
/// <param name="Channel">How the report came in.</param>
/// <param name="Party">The office that checks; null where the county has none.</param>
[GenerateSerializer, Immutable, Alias("case.doubted")]
public sealed record CaseDoubted(
    [property: Id(0)] Guid Report,
    [property: Id(1)] CaseStage Stage,
    [property: Id(2)] string Channel,
    [property: Id(3)] EntityRef? Party,
    [property: Id(4)] CaseBrief Brief) : CaseEvent;

/// <summary>A report that doubts the handling of a case.</summary>
[GenerateSerializer, Immutable, Alias("grid.case.doubt")]
public sealed record HandlingDoubt(
    [property: Id(0)] Guid Report, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Channel);
