using System.Text.Json.Serialization;
using Grid.Clocks;
using Grid.Foundation;
using Grid.Parties;
using Grid.Repeats;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// A case as its events tell it. Never stored by itself: the ledger is its memory, the read model keeps a copy.
/// </summary>
internal sealed record CaseState
{
    private static readonly CaseTimes NoTimes = new();

    private static readonly CaseReported NoReport = new()
    {
        Kind = default,
        Class = "",
        Place = new(),
        Channel = "",
        ReportedAt = default,
        Duties = [],
        Limit = CaseTimes.None,
        Lead = default,
    };

    public CaseStage Stage { get; init; }

    /// <summary>The report it began with, as the ledger has it; <see cref="Duties"/> are those of now.</summary>
    public CaseReported Reported { get; init; } = NoReport;

    public CaseProgress Progress { get; init; } = CaseProgress.None;

    public CaseLinks Links { get; init; } = CaseLinks.None;

    public CaseRecall Recall { get; init; } = CaseRecall.None;

    public IReadOnlyList<Assignment> Duties { get; init; } = [];

    public EntityRef Lead { get; init; }

    /// <summary>The visits owed since it was closed.</summary>
    public IReadOnlyList<Revisit> Revisits { get; init; } = [];

    /// <summary>When its latest step was.</summary>
    public DateTimeOffset At { get; init; }

    public string? Reason { get; init; }

    /// <summary>The contact that was left with it was erased.</summary>
    public bool ReporterForgotten { get; init; }

    /// <summary>A contact was left with it and not erased yet.</summary>
    public bool KeepsReporter => Reported.HasReporter && !ReporterForgotten;

    public bool Suspended { get; init; }

    /// <summary>What was done to its clocks; null for nothing.</summary>
    public CaseHold? Hold { get; init; }

    /// <summary>Who returned it, and what became of that; null where nobody did.</summary>
    public CaseDispute? Dispute { get; init; }

    /// <summary>联合执法: the departments with a part of their own.</summary>
    public IReadOnlyList<JointTask> Parts { get; init; } = [];

    /// <summary>What went out about it, in order.</summary>
    public IReadOnlyList<CaseLetter> Letters { get; init; } = [];

    /// <summary>What its clocks run by. Not kept by the read model, which asks nothing of it.</summary>
    [JsonIgnore] public CaseTimes Times { get; init; } = NoTimes;

    /// <summary>Which case of a recurring problem it is; null for the first.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>The marks of places it took to a chief.</summary>
    public IReadOnlyList<BroughtMark> Marks { get; init; } = [];

    /// <summary>The step the latest event was, so that the same step again is known as a retry.</summary>
    public CaseVerb? Latest { get; init; }

    /// <summary>With <see cref="Latest"/> a check: whether it passed.</summary>
    public bool LatestPassed { get; init; }

    /// <summary>What a command id did before; null when it is new.</summary>
    public ExecutedCommand? Before(string? command) =>
        command is null ? null : Recall.Commands.GetValueOrDefault(command);

    /// <summary>What was done to a part or a letter last.</summary>
    public ExecutedCommand? Done(string about) => Recall.Dealings.GetValueOrDefault(about);

    /// <summary>When the lead must have handled it.</summary>
    public DateTimeOffset? Due => Duties.FirstOrDefault(static duty => duty.Role == AssignmentRole.Lead)?.Due;
}
