using Grid.Repeats;

namespace Grid.Parties;

/// <summary>What a record changed in the book of a party. The default means that no member needs to act.</summary>
/// <param name="EntryChanged">Whether the register holds other data of the party.</param>
/// <param name="Case">The case that the record is of.</param>
internal readonly record struct PartyChange(bool EntryChanged = false, CaseChange? Case = null);

/// <summary>What a record of a case changed.</summary>
/// <param name="Before">What the party held of the case before; null for nothing.</param>
/// <param name="After">What the party holds now.</param>
/// <param name="Follows">What may follow from what the place remembers.</param>
internal readonly record struct CaseChange(
    Guid Id,
    ObligationState? Before,
    ObligationState? After,
    Follows Follows);
