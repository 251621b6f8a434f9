using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// Gives the cases of a county and a day their running numbers (流水号), each once. Numbers that were set aside when
/// the grain went are never given. Key: county and day, <c>CODE/20261129</c>.
/// </summary>
[Alias("grid.case.numbers"), GrainInterfaceType("grid.case.numbers")]
internal interface ICaseNumbersGrain : IGrainWithStringKey
{
    /// <summary>The next numbers, ascending; there may be gaps between them.</summary>
    /// <param name="count">How many, at least 1.</param>
    [Alias("takeSome")] Task<Outcome<int[]>> TakeSome(int count);

    /// <summary>The next number, for silos of an earlier version.</summary>
    [Alias("take")] Task<Outcome<int>> Take();
}
