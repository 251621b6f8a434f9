using Grid.Parties;

namespace Grid.Roads;

/// <summary>路. Key: road code.</summary>
[Alias("grid.road"), GrainInterfaceType("grid.road")]
public interface IRoadGrain : IPartyGrain;
