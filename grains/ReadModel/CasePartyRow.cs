using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>
/// A party that answers or answered for a case, or a place in which the case lies: also one that owes nothing for it,
/// such as the shop behind a broken kerb.
/// </summary>
/// <param name="Reported">When the case was reported, by which the cases of a party are in order.</param>
internal sealed record CasePartyRow(EntityRef Party, DateTimeOffset Reported, Guid Case);
