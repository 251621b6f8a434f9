using Grid.Registers;

namespace Grid.Trading;

/// <summary>占道经营许可、疏导点: a registered place where sellers may trade. Key: permit code.</summary>
[Alias("grid.permit"), GrainInterfaceType("grid.permit")]
public interface IPermitGrain : IRegisterGrain;
