namespace Grid.Standing;

/// <summary>The internal interface of a party's standing obligations: time has passed. Key: the party, kind/key.
/// </summary>
[Alias("grid.standing.time"), GrainInterfaceType("grid.standing.time")]
internal interface IStandingTime : IGrainWithStringKey
{
    /// <summary>Records that a period of a row was due, once, and reports the finding that it becomes.</summary>
    /// <param name="period">The first day of the period.</param>
    [Alias("pass")] Task Pass(string rule, DateOnly period);
}
