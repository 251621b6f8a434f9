using Grid.Parties;

namespace Grid.Departments;

/// <summary>部门、街道. Key: department code. The grain holds counters by cell, not lists.</summary>
[Alias("grid.department"), GrainInterfaceType("grid.department")]
public interface IDepartmentGrain : IPartyGrain;
