using System.ComponentModel.DataAnnotations;
using Grid.Cases;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Gateway.Cases;

/// <summary>What someone saw (信息), as it is sent.</summary>
public sealed record ReportBody
{
    /// <summary>
    /// Class of GB/T 30428.2 in short form, big and small: 04-05; or one of the names of a class. Without one the
    /// county's catch-all class stands for it, where the county has one, and the desk classifies it.
    /// </summary>
    [StringLength(Reports.LongestClass)]
    public string? Class { get; init; }

    /// <summary>event (事件) or part (部件); event when absent, and part where a part is named.</summary>
    [AllowedValues("event", "part")]
    public string? Kind { get; init; }

    /// <summary>
    /// Degrees; longitude. Where it is may also be said by part, shop, building, segment, cell or area.
    /// </summary>
    [Range(-180.0, 180.0)]
    public double? Lon { get; init; }

    /// <summary>Degrees; latitude.</summary>
    [Range(-90.0, 90.0)]
    public double? Lat { get; init; }

    /// <summary>
    /// Beside the point or instead of it: the part (部件) that it is about, by its code. Of a report without a class it
    /// gives the class, and its department leads.
    /// </summary>
    [StringLength(64)]
    public string? Part { get; init; }

    /// <summary>Beside the point or instead of it: the shop before or in which it is, by its code.</summary>
    [StringLength(64)]
    public string? Shop { get; init; }

    /// <summary>Beside the point or instead of it: the building it is at, by its code.</summary>
    [StringLength(64)]
    public string? Building { get; init; }

    /// <summary>Beside the point or instead of it: the street segment it is on, by its code.</summary>
    [StringLength(64)]
    public string? Segment { get; init; }

    /// <summary>Instead of a point: the cell it is in, by its code.</summary>
    [StringLength(64)]
    public string? Cell { get; init; }

    /// <summary>
    /// Instead of a point: the sub-district, community or county it is in, by its code; the desk places it.
    /// </summary>
    [StringLength(64)]
    public string? Area { get; init; }

    /// <summary>Where it is, in words; an area whose name it has is found in it where no point is sent.</summary>
    [StringLength(200)]
    public string? Address { get; init; }

    /// <summary>
    /// The sender's own number of the report: sent again by the same sender (<c>by</c>, or else the channel) it is the
    /// same report. Only with POST and without an Idempotency-Key.
    /// </summary>
    [StringLength(64)]
    public string? Number { get; init; }

    /// <summary>Whether the request gives the id of the report by itself: in its path, or as a key.</summary>
    internal bool IdGiven { get; init; }

    /// <summary>By when the sender says it must be done, RFC 3339 with an offset; shown beside the limit.</summary>
    public string? SourceDue { get; init; }

    /// <summary>wgs84 (default) or gcj02.</summary>
    [AllowedValues("wgs84", "cgcs2000", "gcj02", "gcj-02")]
    public string? Crs { get; init; }

    /// <summary>At most 4000 characters; no personal data.</summary>
    [StringLength(Reports.LongestDescription)]
    public string? Description { get; init; }

    /// <summary>
    /// By what it came in, one of the county's table of channels: 巡查发现, 城市啄木鸟, 热线电话, 网络 …; the county's default when
    /// absent.
    /// </summary>
    [StringLength(32)]
    public string? Channel { get; init; }

    /// <summary>When it was seen, RFC 3339 with an offset; now when absent.</summary>
    public string? ReportedAt { get; init; }

    /// <summary>Which filing condition of the class (立案条件); 1 when absent.</summary>
    [Range(1, 99)]
    public int? Condition { get; init; }

    /// <summary>Licence number of the dog, when it is about one.</summary>
    [StringLength(64)]
    public string? Dog { get; init; }

    /// <summary>What it is fixed to, where that decides who answers: 路名牌 (a road name sign).</summary>
    [StringLength(32)]
    public string? Attachment { get; init; }

    /// <summary>The case it is opened from; a child is a case of its own and goes its own way.</summary>
    public Guid? Parent { get; init; }

    /// <summary>Code of the special operation (专项整治) in which it was found; one that runs on that day.</summary>
    [StringLength(64)]
    public string? Operation { get; init; }

    /// <summary>How to reach the reporter; kept apart and erasable.</summary>
    public ReporterBody? Reporter { get; init; }

    /// <summary>Who sends it: a collector's or a desk's code; <c>public</c> when absent.</summary>
    [StringLength(64)]
    public string? By { get; init; }

    /// <summary>What is sent to the case, of a body without a fault.</summary>
    /// <param name="where">Where it is if it has no point; null if it has one.</param>
    /// <param name="fresh">Whether its id was just made, so that no caller can have sent it before.</param>
    internal ReportCase ToCase(
        ClassKind kind,
        GeoPoint? point,
        Whereabouts? where,
        DateTimeOffset? reportedAt,
        DateTimeOffset? sourceDue,
        bool fresh) => new(
            kind,
            Trimmed(Class) ?? "",
            point ?? default,
            Trimmed(Channel) ?? "",
            Description,
            reportedAt,
            fresh,
            string.IsNullOrWhiteSpace(By) ? "public" : By,
            Condition ?? 1,
            Dog is { } dog ? new EntityRef(EntityKind.Dog, dog) : null,
            Reporter is { } reporter ? new Reporter(reporter.Name, reporter.Phone) : null,
            Trimmed(Attachment),
            Parent,
            Where: where,
            Address: Trimmed(Address),
            SenderNumber: Trimmed(Number),
            SourceDue: sourceDue,
            Operation: Trimmed(Operation));

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>How to reach the reporter. Never shown again, never logged.</summary>
public sealed record ReporterBody(
    [property: StringLength(64)] string? Name = null,
    [property: StringLength(32)] string? Phone = null)
{
    public override string ToString() => nameof(ReporterBody);
}
