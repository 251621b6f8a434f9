using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>
/// A case that lies in a place which owes nothing for it: the shop behind a broken kerb, the cell of a report that
/// joined another.
/// </summary>
internal sealed record CaseAtPlaceRow(EntityRef Place, Guid Case);
