using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// Which department the case belongs to, where departments dispute that or did. Most cases have no dispute.
/// </summary>
internal sealed record CaseDispute
{
    public static CaseDispute None { get; } = new();

    /// <summary>Every return by which a department said that the case is not its own, in order.</summary>
    public IReadOnlyList<DisputedReturn> Returns { get; init; } = [];

    /// <summary>
    /// How the limit of each department that returned the case stood at that time. A return for want of facts uses up
    /// nothing of the limit.
    /// </summary>
    public IReadOnlyList<ReturnedTime> Times { get; init; } = [];

    /// <summary>How often the case was put to a coordination.</summary>
    public int Referrals { get; init; }

    /// <summary>Key of the matter, from the first referral on.</summary>
    public string? Coordination { get; init; }

    /// <summary>Whether the case waits for the coordination.</summary>
    public bool Waiting { get; init; }

    public EntityRef? Convener { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Due { get; init; }

    /// <summary>The department that the latest outcome named to lead.</summary>
    public EntityRef? Bound { get; init; }

    public DisputeView ToView() => new(Returns, Coordination, Waiting, Convener, Due, Bound);
}

/// <summary>The time at which a department returned a case, and the time by which it had to handle the case.</summary>
/// <param name="Left">
/// What was left of its limit then, in the unit of the limit and by the calendar of that day; null in older records.
/// </param>
internal readonly record struct ReturnedTime(
    EntityRef Party, DateTimeOffset Due, DateTimeOffset At, double? Left = null);
