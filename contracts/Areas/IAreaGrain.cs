using Grid.Registers;

namespace Grid.Areas;

/// <summary>街道、社区、区域: an area is registered and found by the Atlas, and owes nothing. Key: area code.</summary>
[Alias("grid.area"), GrainInterfaceType("grid.area")]
public interface IAreaGrain : IRegisterGrain;
