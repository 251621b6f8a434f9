using Orleans.Concurrency;

namespace Grid.Cases;

/// <summary>The state of a case, for a report or a case that would join it.</summary>
[Alias("grid.case.standing"), GrainInterfaceType("grid.case.standing")]
internal interface ICaseStanding : IGrainWithGuidKey
{
    /// <summary>The state of the case after the step that it is taking now.</summary>
    [Alias("standing")] Task<CaseStanding> Standing();

    /// <summary>
    /// Whether the case is open and not about to join another. It answers at once, so that no two cases wait for each
    /// other.
    /// </summary>
    [Alias("gathers"), AlwaysInterleave] Task<bool> Gathers();

    /// <summary>The same with the reason. It answers at once, so that no two cases wait for each other.</summary>
    [Alias("takesIn"), AlwaysInterleave] Task<JoinAnswer> CanJoin();

    /// <summary>How many cases were opened from this one; null where there is no such case.</summary>
    [Alias("children"), AlwaysInterleave] Task<int?> Children();
}

/// <summary>Whether a case takes reports in. The wire carries the numbers: new values go at the end.</summary>
internal enum JoinAnswer
{
    Open = 0,

    /// <summary>The case is about to join another.</summary>
    Joining = 1,

    /// <summary>The case ended, joined another, or never existed.</summary>
    Ended = 2,
}

/// <param name="Answering">The parties that answer for the case, for the answer to a report that joins it.</param>
[GenerateSerializer, Immutable, Alias("grid.case.standing.view")]
internal readonly record struct CaseStanding(
    [property: Id(0)] CaseStage Stage,
    [property: Id(1)] Guid? JoinedTo,
    [property: Id(2)] PrimaryView? Answering = null);
