using Orleans.Concurrency;

namespace Grid.Cases;

/// <summary>The state of a case, for a report or a case that would join it.</summary>
[Alias("grid.case.standing"), GrainInterfaceType("grid.case.standing")]
internal interface ICaseStanding : IGrainWithGuidKey
{
    /// <summary>The state of the case after the step that it is taking now.</summary>
    [Alias("standing")] Task<CaseStanding> Standing();

    /// <summary>
    /// Whether another case may join this one. It answers at once, so that no two cases wait for each other.
    /// </summary>
    [Alias("takesIn"), AlwaysInterleave] Task<JoinAnswer> CanJoin();

    /// <summary>The limit under which the case is handled; null where there is no such case.</summary>
    [Alias("limit"), AlwaysInterleave] Task<CaseLimit?> Limit();

    /// <summary>How many cases were opened from this one; null where there is no such case.</summary>
    [Alias("children"), AlwaysInterleave] Task<int?> Children();
}
