using Grid.Parties;

namespace Grid.Buildings;

/// <summary>楼. Key: building code.</summary>
[Alias("grid.building"), GrainInterfaceType("grid.building")]
public interface IBuildingGrain : IPartyGrain;
