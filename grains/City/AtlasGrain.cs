using Grid.Counties;
using Grid.Places;
using Orleans.Concurrency;

namespace Grid.City;

/// <summary>Answers from the map of the silo on which it runs.</summary>
[GrainType("atlas"), StatelessWorker]
internal sealed class AtlasGrain(RegisterFollower registers) : Grain, IAtlasGrain
{
    public async Task<Located> Locate(GeoPoint point)
    {
        var (county, located) = await registers.Locate(point);
        return located.Place is { } place ? located with { Place = county.Described(place) } : located;
    }

    public Task<IReadOnlyList<FoundPlace>> Find(FindPlaces asked) => Task.FromResult(registers.Current.Find(asked));

    public async Task<IReadOnlyList<NearPart>> PartsNear(NearParts asked)
    {
        var (county, _) = await registers.Locate(asked.Point);
        return
        [
            .. county.Atlas.PartsNear(asked.Point, asked.Metres, asked.Class)
                .Take(asked.Most)
                .Select(static near => new NearPart(near.Code, near.Data, near.Metres)),
        ];
    }
}
