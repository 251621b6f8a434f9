using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Coordinations;

/// <summary>
/// 专题研讨会、部门联席会议 (S170, S191, S217): settles which department owes a matter that departments return to each other.
/// Key: sub-district, then kind letter and class, <c>330424001-E0405</c>. All disputed cases of the matter share one
/// coordination, which opens in rounds. No call opens a round; the referral in a case's own record does.
/// </summary>
[Alias("grid.coordination"), GrainInterfaceType("grid.coordination")]
public interface ICoordinationGrain : IGrainWithStringKey
{
    /// <summary>The matter and its rounds; null when it was never referred.</summary>
    [Alias("view"), AlwaysInterleave] Task<CoordinationView?> View();

    /// <summary>
    /// Decides the open round. Refused as <c>coordination.unknown</c>, <c>coordination.decided</c> (with another
    /// outcome), <c>coordination.dropped</c>, <c>coordination.basisMissing</c>, <c>department.unknown</c>.
    /// </summary>
    [Alias("decide")] Task<Outcome<CoordinationView>> Decide(DecideCoordination command);

    /// <summary>Refused as <c>coordination.notConcerned</c> for a department that is not concerned.</summary>
    [Alias("state")] Task<Outcome<CoordinationView>> State(StatePosition command);
}

/// <summary>Where a round stands. Numbers are sent: new ones go at the end.</summary>
public enum CoordinationStatus
{
    Open = 0,
    Decided = 1,

    /// <summary>Every case of the round ended before it was decided.</summary>
    Dropped = 2,
}

/// <summary>The position that a department stated.</summary>
[GenerateSerializer, Immutable, Alias("grid.coordination.statement")]
public sealed record Statement(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] string Text,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string By);

/// <summary>
/// 会商结论. It binds: cases go to the lead, and neither the lead nor the dispatcher may send them elsewhere.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.coordination.outcome")]
public sealed record CoordinationOutcome(
    [property: Id(0)] EntityRef Lead,
    [property: Id(1)] IReadOnlyList<EntityRef> Helpers,
    [property: Id(2)] string Basis,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string By);

/// <summary>One coordination of a matter.</summary>
/// <param name="Due">When the round must be decided; null where the county set no limit.</param>
/// <param name="Cases">The cases that wait for the round, or that its outcome binds.</param>
[GenerateSerializer, Immutable, Alias("grid.coordination.round")]
public sealed record CoordinationRound
{
    [Id(0)] public required int Number { get; init; }
    [Id(1)] public required EntityRef Convener { get; init; }
    [Id(2)] public required DateTimeOffset OpenedAt { get; init; }
    [Id(3)] public DateTimeOffset? Due { get; init; }
    [Id(4)] public IReadOnlyList<EntityRef> Parties { get; init; } = [];
    [Id(5)] public IReadOnlyList<ReferredCase> Cases { get; init; } = [];
    [Id(6)] public IReadOnlyList<Statement> Statements { get; init; } = [];
    [Id(7)] public CoordinationOutcome? Outcome { get; init; }

    public CoordinationStatus Status => this switch
    {
        { Outcome: not null } => CoordinationStatus.Decided,
        { Cases.Count: 0 } => CoordinationStatus.Dropped,
        _ => CoordinationStatus.Open,
    };
}

/// <summary>A matter in dispute and its coordinations, the latest first.</summary>
[GenerateSerializer, Immutable, Alias("grid.coordination.view")]
public sealed record CoordinationView
{
    [Id(0)] public required string Key { get; init; }
    [Id(1)] public required ClassKind Kind { get; init; }
    [Id(2)] public required string Class { get; init; }

    /// <summary>Nine-digit code.</summary>
    [Id(3)] public required string Subdistrict { get; init; }
    [Id(4)] public required IReadOnlyList<CoordinationRound> Rounds { get; init; }

    /// <summary>
    /// Rows of the routes that would express the latest outcome, for an official to check and enter; empty while there
    /// is no outcome.
    /// </summary>
    [Id(5)] public IReadOnlyList<RouteRow> Proposed { get; init; } = [];

    /// <summary>Events so far; the ETag at the door.</summary>
    [Id(6)] public required int Version { get; init; }
    [Id(7)] public required LedgerPosition LedgerPosition { get; init; }
}

/// <summary>Decides the open round.</summary>
/// <param name="By">The actor: the desk of the convening office.</param>
/// <param name="Lead">Code of the leading department.</param>
/// <param name="Basis">The ground of the decision; never empty.</param>
/// <param name="Command">The caller's id for this very command; the same again is answered, not repeated.</param>
[GenerateSerializer, Immutable, Alias("grid.coordination.decide")]
public sealed record DecideCoordination(
    [property: Id(0)] string By,
    [property: Id(1)] string Lead,
    [property: Id(2)] IReadOnlyList<string> Helpers,
    [property: Id(3)] string Basis,
    [property: Id(4)] string? Note = null,
    [property: Id(5)] string? Command = null);

/// <summary>A department states its position.</summary>
[GenerateSerializer, Immutable, Alias("grid.coordination.state")]
public sealed record StatePosition(
    [property: Id(0)] string By,
    [property: Id(1)] string Department,
    [property: Id(2)] string Text,
    [property: Id(3)] string? Command = null);
