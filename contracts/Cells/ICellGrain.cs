using Grid.Parties;
using Grid.Places;

namespace Grid.Cells;

/// <summary>单元网格. Key: its code, under the county's <see cref="CodeProfile"/>.</summary>
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

    /// <summary>The cases here that could be one with this, and why the city does not say so.</summary>
    [Alias("alike"), Orleans.Concurrency.AlwaysInterleave]
    Task<IReadOnlyList<SimilarCase>> Alike(Candidate candidate);
}
