using Grid.Registers;

namespace Grid.Rulebook;

/// <summary>A table of the rulebook. Key: county code/table name.</summary>
[Alias("grid.table"), GrainInterfaceType("grid.table")]
public interface ITableGrain : IRegisterGrain;
