using Grid.Parties;

namespace Grid.Cases;

/// <summary>Whose the case is, where that is or was in dispute. Most cases have none.</summary>
internal sealed record CaseDispute
{
    public static CaseDispute None { get; } = new();

    /// <summary>Every return that says whose it is not, in order.</summary>
    public IReadOnlyList<DisputedReturn> Returns { get; init; } = [];

    /// <summary>
    /// How the limit of each department that returned it stood by then; a return for want of facts takes nothing of it.
    /// </summary>
    public IReadOnlyList<ReturnedTime> Times { get; init; } = [];

    /// <summary>How often it was put to a coordination.</summary>
    public int Referrals { get; init; }

    /// <summary>Key of the matter, from the first referral on.</summary>
    public string? Coordination { get; init; }

    /// <summary>It waits for the coordination.</summary>
    public bool Waiting { get; init; }

    public EntityRef? Convener { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Due { get; init; }

    /// <summary>Whom the latest outcome named to lead.</summary>
    public EntityRef? Bound { get; init; }

    public DisputeView ToView() => new(Returns, Coordination, Waiting, Convener, Due, Bound);
}

/// <summary>A department returned a case at a time, and had had to handle it by another.</summary>
internal readonly record struct ReturnedTime(EntityRef Party, DateTimeOffset Due, DateTimeOffset At);
