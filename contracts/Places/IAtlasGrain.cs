namespace Grid.Places;

/// <summary>Answers from the Atlas of the silo it runs on. Stateless worker; key: 0.</summary>
[Alias("grid.atlas"), GrainInterfaceType("grid.atlas")]
public interface IAtlasGrain : IGrainWithIntegerKey
{
    [Alias("locate")] Task<Located> Locate(GeoPoint point);

    /// <summary>The places with a name or address, the best first.</summary>
    [Alias("find")] Task<IReadOnlyList<FoundPlace>> Find(FindPlaces asked);

    /// <summary>The parts near a point, the nearest first.</summary>
    [Alias("partsNear")] Task<IReadOnlyList<NearPart>> PartsNear(NearParts asked);
}
