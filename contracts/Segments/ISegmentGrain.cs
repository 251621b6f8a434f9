using Grid.Parties;

namespace Grid.Segments;

/// <summary>路段. Key: segment code.</summary>
[Alias("grid.segment"), GrainInterfaceType("grid.segment")]
public interface ISegmentGrain : IPartyGrain;
