using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Grid.Clocks;
using Grid.Foundation;
using Grid.Parties;
using Grid.Repeats;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// A case as its events describe it. It is never stored by itself: the ledger is its memory, and the read model keeps a
/// copy.
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

    /// <summary>
    /// The report that the case began with, with the place and class that the desk found since; <see cref="Duties"/>
    /// are the duties of now.
    /// </summary>
    public CaseReported Reported { get; init; } = NoReport;

    /// <summary>The report as it came in, where the desk placed or classified it since; null elsewhere.</summary>
    public CaseReported? Original { get; init; }

    /// <summary>
    /// What the system that the county used before said of the case; null for a case that began here.
    /// </summary>
    public TakenOver? TakenOver { get; init; }

    public CaseProgress Progress { get; init; } = CaseProgress.None;

    public CaseLinks Links { get; init; } = CaseLinks.None;

    public CaseRecall Recall { get; init; } = CaseRecall.None;

    public IReadOnlyList<Assignment> Duties { get; init; } = [];

    public EntityRef Lead { get; init; }

    /// <summary>The visits that are owed since the case was closed.</summary>
    public IReadOnlyList<Revisit> Revisits { get; init; } = [];

    /// <summary>When the latest step of the case happened.</summary>
    public DateTimeOffset At { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whether the contact that the reporter left was erased.</summary>
    public bool ReporterForgotten { get; init; }

    /// <summary>Whether the reporter left a contact that is not erased yet.</summary>
    public bool KeepsReporter => Reported.HasReporter && !ReporterForgotten;

    public bool Suspended { get; init; }

    /// <summary>What changed the clocks of the case; null for nothing.</summary>
    public CaseHold? Hold { get; init; }

    /// <summary>The returns of the case and what followed from them; null where no department returned it.</summary>
    public CaseDispute? Dispute { get; init; }

    /// <summary>联合执法: the departments that have a part of their own.</summary>
    public IReadOnlyList<JointTask> Parts { get; init; } = [];

    /// <summary>What was contested since the case ended, in order.</summary>
    public IReadOnlyList<CaseAppeal> Appeals { get; init; } = [];

    /// <summary>The letters that went out about the case, in order.</summary>
    public IReadOnlyList<CaseLetter> Letters { get; init; } = [];

    /// <summary>
    /// The photographs and recordings of the case, in order. The read model does not keep them, because it asks nothing
    /// of them.
    /// </summary>
    [JsonIgnore] public ImmutableList<CaseEvidence> Evidence { get; init; } = [];

    /// <summary>
    /// 当事人: whom the case concerns, in order. The read model does not keep them, because it asks nothing of them.
    /// </summary>
    [JsonIgnore] public ImmutableList<CaseConcerned> Concerned { get; init; } = [];

    /// <summary>
    /// How many photographs and recordings the case had when its check failed or it was reopened: those show nothing of
    /// the work that is done again.
    /// </summary>
    [JsonIgnore] public int ShownBefore { get; init; }

    /// <summary>
    /// The times that the clocks of the case run by. The read model does not keep them, because it asks nothing of
    /// them.
    /// </summary>
    [JsonIgnore] public CaseTimes Times { get; init; } = NoTimes;

    /// <summary>Which case of a recurring problem this is; null for the first.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>The marks of places that this case brought to a chief.</summary>
    public IReadOnlyList<BroughtMark> Marks { get; init; } = [];

    /// <summary>The reports after handling that doubt it, in order.</summary>
    public IReadOnlyList<HandlingDoubt> DoubtedBy { get; init; } = [];

    /// <summary>The verb of the latest event, so that the same step again is recognised as a retry.</summary>
    public CaseVerb? Latest { get; init; }

    /// <summary>Whether the check passed, when <see cref="Latest"/> is a check.</summary>
    public bool LatestPassed { get; init; }

    /// <summary>What the command of this id did before; null for a new id.</summary>
    public ExecutedCommand? Before(string? command) =>
        command is null ? null : Recall.Commands.GetValueOrDefault(command);

    /// <summary>The latest step of a part or a letter.</summary>
    public ExecutedCommand? Done(string about) => Recall.Dealings.GetValueOrDefault(about);

    /// <summary>When the lead must have handled the case.</summary>
    public DateTimeOffset? Due => Duties.FirstOrDefault(static duty => duty.Role == AssignmentRole.Lead)?.Due;

    /// <summary>True where a holiday notice that is still to come may move that time; null elsewhere.</summary>
    public bool? Provisional =>
        Duties.FirstOrDefault(static duty => duty.Role == AssignmentRole.Lead)?.Provisional;
}
