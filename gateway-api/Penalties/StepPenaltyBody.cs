using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Penalties;

/// <summary>One step of a penalty file, as it is sent to <c>POST /v1/penalties/{id}/{verb}</c>.</summary>
public sealed record StepPenaltyBody
{
    /// <summary>Who does it: an officer's or a desk's code. Always needed.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }

    /// <summary>
    /// For decide: why this amount, beside the range; for instalments and some closes; for statement: the defence. No
    /// personal data.
    /// </summary>
    [StringLength(4000)]
    public string? Reason { get; init; }

    /// <summary>Officers who take the step together; those of the file when absent.</summary>
    [MaxLength(10)]
    public IReadOnlyList<string>? Officers { get; init; }

    /// <summary>For order: until when it is to be corrected.</summary>
    public DateTimeOffset? Limit { get; init; }

    /// <summary>For recheck: whether it is still there.</summary>
    public bool? StillThere { get; init; }

    /// <summary>For recheck: whether the order was refused.</summary>
    public bool? Refused { get; init; }

    /// <summary>
    /// For evidence and enforce: the things. Evidence without things says what becomes of those before.
    /// </summary>
    [StringLength(2000)]
    public string? Things { get; init; }

    /// <summary>For question: whether a written record was made.</summary>
    public bool? Written { get; init; }

    /// <summary>For question: whether it was recorded by video.</summary>
    public bool? Video { get; init; }

    /// <summary>For notice and decide: the fine in yuan, absent for a warning; for pay: what was paid.</summary>
    [Range(0, 1e9)]
    public decimal? Amount { get; init; }

    /// <summary>For notice: whether facts came up that an earlier notice did not know.</summary>
    public bool? NewFacts { get; init; }

    /// <summary>For tellHearing: when the hearing is held.</summary>
    public DateTimeOffset? HearingAt { get; init; }

    /// <summary>For decide: the number of the article that the decision cites: 17.</summary>
    [StringLength(20)]
    public string? Article { get; init; }

    /// <summary>
    /// For decide: the county's tier that the amount keeps to: usual, firstCorrected, again or refused.
    /// </summary>
    [AllowedValues("usual", "firstCorrected", "again", "refused")]
    public string? Tier { get; init; }

    /// <summary>For decide: whether it also orders to correct.</summary>
    public bool? WithOrder { get; init; }

    /// <summary>For file and decide: whether the case is complex or major.</summary>
    public bool? Major { get; init; }

    /// <summary>For decide and close: whether the act was minor.</summary>
    public bool? Minor { get; init; }

    /// <summary>For decide and close: whether it was corrected in time.</summary>
    public bool? Corrected { get; init; }

    /// <summary>For close: whether it was the first.</summary>
    public bool? First { get; init; }

    /// <summary>For decide and close: none, slight or serious.</summary>
    [AllowedValues("none", "slight", "serious")]
    public string? Harm { get; init; }

    /// <summary>For serve: byHand 直接, left 留置, post 邮寄, electronic 电子 or announcement 公告.</summary>
    [AllowedValues("byHand", "left", "post", "electronic", "announcement")]
    public string? Way { get; init; }

    /// <summary>For serve: code of a witness, or the hash of a recording, where the party would not take it.</summary>
    [StringLength(80)]
    public string? Witness { get; init; }

    /// <summary>
    /// For order, notice and decide: what the document says, by the fields of its template; the file says what it knows
    /// where this says nothing. Never the name of a person.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>For serve: the day on which the party signed that electronic service is agreed.</summary>
    public DateOnly? Confirmed { get; init; }

    /// <summary>For pay: whether the officer took it on the spot.</summary>
    public bool? OnSpot { get; init; }

    /// <summary>For pay: whether the receipt of the finance office was given.</summary>
    public bool? Receipt { get; init; }

    /// <summary>For pay: whether the fine would be hard to collect later.</summary>
    public bool? HardLater { get; init; }

    /// <summary>For pay: whether the place is remote or on water.</summary>
    public bool? Remote { get; init; }

    /// <summary>For instalments: the new last day for payment.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>
    /// For enforce: court 申请法院, execution 强制执行, substitute 代履行, seizure 查封扣押 or cutSupplies 停水停电.
    /// </summary>
    [AllowedValues("court", "execution", "substitute", "seizure", "cutSupplies")]
    public string? Act { get; init; }

    /// <summary>For enforce: whether it is urgent.</summary>
    public bool? Urgent { get; init; }

    /// <summary>For enforce: whether something spilt on a road must go at once and the party cannot clear it.</summary>
    public bool? Spilt { get; init; }

    /// <summary>For enforce: whether the things served the act, and are no daily necessities.</summary>
    public bool? Related { get; init; }

    /// <summary>For contest: reviewAsked, reviewUpheld, sued, upheld or annulled.</summary>
    [AllowedValues("reviewAsked", "reviewUpheld", "sued", "upheld", "annulled")]
    public string? Contest { get; init; }

    /// <summary>For close: why.</summary>
    [AllowedValues(
        "paid", "corrected", "regularised", "minor", "first", "limitation", "unfounded", "enforced", "annulled",
        "warned")]
    public string? Ground { get; init; }
}
