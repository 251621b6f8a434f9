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

    public Task<IReadOnlyList<FoundPlace>> Find(FindPlaces asked)
    {
        var region = registers.Current;
        var counties = asked.Counties is [] ? region.Counties : asked.Counties.Select(region.Of);
        return Task.FromResult<IReadOnlyList<FoundPlace>>(
        [
            .. counties.SelectMany(county => county.Atlas.Named.Find(asked.Text, asked.Kind, asked.Most)
                    .Select(place => new FoundPlace(
                        place.Thing,
                        place.Name,
                        county.Atlas.AddressOf(place.Thing),
                        county.Atlas.PointOf(place),
                        county.Code)))
                .Take(asked.Most),
        ]);
    }

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
