using System.Collections.Immutable;

namespace Grid.Cases;

/// <summary>The other cases of a case: the one it joined, those that joined it, those opened from it.</summary>
internal sealed record CaseLinks
{
    public static CaseLinks None { get; } = new();

    public Guid? JoinedTo { get; init; }

    /// <summary>The stage that the case had when it joined another, and returns to when it is split off.</summary>
    public CaseStage OwnStage { get; init; } = CaseStage.Reported;

    /// <summary>Whether the desk joined it, so that a correction of the primary leaves it there.</summary>
    public bool JoinedByHand { get; init; }

    /// <summary>The cases from which the desk separated it; the city does not join it with them again.</summary>
    public ImmutableList<Guid> NotWith { get; init; } = [];

    /// <summary>The parties that answer for the case when it is split off; null where its duties say so.</summary>
    public IReadOnlyList<Assignment>? Routed { get; init; }

    /// <summary>The reports that joined this very case, in order.</summary>
    public ImmutableList<Guid> JoinedReports { get; init; } = [];

    /// <summary>
    /// The number of reports of the matter: the case itself, those that joined it, and those that had joined them.
    /// </summary>
    public int Reports { get; init; } = 1;

    public IReadOnlyList<Guid> Children { get; init; } = [];

    /// <summary>The case that another county opens for it since it was transferred there.</summary>
    public TransferredInto? Into { get; init; }
}
