using Grid.Parties;

namespace Grid.Coordinations;

/// <summary>
/// Which party calls the departments together over a case, by when the coordination must be settled, and which
/// departments the routes in force name for the case.
/// </summary>
/// <param name="Due">Null where the county set no limit.</param>
/// <param name="Claimants">
/// The departments that at least one row of the routes names as lead, whichever row comes first.
/// </param>
internal sealed record Convening(EntityRef Convener, DateTimeOffset? Due, IReadOnlyList<EntityRef> Claimants);
