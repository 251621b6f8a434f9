using Grid.Ledger;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Coordinations;

/// <summary>A matter in dispute and its coordinations, the latest first.</summary>
[GenerateSerializer, Immutable, Alias("grid.coordination.view")]
public sealed record CoordinationView
{
    [Id(0)] public required string Key { get; init; }
    [Id(1)] public required ClassKind Kind { get; init; }
    [Id(2)] public required string Class { get; init; }

    /// <summary>Code of the sub-district.</summary>
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

/// <summary>Where a round stands. Numbers are sent: new ones go at the end.</summary>
public enum CoordinationStatus
{
    Open = 0,
    Decided = 1,

    /// <summary>Every case of the round ended before it was decided.</summary>
    Dropped = 2,
}

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

/// <summary>The position that a department stated.</summary>
[GenerateSerializer, Immutable, Alias("grid.coordination.statement")]
public sealed record Statement(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] string Text,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string By);
