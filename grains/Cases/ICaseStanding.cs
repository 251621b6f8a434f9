using Orleans.Concurrency;

namespace Grid.Cases;

/// <summary>Where a case stands, asked by what would join it.</summary>
[Alias("grid.case.standing"), GrainInterfaceType("grid.case.standing")]
internal interface ICaseStanding : IGrainWithGuidKey
{
    /// <summary>Answered only after what the case is at now.</summary>
    [Alias("standing")] Task<CaseStanding> Standing();

    /// <summary>
    /// Whether it is open, and not about to join another itself. Answered at once, so that no two cases wait for each
    /// other.
    /// </summary>
    [Alias("gathers"), AlwaysInterleave] Task<bool> Gathers();

    /// <summary>The same with the reason. Answered at once, so that no two cases wait for each other.</summary>
    [Alias("takesIn"), AlwaysInterleave] Task<JoinAnswer> CanJoin();

    /// <summary>How many cases were opened from it; null where there is no such case.</summary>
    [Alias("children"), AlwaysInterleave] Task<int?> Children();
}

/// <summary>Whether a case takes reports in. Numbers are sent: new ones go at the end.</summary>
internal enum JoinAnswer
{
    Open = 0,

    /// <summary>It is about to join another itself.</summary>
    Joining = 1,

    /// <summary>It ended, joined another, or never was.</summary>
    Ended = 2,
}

/// <param name="Answering">Who answers for it, for the answer of a report that joins it.</param>
[GenerateSerializer, Immutable, Alias("grid.case.standing.view")]
internal readonly record struct CaseStanding(
    [property: Id(0)] CaseStage Stage,
    [property: Id(1)] Guid? JoinedTo,
    [property: Id(2)] PrimaryView? Answering = null);
