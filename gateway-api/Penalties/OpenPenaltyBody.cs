using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Penalties;

/// <summary>A penalty file, as it is opened by <c>POST /v1/penalties</c>.</summary>
public sealed record OpenPenaltyBody
{
    /// <summary>Who did it, as kind/key: shop/‹shop›. A person is a code or a hash, never a name.</summary>
    [Required, StringLength(100)]
    public string? Party { get; init; }

    /// <summary>As whom the law takes the party: person or organisation; by its kind when absent.</summary>
    [AllowedValues("person", "organisation")]
    public string? Sort { get; init; }

    /// <summary>Class of the event: 04-05. Needed where no behaviour is named.</summary>
    [StringLength(32)]
    public string? Class { get; init; }

    /// <summary>Code of the behaviour in the table of articles; needed where the class may be several.</summary>
    [StringLength(64)]
    public string? Behaviour { get; init; }

    /// <summary>simple 简易程序, general 普通程序 or contactless 非现场执法.</summary>
    [Required, AllowedValues("simple", "general", "contactless")]
    public string? Procedure { get; init; }

    /// <summary>Id of the case that found it. One act has one file, by its case or else by its day.</summary>
    public Guid? Case { get; init; }

    /// <summary>Codes of the officers; assistants are not among them.</summary>
    [MaxLength(10)]
    public IReadOnlyList<string>? Officers { get; init; }

    /// <summary>When it was done, or ended; now when absent.</summary>
    public DateTimeOffset? ActAt { get; init; }

    /// <summary>Whether the facts are certain 事实确凿.</summary>
    public bool? Certain { get; init; }

    /// <summary>Whether it harmed the appearance of the town or sanitation.</summary>
    public bool? Harm { get; init; }

    /// <summary>Whether it harmed the life or health of citizens: the longer limitation runs.</summary>
    public bool? Life { get; init; }

    /// <summary>For contactless: the record of the device.</summary>
    public DeviceRecordBody? Record { get; init; }

    /// <summary>Who opens it: an officer's or a desk's code.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }

    /// <summary>No personal data.</summary>
    [StringLength(2000)]
    public string? Note { get; init; }

    /// <summary>Code of the county; needed where the city has several and the party names none.</summary>
    [StringLength(64)]
    public string? County { get; init; }

    /// <summary>Code of the special operation 专项整治 in which it was found.</summary>
    [StringLength(64)]
    public string? Operation { get; init; }
}

/// <summary>The record of a device, and how both stand to the gate of the law 行政处罚法第四十一条.</summary>
public sealed record DeviceRecordBody
{
    /// <summary>When it was recorded.</summary>
    [Required]
    public DateTimeOffset? At { get; init; }

    /// <summary>The day on which the device passed the legal review.</summary>
    public DateOnly? LegalReview { get; init; }

    /// <summary>The day on which it passed the technical review.</summary>
    public DateOnly? TechnicalReview { get; init; }

    /// <summary>The day on which its place was published.</summary>
    public DateOnly? PlacePublished { get; init; }

    /// <summary>Whether it is clearly marked.</summary>
    public bool? Marked { get; init; }

    /// <summary>Whether the record was reviewed.</summary>
    public bool? Reviewed { get; init; }

    /// <summary>Whether the review found it true, clear, complete and exact.</summary>
    public bool? Clear { get; init; }

    /// <summary>When the bureau told the party of the record.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Whether the party can query it, state and defend.</summary>
    public bool? CanDefend { get; init; }
}
