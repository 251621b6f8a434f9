using Grid.Counties;
using Grid.Places;
using Orleans.Concurrency;

namespace Grid.City;

/// <summary>Answers from the map of the silo it happens to be in.</summary>
[GrainType("atlas"), StatelessWorker]
internal sealed class AtlasGrain(RegisterFollower registers) : Grain, IAtlasGrain
{
    public async Task<Located> Locate(GeoPoint point) => (await registers.Locate(point)).Located;
}
