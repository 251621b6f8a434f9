using Grid.Parties;

namespace Grid.Coordinations;

/// <summary>
/// Who calls the departments together over a case, by when it must be settled, and whom the routes in force name for
/// it.
/// </summary>
/// <param name="Due">Null where the county set no limit.</param>
/// <param name="Claims">Departments that some row of the routes would have lead it, whichever row comes first.</param>
internal sealed record Convening(EntityRef Convener, DateTimeOffset? Due, IReadOnlyList<EntityRef> Claims);
