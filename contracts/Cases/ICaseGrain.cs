using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Repeats;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Cases;

/// <summary>One problem (案件) on its way round the loop. Key: the case id.</summary>
[Alias("grid.case"), GrainInterfaceType("grid.case")]
public interface ICaseGrain : IGrainWithGuidKey
{
    /// <summary>One step of the loop. A step already taken is answered, not repeated.</summary>
    [Alias("step")] Task<Outcome<CaseView>> Step(StepCase command);

    /// <summary>
    /// 联合执法: gives a department a task of its own. Refused as <c>part.lead</c>, <c>part.until</c>, and as a step is.
    /// </summary>
    [Alias("openPart")] Task<Outcome<CaseView>> OpenJointTask(OpenJointTask command);

    /// <summary>
    /// One step of a joint task. A step already taken is answered, not repeated; refused as <c>part.unknown</c>,
    /// <c>part.closed</c>, <c>part.withdrawn</c>, <c>part.unhandled</c>, <c>part.alreadyHandled</c>.
    /// </summary>
    [Alias("stepPart")] Task<Outcome<CaseView>> StepJointTask(StepJointTask command);

    /// <summary>
    /// The addressee of a letter says that it came; saying so again changes nothing. Refused as <c>letter.unknown</c>.
    /// </summary>
    [Alias("acknowledge")] Task<Outcome<CaseView>> Acknowledge(int letter, string by, string? note);

    [Alias("view"), AlwaysInterleave] Task<CaseView?> View();

    /// <summary>Its trace from the first step; null when there is no such case.</summary>
    [Alias("history"), AlwaysInterleave] Task<IReadOnlyList<CaseTrace>?> History();

    /// <summary>
    /// Erases the reporter's contact and notes that in the trace. Where there is no contact, nothing changes. Refused
    /// as <c>case.unknown</c>.
    /// </summary>
    [Alias("forgetReporter")] Task<Outcome<CaseView>> ForgetReporter(string by);

    /// <summary>A page of its trace; null when there is no such case.</summary>
    /// <param name="after">The number of the step after which it begins, counted from 1; 0 for the first.</param>
    [Alias("trace"), AlwaysInterleave] Task<CaseTracePage?> Trace(int after, int limit);

    /// <summary>A retired cell hands its duty to a successor (re-cut). Asking again changes nothing.</summary>
    [Alias("handOver")] Task<Outcome<CaseView>> HandOver(EntityRef from, EntityRef to, string by);
}

