using System.Diagnostics.CodeAnalysis;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Repeats;
using Grid.Rulebook;

namespace Grid.Cases;

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
        Operation = reported.Operation;
        EnteredLate = reported.EnteredLate == true;
        Address = reported.Address;
        SenderNumber = reported.SenderNumber;
        SourceDue = reported.SourceDue;
        Attachment = reported.Attachment;
        Doubts = reported.Doubts;
        MayBe = reported.Unplaced == true ? reported.MayBe : null;
        CentreOf = reported.CentreOf;
        Placed = reported.Unplaced != true;
        Classified = reported.Unclassified != true;
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

    /// <summary>Where it is in the sender's words.</summary>
    [Id(43)] public string? Address { get; init; }

    /// <summary>The sender's own number of the report.</summary>
    [Id(44)] public string? SenderNumber { get; init; }

    /// <summary>By when the sender says it must be done; no limit of the county.</summary>
    [Id(45)] public DateTimeOffset? SourceDue { get; init; }

    /// <summary>The thing of which the point is the centre; null where the point was given.</summary>
    [Id(46)] public EntityRef? CentreOf { get; init; }

    /// <summary>Whether it is known where the matter is, nearer than an area.</summary>
    [Id(47)] public bool Placed { get; init; } = true;

    /// <summary>Whether it is known what the matter is; else the county's catch-all class stands for it.</summary>
    [Id(48)] public bool Classified { get; init; } = true;

    /// <summary>What the matter is fixed to, where the report says it.</summary>
    [Id(49)] public string? Attachment { get; init; }

    /// <summary>The case that another county opens for it since it was transferred there; null elsewhere.</summary>
    [Id(50)] public TransferredInto? TransferredTo { get; init; }

    /// <summary>When the reporter was answered; null while they were not.</summary>
    [Id(51)] public DateTimeOffset? FedBackAt { get; init; }

    /// <summary>What was contested since the case ended, in order.</summary>
    [Id(52)] public IReadOnlyList<CaseAppeal> Appeals { get; init; } = [];

    /// <summary>Whether two reviews found that the department is not to blame for its lateness.</summary>
    [Id(53)] public bool LateExcused { get; init; }

    /// <summary>The handled case whose handling this report doubts; null for any other.</summary>
    [Id(54)] public Guid? Doubts { get; init; }

    /// <summary>
    /// The places that its address may mean, the best first, while the case is not placed; null for none.
    /// </summary>
    [Id(56)] public IReadOnlyList<EntityRef>? MayBe { get; init; }

    /// <summary>The reports after handling that doubt it.</summary>
    [Id(55)] public IReadOnlyList<HandlingDoubt> DoubtedBy { get; init; } = [];

    /// <summary>What the system that the county used before said of it; null for a case that began here.</summary>
    [Id(57)] public TakenOver? TakenOver { get; init; }

    /// <summary>Code of the special operation (专项整治) in which it was found; null for none.</summary>
    [Id(58)] public string? Operation { get; init; }
}
