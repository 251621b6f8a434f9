using Grid.Foundation;
using Orleans.Concurrency;

namespace Grid.Shops;

/// <summary>
/// 门前三包责任区: whose front a point is, and who answers for its sanitation. Stateless worker; key: 0.
/// </summary>
[Alias("grid.fronts"), GrainInterfaceType("grid.fronts")]
public interface IFrontGrain : IGrainWithIntegerKey
{
    [Alias("who"), ReadOnly] Task<Outcome<FrontView>> Who(AskFront question);
}
