using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Grid.Clocks;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Repeats;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>A case as its events tell it. Never stored by itself: the ledger is its memory, the read model keeps a copy.</summary>
internal sealed record CaseState
{
    private static readonly Place Nowhere = new();
    private static readonly CaseTimes NoTimes = new();

    public CaseStage Stage { get; init; }

    public ClassKind Kind { get; init; }

    public string Class { get; init; } = "";

    public Place Place { get; init; } = Nowhere;

    public string? Description { get; init; }

    public string Channel { get; init; } = "";

    public DateTimeOffset ReportedAt { get; init; }

    public IReadOnlyList<Assignment> Duties { get; init; } = [];

    public CaseLimit Limit { get; init; } = CaseTimes.None;

    public EntityRef Lead { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>A contact was left with it.</summary>
    public bool HasReporter { get; init; }

    public string? Origin { get; init; }

    /// <summary>It was entered long after it was seen.</summary>
    public bool EnteredLate { get; init; }

    /// <summary>The visits owed since it was closed.</summary>
    public IReadOnlyList<Revisit> Revisits { get; init; } = [];

    /// <summary>When its latest step was.</summary>
    public DateTimeOffset At { get; init; }

    public DateTimeOffset? HandledAt { get; init; }

    public bool? HandledLate { get; init; }

    public int Reworked { get; init; }

    public Guid? JoinedTo { get; init; }

    /// <summary>The stage it had when it joined, at which it stands when it is split off again.</summary>
    public CaseStage OwnStage { get; init; } = CaseStage.Reported;

    /// <summary>Who answers for it when it is split off again; null where its duties say so.</summary>
    public IReadOnlyList<Assignment>? Routed { get; init; }

    /// <summary>The reports that joined this very case, in order.</summary>
    public ImmutableList<Guid> JoinedReports { get; init; } = [];

    /// <summary>Reports of the matter: itself, those that joined it, and those that had joined them.</summary>
    public int Reports { get; init; } = 1;

    public string? Reason { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When its loop ended: fed back, or refused, voided, transferred. Null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The contact that was left with it was erased.</summary>
    public bool ReporterForgotten { get; init; }

    /// <summary>A contact was left with it and not erased yet.</summary>
    public bool KeepsReporter => HasReporter && !ReporterForgotten;

    public bool Suspended { get; init; }

    /// <summary>What was done to its clocks; null for nothing.</summary>
    public CaseHold? Hold { get; init; }

    /// <summary>Who returned it, and what became of that; null where nobody did.</summary>
    public CaseDispute? Dispute { get; init; }

    /// <summary>联合执法: the departments with a part of their own.</summary>
    public IReadOnlyList<JointTask> Parts { get; init; } = [];

    /// <summary>What went out about it, in order.</summary>
    public IReadOnlyList<CaseLetter> Letters { get; init; } = [];

    public Guid? Parent { get; init; }

    public IReadOnlyList<Guid> Children { get; init; } = [];

    /// <summary>What its clocks run by. Not kept by the read model, which asks nothing of it.</summary>
    [JsonIgnore] public CaseTimes Times { get; init; } = NoTimes;

    /// <summary>Which case of a recurring problem it is; null for the first.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>The marks of places it took to a chief.</summary>
    public IReadOnlyList<BroughtMark> Marks { get; init; } = [];

    /// <summary>The command ids already carried out, and what they did.</summary>
    public ImmutableDictionary<string, ExecutedCommand> Commands { get; init; } = ImmutableDictionary<string, ExecutedCommand>.Empty;

    /// <summary>The step the latest event was, so that the same step again is known as a retry.</summary>
    public CaseVerb? Latest { get; init; }

    /// <summary>Who took that step, when and with what words.</summary>
    public ExecutedCommand? LatestTaken { get; init; }

    /// <summary>The latest of what was done to each part and each letter.</summary>
    public ImmutableDictionary<string, ExecutedCommand> Dealings { get; init; } = ImmutableDictionary<string, ExecutedCommand>.Empty;

    /// <summary>With <see cref="Latest"/> a check: whether it passed.</summary>
    public bool LatestPassed { get; init; }

    /// <summary>What a command id did before; null when it is new.</summary>
    public ExecutedCommand? Before(string? command) => command is null ? null : Commands.GetValueOrDefault(command);

    /// <summary>What was done to a part or a letter last.</summary>
    public ExecutedCommand? Done(string about) => Dealings.GetValueOrDefault(about);

    /// <summary>When the lead must have handled it.</summary>
    public DateTimeOffset? Due => Duties.FirstOrDefault(static duty => duty.Role == AssignmentRole.Lead)?.Due;
}
