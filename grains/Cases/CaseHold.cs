using Grid.Parties;

namespace Grid.Cases;

/// <summary>What changed the clocks of a case, and which parties were notified of that. Most cases have none.</summary>
internal sealed record CaseHold
{
    public static CaseHold None { get; } = new();

    /// <summary>Why the clocks stand still; null while they run.</summary>
    public PauseKind? Paused { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    public string? Reason { get; init; }

    public EntityRef? Of { get; init; }

    /// <summary>When the lead had to have handled the case, before the clocks stopped.</summary>
    public DateTimeOffset? DueThen { get; init; }

    /// <summary>Whether the limit of handling was changed while the clocks stand still.</summary>
    public bool Limited { get; init; }

    /// <summary>Whether the case was suspended already: 挂账 is possible once.</summary>
    public bool Suspended { get; init; }

    public int Extensions { get; init; }

    public string? AskedBy { get; init; }

    /// <summary>
    /// The parties without a duty that were notified because a deadline passed. They hear of later events too.
    /// </summary>
    public IReadOnlyList<EntityRef> Notified { get; init; } = [];

    /// <summary>Adds a party that was notified, unless it has a duty in the case anyway.</summary>
    public CaseHold With(EntityRef notified, IReadOnlyList<Assignment> duties) =>
        Notified.Contains(notified) || duties.Any(duty => duty.Party == notified)
            ? this
            : this with { Notified = [.. Notified, notified] };

    /// <summary>The same, with the clocks running.</summary>
    public CaseHold Run() =>
        this with
        {
            Paused = null,
            Since = null,
            Until = null,
            Reason = null,
            Of = null,
            DueThen = null,
            Limited = false,
        };
}
