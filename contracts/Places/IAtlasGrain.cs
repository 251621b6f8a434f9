namespace Grid.Places;

/// <summary>Answers from the Atlas of the silo it runs on. Stateless worker; key: 0.</summary>
[Alias("grid.atlas"), GrainInterfaceType("grid.atlas")]
public interface IAtlasGrain : IGrainWithIntegerKey
{
    [Alias("locate")] Task<Located> Locate(GeoPoint point);
}
