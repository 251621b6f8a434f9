using Grid.Parties;
using Grid.Posts;

namespace Grid.Cases;

/// <summary>
/// A clock reached a row of the escalations before the step it waits for was taken. It happens once for each case, run
/// of the clock and row.
/// </summary>
/// <param name="Due">
/// When the awaited step was due; <c>At</c> is when the city recorded the event, later only if the city was down.
/// </param>
/// <param name="Rule">The row of the escalations.</param>
/// <param name="Run">Counts the runs of the case's clocks, so that the same step of a later run is another.</param>
/// <param name="Party">The party that is notified; null where the place has no such post.</param>
/// <param name="Until">When the next step comes, unless the awaited step is taken before.</param>
/// <param name="Holder">The name or code of the holder of the post then, where the registers know it.</param>
[GenerateSerializer, Immutable, Alias("case.deadlinePassed")]
public sealed record CaseDeadlineMissed(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] DeadlineStep Step,
    [property: Id(2)] DateTimeOffset Due,
    [property: Id(3)] string Rule,
    [property: Id(4)] int Run,
    [property: Id(5)] Post? To,
    [property: Id(6)] EntityRef? Party,
    [property: Id(7)] DateTimeOffset? Until,
    [property: Id(8)] string? Holder,
    [property: Id(9)] CaseBrief Brief) : CaseEvent;

/// <summary>督办: the party that handles the case is urged by name.</summary>
[GenerateSerializer, Immutable, Alias("case.supervised")]
public sealed record CaseSupervised(
    [property: Id(0)] string Reason,
    [property: Id(1)] EntityRef Party,
    [property: Id(2)] DateTimeOffset? Until,
    [property: Id(3)] CaseBrief Brief) : CaseEvent;

/// <summary>更新进度: the department says that it still works on the case.</summary>
[GenerateSerializer, Immutable, Alias("case.progressed")]
public sealed record CaseProgressed : CaseEvent;