/// <summary>Reports a matter (信息).</summary>
/// <param name="Fresh">
/// The id was made for this report, so nothing can be stored under it yet and the case need not read the ledger.
/// </param>
/// <param name="ReportedAt">When the matter was seen; null for now.</param>
/// <param name="Condition">The filing condition of the class (立案条件), 1 by default.</param>
/// <param name="Attachment">
/// What the matter is fixed to (路名牌, 灯杆 …), where that decides which department answers (S106).
/// </param>
/// <param name="Parent">The case this one is opened from; a child is a case of its own.</param>
/// <param name="Origin">The source in the city that found the matter: <c>beat/330424-B-001/2026-06-01</c>.</param>
[GenerateSerializer, Immutable, Alias("grid.case.report")]
public sealed record ReportCase(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Class,
    [property: Id(2)] GeoPoint Point,
    [property: Id(3)] string Channel,
    [property: Id(4)] string? Description,
    [property: Id(5)] DateTimeOffset? ReportedAt,
    [property: Id(6)] bool Fresh,
    [property: Id(7)] string By,
    [property: Id(8)] int Condition = 1,
    [property: Id(9)] EntityRef? Dog = null,
    [property: Id(10)] Reporter? Reporter = null,
    [property: Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Attachment = null,
    [property: Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Parent = null,
    [property: Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Origin = null);

/// <summary>
/// The reporter's contact. The city keeps it apart from the ledger, shows it only to officers who need it, and can
/// erase it.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.case.reporter")]
public sealed record Reporter([property: Id(0)] string? Name, [property: Id(1)] string? Phone)
{
    /// <summary>Says nothing: personal data is never logged.</summary>
    public override string ToString() => nameof(Reporter);
}

/// <summary>A case as every caller may see it.</summary>
[GenerateSerializer, Immutable, Alias("grid.case.view")]
public sealed record CaseView
{
    public CaseView()
    {
    }

    /// <summary>A case as its report describes it. The caller sets how it stands by now.</summary>
    [SetsRequiredMembers]
    public CaseView(Guid id, string number, CaseReported reported, IReadOnlyList<Assignment> duties)
    {
        Id = id;
        Number = number;
        Duties = duties;
        Kind = reported.Kind;
        Class = reported.Class;
        Place = reported.Place;
        Description = reported.Description;
        Channel = reported.Channel;
        ReportedAt = reported.ReportedAt;
        Limit = reported.Limit;
        Parent = reported.Parent;
        Origin = reported.Origin;
        EnteredLate = reported.EnteredLate == true;
    }

    [Id(0)] public required Guid Id { get; init; }

    /// <summary>
    /// Kind letter, class, day, partition and position of its report: <c>E0405-20190401-7-1234</c>. Unique, never
    /// reused.
    /// </summary>
    [Id(1)] public required string Number { get; init; }
    [Id(2)] public required CaseStage Stage { get; init; }
    [Id(3)] public required ClassKind Kind { get; init; }
    [Id(4)] public required string Class { get; init; }
    [Id(5)] public required Place Place { get; init; }
    [Id(6)] public string? Description { get; init; }
    [Id(7)] public required string Channel { get; init; }

    /// <summary>The source in the city that found the matter, such as a patrol beat; null for others.</summary>
    [Id(38)] public string? Origin { get; init; }

    /// <summary>回头看、防反弹: the visits it is owed since it was closed.</summary>
    [Id(39)] public IReadOnlyList<Revisits.Revisit> Revisits { get; init; } = [];
    [Id(8)] public required DateTimeOffset ReportedAt { get; init; }
    [Id(9)] public required IReadOnlyList<Assignment> Duties { get; init; }
    [Id(10)] public required CaseLimit Limit { get; init; }

    /// <summary>The department that has the case, or the rulebook's lead before dispatch.</summary>
    [Id(11)] public required EntityRef Lead { get; init; }

    /// <summary>When the lead must have handled the case.</summary>
    [Id(12)] public DateTimeOffset? Due { get; init; }

    /// <summary>Whether it was handled late; null until it is handled.</summary>
    [Id(13)] public bool? HandledLate { get; init; }

    /// <summary>返工: how many checks it failed.</summary>
    [Id(14)] public int Reworked { get; init; }

    /// <summary>Reports of this matter, itself included.</summary>
    [Id(15)] public int Reports { get; init; } = 1;

    /// <summary>The case this report was joined to.</summary>
    [Id(16)] public Guid? JoinedTo { get; init; }

    /// <summary>The reports joined to this case.</summary>
    [Id(17)] public IReadOnlyList<Guid> JoinedReports { get; init; } = [];

    /// <summary>The reason of its latest refusal, return, reopening, transfer or voiding.</summary>
    [Id(18)] public string? Reason { get; init; }
    [Id(19)] public DateTimeOffset? ClosedAt { get; init; }
    [Id(20)] public bool Suspended { get; init; }

    /// <summary>Events so far; the ETag at the door.</summary>
    [Id(21)] public required int Version { get; init; }

    /// <summary>The position of its latest event in the ledger.</summary>
    [Id(22)] public required LedgerPosition LedgerPosition { get; init; }

    /// <summary>The verbs that fit its stage now.</summary>
    [Id(23)] public IReadOnlyList<CaseVerb> Next { get; init; } = [];

    /// <summary>The worst light of its running clocks.</summary>
    [Id(24)] public Light Light { get; init; }

    /// <summary>Its running clocks, the next to pass first.</summary>
    [Id(25)] public IReadOnlyList<RunningClock> Clocks { get; init; } = [];

    /// <summary>Set while its clocks stand still.</summary>
    [Id(26)] public PauseView? Pause { get; init; }

    /// <summary>延期 granted so far.</summary>
    [Id(27)] public int Extensions { get; init; }

    /// <summary>The actor who asked for an extension that is not decided yet.</summary>
    [Id(28)] public string? ExtensionAskedBy { get; init; }

    /// <summary>The parties notified because time passed that have no duty of their own in the case.</summary>
    [Id(29)] public IReadOnlyList<EntityRef> Notified { get; init; } = [];

    /// <summary>In the answer to a report: the city had taken this report before.</summary>
    [Id(30)] public bool TakenBefore { get; init; }

    /// <summary>
    /// 反复问题: which case of a recurring problem it is; null for the first, and for one that did not come again.
    /// </summary>
    [Id(31)] public Recurrence? Recurrence { get; init; }

    /// <summary>The marks of places that this case brought about, of which a chief was notified.</summary>
    [Id(32)] public IReadOnlyList<BroughtMark> Marks { get; init; } = [];

    /// <summary>The returns of the case and what became of them; null where there are none.</summary>
    [Id(33)] public DisputeView? Dispute { get; init; }

    /// <summary>联合执法: the departments with a task of their own in the case.</summary>
    [Id(34)] public IReadOnlyList<JointTask> Parts { get; init; } = [];

    /// <summary>案件移送抄告: the letters that went out about the case.</summary>
    [Id(35)] public IReadOnlyList<CaseLetter> Letters { get; init; } = [];

    /// <summary>The case it was opened from.</summary>
    [Id(36)] public Guid? Parent { get; init; }

    /// <summary>The cases opened from it; each goes its own way.</summary>
    [Id(37)] public IReadOnlyList<Guid> Children { get; init; } = [];

    /// <summary>Whether it was entered later after it was seen than its channel allows.</summary>
    [Id(40)] public bool EnteredLate { get; init; }

    /// <summary>The parties and figures of the case that this report joined; null where it joined none.</summary>
    [Id(41)] public PrimaryView? Primary { get; init; }

    /// <summary>How the cases named in <see cref="Children"/> stand, in the same order.</summary>
    [Id(42)] public IReadOnlyList<ChildView> Opened { get; init; } = [];
}

/// <summary>A return as it stands: agreed to, overruled, or neither yet.</summary>
[GenerateSerializer, Immutable, Alias("grid.case.return")]
public sealed record DisputedReturn(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] ReturnGround Ground,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] bool? Upheld = null);

/// <summary>The dispute over which department owes a case.</summary>
/// <param name="Coordination">Key of the matter, once it was referred to a coordination.</param>
/// <param name="Waiting">Whether the case waits for the coordination before it is dispatched.</param>
/// <param name="Bound">The department that the outcome named as lead.</param>
[GenerateSerializer, Immutable, Alias("grid.case.dispute")]
public sealed record DisputeView(
    [property: Id(0)] IReadOnlyList<DisputedReturn> Returns,
    [property: Id(1)] string? Coordination,
    [property: Id(2)] bool Waiting,
    [property: Id(3)] EntityRef? Convener,
    [property: Id(4)] DateTimeOffset? Due,
    [property: Id(5)] EntityRef? Bound);

/// <summary>One line of a case's trace (痕迹化).</summary>
[GenerateSerializer, Immutable, Alias("grid.case.trace")]
public sealed record CaseTrace(
    [property: Id(0)] string Type,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string By,
    [property: Id(3)] CaseStage Stage,
    [property: Id(4)] LedgerPosition Position,
    [property: Id(5)] string? Note,
    [property: Id(6)] IReadOnlyList<EntityRef> Parties,
    [property: Id(7)] string? Reason = null,
    [property: Id(8)] MissedDeadline? Deadline = null);

/// <summary>A page of a case's trace.</summary>
/// <param name="Next">The number of its last step, where more follow; null at the end.</param>
[GenerateSerializer, Immutable, Alias("grid.case.tracePage")]
public sealed record CaseTracePage([property: Id(0)] IReadOnlyList<CaseTrace> Items, [property: Id(1)] int? Next);

/// <summary>
/// A step that a clock took: of which clock, by which row of the escalations, and which party was notified.
/// </summary>
/// <param name="Due">When the awaited step was due.</param>
/// <param name="Run">Counts the runs of the case's clocks.</param>
/// <param name="Until">When the next step comes, unless the awaited step is taken before.</param>
/// <param name="Holder">Code of the holder of the post then.</param>
[GenerateSerializer, Immutable, Alias("grid.case.trace.deadline")]
public sealed record MissedDeadline(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] DeadlineStep Step,
    [property: Id(2)] DateTimeOffset Due,
    [property: Id(3)] string Rule,
    [property: Id(4)] int Run,
    [property: Id(5)] Post? Post,
    [property: Id(6)] EntityRef? To,
    [property: Id(7)] string? Holder,
    [property: Id(8)] DateTimeOffset? Until);
