using Grid.Registers;

namespace Grid.Trading;

/// <summary>占道经营登记: a registered stall, road market, or source of them. Key: stall code.</summary>
[Alias("grid.stall"), GrainInterfaceType("grid.stall")]
public interface IStallGrain : IRegisterGrain;
