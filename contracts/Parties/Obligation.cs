using Grid.Cases;
using Grid.Ledger;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Parties;

/// <summary>What a party owes because of a case (责任): until when, in what role, under which rule.</summary>
/// <param name="Due">When the obligation is due; null where no limit is set.</param>
/// <param name="Rule">The row of the rulebook that chose the party.</param>
/// <param name="Ended">When the obligation was discharged or lapsed.</param>
/// <param name="Provisional">
/// True where a holiday notice that is still to come may move the due time; null elsewhere.
/// </param>
/// <param name="Step">The step of the loop that is owed; null for an obligation to the case itself.</param>
/// <param name="Post">The post that owes the step; null for an obligation to the case itself.</param>
/// <param name="Part">Code of the part (部件) that the case is about; null for none.</param>
/// <param name="Address">The nearest address of the case; null where none is known.</param>
[GenerateSerializer, Immutable, Alias("grid.obligation")]
public sealed record Obligation(
    [property: Id(0)] Guid Case,
    [property: Id(1)] string CaseNumber,
    [property: Id(2)] ClassKind Kind,
    [property: Id(3)] string Class,
    [property: Id(4)] AssignmentRole Role,
    [property: Id(5)] DateTimeOffset? Due,
    [property: Id(6)] ObligationStatus Status,
    [property: Id(7)] string Rule,
    [property: Id(8)] DateTimeOffset Since,
    [property: Id(9)] DateTimeOffset? Ended,
    [property: Id(10)] Notice? Notice = null,
    [property: Id(11)] bool? Provisional = null,
    [property: Id(12)] ClockKind? Step = null,
    [property: Id(13)] Post? Post = null,
    [property: Id(14)] string? Part = null,
    [property: Id(15)] string? Address = null);

/// <summary>Numbers are stored and sent: new ones go at the end.</summary>
public enum ObligationStatus
{
    Open = 0,

    /// <summary>The party met the obligation: the case was handled, checked and closed, or the duty met.</summary>
    Discharged = 1,

    /// <summary>
    /// The obligation fell away: the case was refused, voided, joined, transferred or handed to a successor.
    /// </summary>
    Lapsed = 2,

    /// <summary>知情: the party knows of a report that is not filed yet, or never was, and owes nothing for it.</summary>
    Known = 3,
}

/// <summary>The latest notice a party got because time passed (提醒、黄灯、红灯、升级、督办).</summary>
/// <param name="Due">When the missed step was due.</param>
/// <param name="Rule">The row of the escalations; <c>command</c> for 督办.</param>
/// <param name="Until">The time after which the next party is notified if the step is still missing.</param>
/// <param name="Count">How many notices the party got of this case.</param>
[GenerateSerializer, Immutable, Alias("grid.notice")]
public sealed record Notice(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] DeadlineStep Step,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] DateTimeOffset Due,
    [property: Id(4)] string Rule,
    [property: Id(5)] DateTimeOffset? Until,
    [property: Id(6)] int Count);

/// <summary>A page of obligations; <paramref name="Next"/> continues it, null at the end.</summary>
[GenerateSerializer, Immutable, Alias("grid.obligation.page")]
public sealed record ObligationPage(
    [property: Id(0)] IReadOnlyList<Obligation> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] LedgerPosition? LedgerPosition = null);
