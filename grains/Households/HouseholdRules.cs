using Grid.Dogs;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Households;

/// <summary>The dogs that a household keeps, by the entries of the dogs. Pure.</summary>
internal static class HouseholdRules
{
    /// <summary>The entry of a dog names the household that keeps it, and the one that kept it before.</summary>
    public static void Apply(PartySnapshot state, EntityRef self, Registered entry)
    {
        if (self.Kind != EntityKind.Household || entry is not { Ref.Kind: EntityKind.Dog, Data: DogData dog })
        {
            return;
        }

        if (dog.Household == self.Key)
        {
            state.Belongings.Add(entry.Ref.Key);
        }
        else
        {
            state.Belongings.Remove(entry.Ref.Key);
        }
    }
}
