using System.Text.Json.Serialization;
using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Gateway.Repeats;
using Grid.Revisits;
using Grid.Ledger;
using Grid.Rulebook;

namespace Grid.Gateway.Cases;

/// <summary>A case (案件) as anyone may see it.</summary>
public sealed record CaseBody : IOfCounty
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required CaseStage Stage { get; init; }
    public bool Suspended { get; init; }
    public required string Class { get; init; }
    public required ClassKind Kind { get; init; }
    public required double Lon { get; init; }
    public required double Lat { get; init; }
    public required string Cell { get; init; }
    public string? Segment { get; init; }
    public string? Road { get; init; }
    public string? Building { get; init; }
    public string? Shop { get; init; }

    /// <summary>The part (部件) that it is about; absent where it is about none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }
    public required string Subdistrict { get; init; }

    /// <summary>Code of its county, by whose rules it goes and by whose clock its times are written.</summary>
    public string? County { get; init; }

    /// <summary>Code of another county on whose border it lies, which may take it over; absent elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AlsoNear { get; init; }
    public string? Community { get; init; }
    public string? TradingZone { get; init; }
    public string? Description { get; init; }
    public required string Channel { get; init; }
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>It was entered later after it was seen than its channel allows.</summary>
    public bool EnteredLate { get; init; }

    /// <summary>Everyone who answers for it; for a joined report those of the case it joined.</summary>
    public required IReadOnlyList<DutyBody> Parties { get; init; }

    /// <summary>The department it is with, or the rulebook's lead before dispatch.</summary>
    public required PartyBody Lead { get; init; }
    public required LimitBody Limit { get; init; }

    /// <summary>When the lead must have handled it.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>True where a holiday notice that is still to come may move the due time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Provisional { get; init; }
    public bool? HandledLate { get; init; }

    /// <summary>返工: how often a check sent it back.</summary>
    public int Reworked { get; init; }

    /// <summary>Reports of this matter, itself included.</summary>
    public int Reports { get; init; }
    public Guid? JoinedTo { get; init; }

    /// <summary>The first hundred reports that joined it; GET /v1/cases?joinedTo= lists all.</summary>
    public required IReadOnlyList<Guid> JoinedReports { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the reporter was answered; null while they were not.</summary>
    public DateTimeOffset? FedBackAt { get; init; }

    /// <summary>异议、超期申诉: what was contested since it ended, and what became of it.</summary>
    public IReadOnlyList<AppealBody> Appeals { get; init; } = [];

    /// <summary>true: two reviews found that the lateness is not the department's, so it is in no figure.</summary>
    public bool LateExcused { get; init; }
    /// <summary>green, yellow or red: the worst of its running clocks.</summary>
    public Light Light { get; init; }

    /// <summary>Its running clocks, the next to pass first.</summary>
    public IReadOnlyList<RunningClock> Clocks { get; init; } = [];

    /// <summary>Set while its clocks stand still.</summary>
    public PauseView? Pause { get; init; }

    /// <summary>延期 granted so far.</summary>
    public int Extensions { get; init; }

    /// <summary>Who asked for an extension that is not decided yet.</summary>
    public string? ExtensionAskedBy { get; init; }

    /// <summary>Further recipients of notices because time passed, beside the parties.</summary>
    [JsonPropertyName("told")]
    public IReadOnlyList<PartyBody> Notified { get; init; } = [];

    /// <summary>
    /// 反复问题: which case of a recurring problem it is; null for the first, and for one that did not come again.
    /// </summary>
    public RecurrenceBody? Recurrence { get; init; }

    /// <summary>重复投诉: the marks of places it brought, and their recipients.</summary>
    public IReadOnlyList<BroughtMarkBody> Marks { get; init; } = [];

    /// <summary>
    /// Which department returned it, and the coordination it waits for or is bound by; null where none did.
    /// </summary>
    public DisputeBody? Dispute { get; init; }

    /// <summary>联合执法: the departments with a part of their own in it.</summary>
    public IReadOnlyList<PartBody> Parts { get; init; } = [];

    /// <summary>案件移送抄告: what went out about it.</summary>
    public IReadOnlyList<LetterBody> Letters { get; init; } = [];

    /// <summary>Where it is: in the sender's words, else the nearest address of the registers.</summary>
    public string? Address { get; init; }

    /// <summary>The nearest address of the registers, also where the sender had words.</summary>
    public string? NearestAddress { get; init; }

    /// <summary>
    /// The shop whose front begins within a few metres, for a point on no front; the desk may name it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ShopNearby { get; init; }

    /// <summary>Of a report that is not placed: what its address may mean, the best first.</summary>
    public IReadOnlyList<PartyBody> Candidates { get; init; } = [];

    /// <summary>The sender's own number of the report.</summary>
    public string? SenderNumber { get; init; }

    /// <summary>By when the sender says it must be done; the limit of the class is <c>due</c>.</summary>
    public DateTimeOffset? SourceDue { get; init; }

    /// <summary>What the matter is fixed to, where the report says it.</summary>
    public string? Attachment { get; init; }

    /// <summary>
    /// false: the report gives no place nearer than an area, and lon and lat are its centre; the desk places it when it
    /// files the case.
    /// </summary>
    public bool Placed { get; init; }

    /// <summary>false: the county's catch-all class stands for a class that the desk names when it files.</summary>
    public bool Classified { get; init; }

    /// <summary>The thing of which lon and lat are the centre; null where the report gave the point.</summary>
    public PartyBody? CentreOf { get; init; }

    /// <summary>The handled case whose handling this report doubts; absent for any other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Doubts { get; init; }

    /// <summary>处置存疑: the first hundred reports that came after it was handled.</summary>
    public IReadOnlyList<HandlingDoubt> DoubtedBy { get; init; } = [];

    /// <summary>
    /// 接管: what the system that the county used before said of it; absent for a case that began here.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TakenOverBody? TakenOver { get; init; }

    /// <summary>The case it was opened from.</summary>
    public Guid? Parent { get; init; }

    /// <summary>The cases opened from it, and which are open still; each goes its own way.</summary>
    public IReadOnlyList<ChildBody> Children { get; init; } = [];

    /// <summary>
    /// The county it was transferred to and the case that is opened there; absent where it was not. That case names
    /// this one as its parent.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TransferredToBody? TransferredTo { get; init; }

    /// <summary>What found it, when something of the city did: the day of a patrol beat.</summary>
    public string? Origin { get; init; }

    /// <summary>专项整治: code of the special operation in which it was found.</summary>
    public string? Operation { get; init; }

    /// <summary>回头看、防反弹: the visits it is owed since it was closed.</summary>
    public IReadOnlyList<RevisitBody> Revisits { get; init; } = [];
    public int Version { get; init; }
    public required LedgerPosition LedgerPosition { get; init; }

    /// <summary>The verbs that fit now.</summary>
    public required IReadOnlyList<CaseVerb> Next { get; init; }

    internal static CaseBody From(CaseView view)
    {
        var answering = view.Primary ?? new(view.Duties, view.Lead, view.Due, view.Reports);
        return new()
        {
            Id = view.Id,
            Number = view.Number,
            Stage = view.Stage,
            Suspended = view.Suspended,
            Class = view.Class,
            Kind = view.Kind,
            Lon = view.Place.Point.Lon,
            Lat = view.Place.Point.Lat,
            Cell = view.Place.Cell,
            Segment = view.Place.Segment,
            Road = view.Place.Road,
            Building = view.Place.Building,
            Shop = view.Place.Shop,
            Part = view.Place.Part,
            Subdistrict = view.Place.Subdistrict,
            County = view.Place.County,
            AlsoNear = view.Place.AlsoNear,
            Community = view.Place.Community,
            TradingZone = view.Place.TradingZone,
            Description = view.Description,
            Channel = view.Channel,
            ReportedAt = view.ReportedAt,
            EnteredLate = view.EnteredLate,
            Parties = [.. answering.Duties.Select(DutyBody.From)],
            Lead = PartyBody.From(answering.Lead),
            Limit = LimitBody.Of(view.Limit),
            Due = answering.Due,
            Provisional = answering.Duties.Any(static duty =>
                duty is { Role: AssignmentRole.Lead, Provisional: true }) ? true : null,
            HandledLate = view.HandledLate,
            Reworked = view.Reworked,
            Reports = answering.Reports,
            JoinedTo = view.JoinedTo,
            JoinedReports = view.JoinedReports,
            Reason = view.Reason,
            ClosedAt = view.ClosedAt,
            FedBackAt = view.FedBackAt,
            Appeals = [.. view.Appeals.Select(AppealBody.From)],
            LateExcused = view.LateExcused,
            Light = view.Light,
            Clocks = view.Clocks,
            Pause = view.Pause,
            Extensions = view.Extensions,
            ExtensionAskedBy = view.ExtensionAskedBy,
            Notified = [.. view.Notified.Select(PartyBody.From)],
            Recurrence = view.Recurrence is { } again ? RecurrenceBody.From(again) : null,
            Marks = [.. view.Marks.Select(BroughtMarkBody.From)],
            Dispute = view.Dispute is { } dispute ? DisputeBody.From(dispute) : null,
            Parts = [.. view.Parts.Select(PartBody.From)],
            Letters = [.. view.Letters.Select(LetterBody.From)],
            Address = view.Address ?? view.Place.Address,
            NearestAddress = view.Place.Address,
            ShopNearby = view.Place.ShopNearby,
            Candidates = [.. (view.MayBe ?? []).Select(PartyBody.From)],
            SenderNumber = view.SenderNumber,
            SourceDue = view.SourceDue,
            Attachment = view.Attachment,
            Placed = view.Placed,
            Classified = view.Classified,
            CentreOf = view.CentreOf is { } centre ? PartyBody.From(centre) : null,
            Doubts = view.Doubts,
            DoubtedBy = view.DoubtedBy,
            TakenOver = view.TakenOver is { } taken ? TakenOverBody.From(taken) : null,
            Parent = view.Parent,
            Children = [.. view.Opened.Select(ChildBody.From)],
            TransferredTo = view.TransferredTo is { } into ? new(into.County, into.Case) : null,
            Origin = view.Origin,
            Operation = view.Operation,
            Revisits =
            [
                .. view.Revisits.Select(static revisit => new RevisitBody(
                    revisit.Kind,
                    revisit.Rule,
                    PartyBody.From(revisit.Party),
                    revisit.Due.Count,
                    revisit.Made,
                    revisit.Next)),
            ],
            Version = view.Version,
            LedgerPosition = view.LedgerPosition,
            Next = view.Next,
        };
    }
}

