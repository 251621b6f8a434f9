using Grid.Parties;

namespace Grid.Cases;

/// <summary>What was done to the clocks of a case, and whom time told of it. Most cases have none.</summary>
internal sealed record CaseHold
{
    public static CaseHold None { get; } = new();

    /// <summary>Why the clocks stand still; null while they run.</summary>
    public PauseKind? Paused { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    public string? Reason { get; init; }

    public EntityRef? Of { get; init; }

    /// <summary>When the lead had to have handled it, before the clocks stopped.</summary>
    public DateTimeOffset? DueThen { get; init; }

    /// <summary>挂账 is for once.</summary>
    public bool Suspended { get; init; }

    public int Extensions { get; init; }

    public string? AskedBy { get; init; }

    /// <summary>Whoever was told because time passed and has no duty of his own; told of what follows too.</summary>
    public IReadOnlyList<EntityRef> Told { get; init; } = [];

    /// <summary>One more is told, unless he answers for it anyway.</summary>
    public CaseHold With(EntityRef told, IReadOnlyList<Assignment> duties) =>
        Told.Contains(told) || duties.Any(duty => duty.Party == told) ? this : this with { Told = [.. Told, told] };

    /// <summary>As it was, the clocks running.</summary>
    public CaseHold Run() =>
        this with
        {
            Paused = null,
            Since = null,
            Until = null,
            Reason = null,
            Of = null,
            DueThen = null,
        };
}
