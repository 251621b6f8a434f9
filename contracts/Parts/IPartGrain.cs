using Grid.Parties;

namespace Grid.Parts;

/// <summary>部件. Key: part code.</summary>
[Alias("grid.part"), GrainInterfaceType("grid.part")]
public interface IPartGrain : IPartyGrain;
