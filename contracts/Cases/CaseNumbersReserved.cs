using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// The city set running numbers aside for the cases of a county and a day: those after the ones that it set aside
/// before. Source: <c>county/CODE/20261129</c>.
/// </summary>
/// <param name="Last">The last of them.</param>
[GenerateSerializer, Immutable, Alias("county.numbersReserved")]
public sealed record CaseNumbersReserved([property: Id(0)] int Last) : GridEvent;
