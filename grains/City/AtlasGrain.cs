using Grid.Counties;
using Grid.Places;
using Orleans.Concurrency;

namespace Grid.City;

/// <summary>Answers from the map of the silo on which it runs.</summary>
[GrainType("atlas"), StatelessWorker]
internal sealed class AtlasGrain(RegisterFollower registers) : Grain, IAtlasGrain
{
    public async Task<Located> Locate(GeoPoint point) => (await registers.Locate(point)).Located;
}
