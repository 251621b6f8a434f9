using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// Gives the cases of a county and a day their running numbers (流水号), each once. Numbers that were set aside when
/// the grain went are never given. Key: county and day, <c>CODE/20261129</c>.
/// </summary>
[Alias("grid.case.numbers"), GrainInterfaceType("grid.case.numbers")]
internal interface ICaseNumbersGrain : IGrainWithStringKey
{
    [Alias("take")] Task<Outcome<int>> Take();
}