/// <summary>Visits owed after closing; <c>due</c> is when the next one is, null when all were made.</summary>
public sealed record RevisitBody(
    RevisitKind Kind,
    string Rule,
    PartyBody Party,
    int Visits,
    int Made,
    DateTimeOffset? Due);

/// <summary>The county that a case was transferred to, and the case there.</summary>
public sealed record TransferredToBody(string County, Guid Case);

/// <summary>A party's part in a case: in what role, until when, under which row of the rulebook.</summary>
/// <param name="Provisional">True where a holiday notice that is still to come may move the due time.</param>
public sealed record DutyBody(
    string Kind,
    string Key,
    AssignmentRole Role,
    DateTimeOffset? Due,
    string Rule,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Provisional = null)
{
    public static DutyBody From(Assignment duty) =>
        new(duty.Party.KindName, duty.Party.Key, duty.Role, duty.Due, duty.Rule, duty.Provisional);
}

/// <summary>The time limit a case runs under, and the row of the standards it comes from.</summary>
/// <param name="Standard">The row of the standards or of the limits it comes from.</param>
/// <param name="Starts">Present where it does not run from the dispatch.</param>
public sealed record LimitBody(
    double Amount,
    LimitUnit Unit,
    string Standard,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LimitStart? Starts = null)
{
    internal static LimitBody Of(CaseLimit limit) => new(limit.Amount, limit.Unit, limit.Standard, limit.Starts);
}
