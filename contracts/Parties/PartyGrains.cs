using Grid.Registers;

namespace Grid.Parties;

/// <summary>Finds the grain of a named thing.</summary>
public static class PartyGrains
{
    /// <summary>The grain of the register entry of a thing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind has no register.</exception>
    public static IRegisterGrain GetRegister(this IGrainFactory grains, EntityRef party) =>
        Kinds.Find(party.Kind) is { Entry.Grain: var type }
            ? (IRegisterGrain)grains.GetGrain(type, party.Key)
            : throw new ArgumentOutOfRangeException(nameof(party), party.Kind, "The kind has no register.");

    /// <exception cref="ArgumentOutOfRangeException">The kind is no party.</exception>
    public static IPartyGrain GetParty(this IGrainFactory grains, EntityRef party) =>
        Kinds.Find(party.Kind) is { Owes: true, Entry.Grain: var type }
            ? (IPartyGrain)grains.GetGrain(type, party.Key)
            : throw new ArgumentOutOfRangeException(nameof(party), party.Kind, "Not a kind of party.");
}
