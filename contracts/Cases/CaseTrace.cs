using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>One line of a case's trace (痕迹化).</summary>
/// <param name="Found">Where and what the matter is since then; null where the step does not say it.</param>
/// <param name="Undone">The step that was taken back; null for any other step.</param>
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
    [property: Id(8)] MissedDeadline? Deadline = null,
    [property: Id(9)] FoundTrace? Found = null,
    [property: Id(10)] CaseVerb? Undone = null);

/// <summary>Where and what the matter is, as the desk found it when it filed or corrected the case.</summary>
/// <param name="Cell">Code of the cell.</param>
/// <param name="Part">Code of the part (部件) that it is about; null for none.</param>
/// <param name="Address">The nearest address; null where none is known.</param>
[GenerateSerializer, Immutable, Alias("grid.case.trace.found")]
public sealed record FoundTrace(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Class,
    [property: Id(2)] string Cell,
    [property: Id(3)] string? Part,
    [property: Id(4)] string? Address);

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
