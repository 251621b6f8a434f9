using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Cells;

/// <summary>What a cell needs to know of a report to say whether it is new.</summary>
/// <param name="Shop">The shop that answers for its front in this case; null where none does.</param>
[GenerateSerializer, Immutable, Alias("grid.cell.candidate")]
public sealed record Candidate(
    [property: Id(0)] Guid Case,
    [property: Id(1)] ClassKind Kind,
    [property: Id(2)] string Class,
    [property: Id(3)] GeoPoint Point,
    [property: Id(4)] DateTimeOffset ReportedAt,
    [property: Id(5)] IReadOnlyList<string> NearbyCells,
    [property: Id(6)] Guid? NotWith = null,
    [property: Id(7)] string? Shop = null);

/// <summary>单元网格. Key: 15-digit code (<see cref="CellCode"/>).</summary>
[Alias("grid.cell"), GrainInterfaceType("grid.cell")]
public interface ICellGrain : IPartyGrain
{
    /// <summary>
    /// One report at a time: the open case of the same class within 50 m and 24 h that this report joins (S21, domain 2.6),
    /// or null when it is new. A new one is remembered until the stream confirms it.
    /// </summary>
    [Alias("admit")] Task<Guid?> Admit(Candidate candidate);

    /// <summary>A report that was admitted could not be stored: nothing joins it.</summary>
    [Alias("withdraw")] Task Withdraw(Guid report);

    /// <summary>A neighbour asks, near the edge. Changes nothing; may run between other calls.</summary>
    [Alias("similar"), Orleans.Concurrency.AlwaysInterleave] Task<Guid?> Similar(Candidate candidate);
}

/// <summary>One cell after a re-cut.</summary>
[GenerateSerializer, Immutable, Alias("grid.recut.cell")]
public sealed record NewCell([property: Id(0)] string Code, [property: Id(1)] CellData Data);

/// <summary>
/// 网格调整: <paramref name="Retire"/> give way to <paramref name="Create"/> (split, merge, redraw). Cells keep their
/// history; their open obligations go to the successor that holds each case's point (S18, S91, S158).
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.recut")]
public sealed record RecutCells(
    [property: Id(0)] IReadOnlyList<string> Retire,
    [property: Id(1)] IReadOnlyList<NewCell> Create,
    [property: Id(2)] string By);

[GenerateSerializer, Immutable, Alias("grid.recut.view")]
public sealed record RecutView(
    [property: Id(0)] IReadOnlyList<string> Retired,
    [property: Id(1)] IReadOnlyList<RegisterView> Created);

/// <summary>A re-cut that was decided and not entered to its last cell.</summary>
/// <param name="Stuck">Why it stopped, and where; null while it goes on.</param>
[GenerateSerializer, Immutable, Alias("grid.recut.pending")]
public sealed record PendingRecut(
    [property: Id(0)] IReadOnlyList<string> Retire,
    [property: Id(1)] IReadOnlyList<string> Create,
    [property: Id(2)] string By,
    [property: Id(3)] DateTimeOffset? Since,
    [property: Id(4)] Refusal? Stuck);

/// <summary>Gives up a re-cut that is stuck: what it entered is undone.</summary>
[GenerateSerializer, Immutable, Alias("grid.recut.giveUp")]
public sealed record GiveUpRecut([property: Id(0)] string By, [property: Id(1)] string Reason);

/// <summary>What giving up a re-cut did, by code of the cell.</summary>
/// <param name="Restored">Cells that are again as they were before it.</param>
/// <param name="Withdrawn">New cells that are retired in favour of the old ones.</param>
/// <param name="Left">Cells that others have changed since, or that the register would not take back: as they are.</param>
[GenerateSerializer, Immutable, Alias("grid.recut.givenUp.view")]
public sealed record RecutGivenUpView(
    [property: Id(0)] IReadOnlyList<string> Restored,
    [property: Id(1)] IReadOnlyList<string> Withdrawn,
    [property: Id(2)] IReadOnlyList<string> Left);

/// <summary>A re-cut that was stuck was given up, and what it had entered undone. Kept in the registers' partition of the ledger.</summary>
[GenerateSerializer, Immutable, Alias("recut.givenUp")]
public sealed record RecutGivenUp : GridEvent
{
    /// <summary>The cells that were to give way.</summary>
    [Id(0)] public required IReadOnlyList<string> Retire { get; init; }

    /// <summary>The cells that were to take over.</summary>
    [Id(1)] public required IReadOnlyList<string> Create { get; init; }
    [Id(2)] public required string Reason { get; init; }

    /// <summary>Why it was stuck.</summary>
    [Id(3)] public string? Stuck { get; init; }
    [Id(4)] public required IReadOnlyList<string> Restored { get; init; }
    [Id(5)] public required IReadOnlyList<string> Withdrawn { get; init; }
    [Id(6)] public required IReadOnlyList<string> Left { get; init; }
}

/// <summary>Re-cuts cells of one county. Key: county code.</summary>
[Alias("grid.surveyor"), GrainInterfaceType("grid.surveyor")]
public interface ISurveyorGrain : IGrainWithStringKey
{
    [Alias("recut"), ResponseTimeout("00:00:30")] Task<Outcome<RecutView>> Recut(RecutCells command);

    /// <summary>The re-cut that is not entered to its last cell; null when there is none.</summary>
    [Alias("pending")] Task<PendingRecut?> Pending();

    /// <summary>Undoes the re-cut that is pending. The same again, by the same officer for the same reason, is answered and not repeated.</summary>
    [Alias("giveUp"), ResponseTimeout("00:00:30")] Task<Outcome<RecutGivenUpView>> GiveUp(GiveUpRecut command);
}
