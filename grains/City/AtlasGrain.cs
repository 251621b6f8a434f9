using Grid.Places;
using Orleans.Concurrency;

namespace Grid.City;

/// <summary>Answers from the map of the silo it happens to be in.</summary>
[GrainType("atlas"), StatelessWorker]
internal sealed class AtlasGrain(CityMap city) : Grain, IAtlasGrain
{
    public Task<Located> Locate(GeoPoint point) => city.Locate(point);
}
