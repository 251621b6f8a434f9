using Grid.Ledger;
using Grid.Parties;
using Grid.Penalties;

namespace Grid.ReadModel;

/// <summary>Which penalty files are listed; what is null is not asked for.</summary>
/// <param name="Case">The case that found the act.</param>
/// <param name="County">One county; several where it is null.</param>
/// <param name="DecidedFrom">Decided at this time or later, and not annulled.</param>
/// <param name="DecidedUntil">Decided before this time, and not annulled.</param>
/// <param name="Subdistrict">Code of the sub-district of the party or of the case.</param>
/// <param name="Operation">Code of the special operation that a file names.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.penaltyQuery")]
public sealed record PenaltyQuery(
    [property: Id(0)] EntityRef? Party,
    [property: Id(1)] PenaltyStage? Stage,
    [property: Id(2)] PenaltyProcedure? Procedure,
    [property: Id(3)] int Limit,
    [property: Id(4)] string? After,
    [property: Id(5)] LedgerPosition? WaitFor,
    [property: Id(6)] string? County = null,
    [property: Id(7)] IReadOnlyList<string>? Counties = null,
    [property: Id(8)] Guid? Case = null,
    [property: Id(9)] DateTimeOffset? DecidedFrom = null,
    [property: Id(10)] DateTimeOffset? DecidedUntil = null,
    [property: Id(11)] string? Subdistrict = null,
    [property: Id(12)] string? Operation = null);

/// <summary>A page of penalty files, and how many were decided by each procedure.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.penaltyPage")]
public sealed record PenaltyPage(
    [property: Id(0)] IReadOnlyList<PenaltyBrief> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] PenaltyCounts Decided,
    [property: Id(3)] IReadOnlyList<LedgerPosition> ReadTo);

/// <summary>Penalties that were decided, by procedure (简易、普通、非现场); no officer is counted by them.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.penaltyCounts")]
public sealed record PenaltyCounts(
    [property: Id(0)] long Simple, [property: Id(1)] long General, [property: Id(2)] long Contactless);
