using Grid.Parties;

namespace Grid.Households;

/// <summary>户: one household one file (一户一档). Key: household key.</summary>
[Alias("grid.household"), GrainInterfaceType("grid.household")]
public interface IHouseholdGrain : IPartyGrain;
