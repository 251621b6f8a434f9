namespace Grid.Registers;

/// <summary>
/// Serializes entries that claim the same, in the whole region, so that each is judged after the one before. Kept in
/// memory: a silo that goes down loses its turns. Key: the scope of the claims.
/// </summary>
[Alias("grid.register.turns"), GrainInterfaceType("grid.register.turns")]
internal interface IRegisterLockGrain : IGrainWithStringKey
{
    /// <summary>Returns when no entry that meets the claim is being made.</summary>
    /// <returns>The turn to release; null when the turn did not come in time.</returns>
    [Alias("take")] Task<long?> Acquire(Claim claim);

    /// <summary>Releases a turn: the entry was made, or was refused.</summary>
    [Alias("give")] Task Release(long turn);
}
