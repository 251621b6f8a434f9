using Grid.Parties;

namespace Grid.Households;

/// <summary>户: one household one file (一户一档). Key: household key.</summary>
[Alias("grid.household"), GrainInterfaceType("grid.household")]
public interface IHouseholdGrain : IPartyGrain
{
    /// <summary>Licence numbers of the dogs registered to this household.</summary>
    [Alias("dogs")] Task<IReadOnlyList<string>> Dogs();
}
