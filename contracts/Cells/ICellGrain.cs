using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cells;

/// <summary>单元网格. Key: 15-digit code (<see cref="CellCode"/>).</summary>
[Alias("grid.cell"), GrainInterfaceType("grid.cell")]
public interface ICellGrain : IPartyGrain
{
    /// <summary>
    /// Admits one report at a time. Answers with the open case of the same class within 50 m and 24 h that this report
    /// joins (S21, domain 2.6), or null when it is new. The cell remembers a new report until the stream confirms it.
    /// </summary>
    [Alias("admit")] Task<Guid?> Admit(Candidate candidate);

    /// <summary>Withdraws an admitted report that could not be stored, so that no other report joins it.</summary>
    [Alias("withdraw")] Task Withdraw(Guid report);

    /// <summary>Answers a neighbouring cell near the edge. Changes nothing; may run between other calls.</summary>
    [Alias("similar"), Orleans.Concurrency.AlwaysInterleave] Task<Guid?> Similar(Candidate candidate);
}

/// <summary>What a cell needs to know of a report to say whether it is new.</summary>
/// <param name="Shop">The shop that answers for the front where the report lies; null where none does.</param>
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
