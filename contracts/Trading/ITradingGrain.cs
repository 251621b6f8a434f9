using Grid.Foundation;
using Orleans.Concurrency;

namespace Grid.Trading;

/// <summary>
/// Says whether trade on public ground is lawful at a minute, from the zones, permits and rows of that day. Stateless
/// worker; key: 0.
/// </summary>
[Alias("grid.trading"), GrainInterfaceType("grid.trading")]
public interface ITradingGrain : IGrainWithIntegerKey
{
    [Alias("lawful"), ReadOnly] Task<Outcome<LawfulView>> Lawful(AskLawful question);

    /// <summary>The rota of a point on a day; null day for today. Refused as <c>permit.unknown</c>.</summary>
    [Alias("rota"), ReadOnly] Task<Outcome<RotaView>> Rota(string permit, DateOnly? day);
}
