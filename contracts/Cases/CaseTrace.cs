using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;

namespace Grid.Cases;

/// <summary>One line of a case's trace (痕迹化).</summary>
[GenerateSerializer, Immutable, Alias("grid.case.trace")]
public sealed record CaseTrace(
    [property: Id(0)] string Type,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string By,
    [property: Id(3)] CaseStage Stage,
    [property: Id(4)] LedgerPosition Position,
    [property: Id(5)] string? Note,
    [property: Id(6)] IReadOnlyList<EntityRef> Parties,
    [property: Id(7)] string? Reason = null,
    [property: Id(8)] MissedDeadline? Deadline = null);

/// <summary>A page of a case's trace.</summary>
/// <param name="Next">The number of its last step, where more follow; null at the end.</param>
[GenerateSerializer, Immutable, Alias("grid.case.tracePage")]
public sealed record CaseTracePage([property: Id(0)] IReadOnlyList<CaseTrace> Items, [property: Id(1)] int? Next);

/// <summary>
/// A step that a clock took: of which clock, by which row of the escalations, and which party was notified.
/// </summary>
/// <param name="Due">When the awaited step was due.</param>
/// <param name="Run">Counts the runs of the case's clocks.</param>
/// <param name="Until">When the next step comes, unless the awaited step is taken before.</param>
/// <param name="Holder">Code of the holder of the post then.</param>
[GenerateSerializer, Immutable, Alias("grid.case.trace.deadline")]
public sealed record MissedDeadline(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] DeadlineStep Step,
    [property: Id(2)] DateTimeOffset Due,
    [property: Id(3)] string Rule,
    [property: Id(4)] int Run,
    [property: Id(5)] Post? Post,
    [property: Id(6)] EntityRef? To,
    [property: Id(7)] string? Holder,
    [property: Id(8)] DateTimeOffset? Until);
