using Grid.Foundation;
using Grid.Registers;

namespace Grid.Cells;

/// <summary>Re-cuts cells of one county. Key: county code.</summary>
[Alias("grid.surveyor"), GrainInterfaceType("grid.surveyor")]
public interface ISurveyorGrain : IGrainWithStringKey
{
    [Alias("recut"), ResponseTimeout("00:00:30")] Task<Outcome<RecutView>> Recut(RecutCells command);

    /// <summary>The re-cut whose cells are not all entered yet; null when there is none.</summary>
    [Alias("pending")] Task<PendingRecut?> Pending();

    /// <summary>
    /// Undoes the pending re-cut. The same command again, by the same officer for the same reason, is answered and not
    /// repeated.
    /// </summary>
    [Alias("giveUp"), ResponseTimeout("00:00:30")] Task<Outcome<RecutGivenUpView>> GiveUp(GiveUpRecut command);
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

/// <summary>A re-cut that was decided and whose cells are not all entered yet.</summary>
/// <param name="Stuck">Why the re-cut stopped, and where; null while it goes on.</param>
[GenerateSerializer, Immutable, Alias("grid.recut.pending")]
public sealed record PendingRecut(
    [property: Id(0)] IReadOnlyList<string> Retire,
    [property: Id(1)] IReadOnlyList<string> Create,
    [property: Id(2)] string By,
    [property: Id(3)] DateTimeOffset? Since,
    [property: Id(4)] Refusal? Stuck);

/// <summary>Gives up a stuck re-cut and undoes what it entered.</summary>
[GenerateSerializer, Immutable, Alias("grid.recut.giveUp")]
public sealed record GiveUpRecut([property: Id(0)] string By, [property: Id(1)] string Reason);

/// <summary>What giving up a re-cut did, by code of the cell.</summary>
/// <param name="Restored">Cells that are again as they were before the re-cut.</param>
/// <param name="Withdrawn">New cells that are retired in favour of the old ones.</param>
/// <param name="Left">
/// Cells left as they are, because others have changed them since or the register refused to take them back.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.recut.givenUp.view")]
public sealed record RecutGivenUpView(
    [property: Id(0)] IReadOnlyList<string> Restored,
    [property: Id(1)] IReadOnlyList<string> Withdrawn,
    [property: Id(2)] IReadOnlyList<string> Left);
