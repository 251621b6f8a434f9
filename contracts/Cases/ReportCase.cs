using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cases;

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
/// <param name="Origin">The source in the city that found the matter: <c>beat/B-001/2026-06-01</c>.</param>
/// <param name="Class">Code, name or other name of the class; empty where the sender does not know it.</param>
/// <param name="Point">Where it is; not read where <paramref name="Where"/> is given.</param>
/// <param name="Where">Where it is, for a report without a point.</param>
/// <param name="Address">Where it is in the sender's words.</param>
/// <param name="SenderNumber">The sender's own number of the report, unique for the sender.</param>
/// <param name="HandedTo">
/// Code of the county to which another county transferred the matter, wherever the point lies; null for any other.
/// </param>
/// <param name="SourceDue">By when the sender's own city says it must be done.</param>
/// <param name="Operation">Code of the special operation (专项整治) in which it was found; null for none.</param>
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
    [property: Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Origin = null,
    [property: Id(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Whereabouts? Where = null,
    [property: Id(15), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Address = null,
    [property: Id(16), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SenderNumber = null,
    [property: Id(17), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? SourceDue = null,
    [property: Id(18), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? HandedTo = null,
    [property: Id(19), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Operation = null);

/// <summary>信息收集: the city took the report in, placed it and routed it.</summary>
[GenerateSerializer, Immutable, Alias("case.reported")]
public sealed record CaseReported : CaseEvent
{
    /// <summary>
    /// The case in brief. The first party in this process that asks for it builds it; the others reuse it.
    /// </summary>
    [NonSerialized]
    internal Cached<CaseBrief> Brief;

    public CaseReported()
    {
    }

    /// <summary>
    /// Takes over the caller's report and the decisions of the rules: the place, the parties and the limit.
    /// </summary>
    [SetsRequiredMembers]
    public CaseReported(ReportCase command, Place place, IReadOnlyList<Assignment> duties, CaseLimit limit)
    {
        Place = place;
        Duties = duties;
        Limit = limit;
        By = command.By;
        Kind = command.Kind;
        Class = command.Class;
        Description = command.Description;
        Channel = command.Channel;
        HasReporter = command.Reporter is not null;
        Parent = command.Parent;
        Origin = command.Origin;
        Address = command.Address;
        SenderNumber = command.SenderNumber;
        SourceDue = command.SourceDue;
        Attachment = command.Attachment;
        Dog = command.Dog;
        Operation = command.Operation;
    }

    [Id(0)] public required ClassKind Kind { get; init; }
    [Id(1)] public required string Class { get; init; }
    [Id(2)] public required Place Place { get; init; }
    [Id(3)] public string? Description { get; init; }

    /// <summary>城市啄木鸟, 热线电话, 巡查发现 … (S241)</summary>
    [Id(4)] public required string Channel { get; init; }
    [Id(5)] public required DateTimeOffset ReportedAt { get; init; }
    [Id(6)] public required IReadOnlyList<Assignment> Duties { get; init; }
    [Id(7)] public required CaseLimit Limit { get; init; }

    /// <summary>The department the rulebook names.</summary>
    [Id(8)] public required EntityRef Lead { get; init; }

    /// <summary>Whether the reporter left a contact; the contact itself is kept apart, never in the ledger.</summary>
    [Id(9)] public bool HasReporter { get; init; }

    /// <summary>Fingerprint of what was sent, so that the case can refuse a retry with other content.</summary>
    [Id(10)] public string? Fingerprint { get; init; }

    /// <summary>The case from which this one was opened.</summary>
    [Id(11)] public Guid? Parent { get; init; }

    /// <summary>
    /// The source in the city that found the matter, such as the day of a patrol beat; null for others.
    /// </summary>
    [Id(12)] public string? Origin { get; init; }

    /// <summary>
    /// For a report that joined a case at once: the duties that apply if the report stands by itself later. Null
    /// elsewhere, and in older records.
    /// </summary>
    [Id(13)] public IReadOnlyList<Assignment>? Routed { get; init; }

    /// <summary>True where it was entered later after it was seen than its channel allows; null elsewhere.</summary>
    [Id(14)] public bool? EnteredLate { get; init; }

    /// <summary>Where it is in the sender's words; null for none.</summary>
    [Id(15)] public string? Address { get; init; }

    /// <summary>The sender's own number of the report; null for none.</summary>
    [Id(16)] public string? SenderNumber { get; init; }

    /// <summary>
    /// By when the sender says it must be done. It is shown beside the limit of the class and is no limit itself.
    /// </summary>
    [Id(17)] public DateTimeOffset? SourceDue { get; init; }

    /// <summary>The thing of which the point is the centre; null where the report gave a point.</summary>
    [Id(18)] public EntityRef? CentreOf { get; init; }

    /// <summary>True where the report gives no place nearer than an area; null elsewhere.</summary>
    [Id(19)] public bool? Unplaced { get; init; }

    /// <summary>True where the report names no class and the catch-all stands for it; null elsewhere.</summary>
    [Id(20)] public bool? Unclassified { get; init; }

    /// <summary>What the matter is fixed to, where the report says it; null elsewhere, and in older records.</summary>
    [Id(21)] public string? Attachment { get; init; }

    /// <summary>The dog that the report names; null elsewhere, and in older records.</summary>
    [Id(23)] public EntityRef? Dog { get; init; }

    /// <summary>
    /// The handled case that the report meets: it doubts the handling and is no part of that case. Null elsewhere.
    /// </summary>
    [Id(24)] public Guid? Doubts { get; init; }

    /// <summary>
    /// The places that its address may mean, the best first, of a report that is not placed; null elsewhere.
    /// </summary>
    [Id(25)] public IReadOnlyList<EntityRef>? MayBe { get; init; }

    /// <summary>Code of the special operation in which it was found; null elsewhere, and in older records.</summary>
    [Id(26)] public string? Operation { get; init; }

    /// <summary>What tells the matter from others of its class.</summary>
    internal Particulars Particulars() => new(
        Lead,
        Limit.Condition(),
        Place.Shop,
        Dog ?? (Routed ?? Duties).FirstOrDefault(static duty => duty.Party.Kind == EntityKind.Dog)?.Party,
        Attachment,
        Place.Part);

    /// <summary>
    /// The number of the case; null for a case of an earlier version, and in a store without an entry of its county,
    /// where the position of this record gives it.
    /// </summary>
    [Id(22)] public string? Number { get; init; }

    /// <summary>
    /// Whether the report says so little of where it is that its nearness to another says nothing.
    /// </summary>
    [JsonIgnore]
    public bool IsVague => Unplaced == true || Unclassified == true
        || CentreOf is { Kind: EntityKind.Segment or EntityKind.Cell };
}

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
