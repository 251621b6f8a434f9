using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Selects notices: those of a party, or those of a person in any post that they held then.</summary>
/// <param name="Holder">Code of the person.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.noticeQuery")]
public sealed record NoticeQuery(
    [property: Id(0)] EntityRef? Party,
    [property: Id(1)] string? Holder = null,
    [property: Id(2)] int Limit = 50,
    [property: Id(3)] string? After = null,
    [property: Id(4)] LedgerPosition? WaitFor = null);

/// <summary>
/// A notice that a party got because time passed or by command (提醒、黄灯、红灯、升级、督办), as it was sent then.
/// </summary>
/// <param name="Post">The post in which it was notified; null for the party that handles the case.</param>
/// <param name="Holder">Code of the holder of the post then.</param>
/// <param name="Due">When the missed step was due.</param>
/// <param name="Rule">The row of the escalations; <c>command</c> for 督办.</param>
/// <param name="Until">The time after which the next party is notified if the step is still missing.</param>
/// <param name="Reason">The reason of a 督办.</param>
/// <param name="Part">Code of the part (部件) that the case is about; null for none.</param>
/// <param name="Address">
/// The nearest address of the case; null where none is known, and in notices from before it was kept.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.desk.noticeLine")]
public sealed record NoticeLine(
    [property: Id(0)] LedgerPosition Position,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] Guid Case,
    [property: Id(3)] string CaseNumber,
    [property: Id(4)] ClassKind Kind,
    [property: Id(5)] string Class,
    [property: Id(6)] EntityRef Party,
    [property: Id(7)] Post? Post,
    [property: Id(8)] string? Holder,
    [property: Id(9)] ClockKind Clock,
    [property: Id(10)] DeadlineStep Step,
    [property: Id(11)] DateTimeOffset Due,
    [property: Id(12)] string Rule,
    [property: Id(13)] DateTimeOffset? Until,
    [property: Id(14)] string? Reason,
    [property: Id(15)] string? Part = null,
    [property: Id(16)] string? Address = null);

/// <summary>A page of notices; <paramref name="Next"/> continues it, null at the end.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.noticePage")]
public sealed record NoticePage(
    [property: Id(0)] IReadOnlyList<NoticeLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);
