using Grid.Parties;

namespace Grid.Dogs;

/// <summary>犬. Key: licence number.</summary>
[Alias("grid.dog"), GrainInterfaceType("grid.dog")]
public interface IDogGrain : IPartyGrain;
