using Grid.Registers;

namespace Grid.Areas;

/// <summary>街道、社区、区域: registered, found by the Atlas, owes nothing. Key: area code.</summary>
[Alias("grid.area"), GrainInterfaceType("grid.area")]
public interface IAreaGrain : IRegisterGrain;
