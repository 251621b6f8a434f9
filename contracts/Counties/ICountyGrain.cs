using Grid.Registers;

namespace Grid.Counties;

/// <summary>县: a county is registered and owes nothing. Key: the county's code.</summary>
[Alias("grid.county"), GrainInterfaceType("grid.county")]
public interface ICountyGrain : IRegisterGrain;
