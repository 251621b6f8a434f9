using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Cases;

/// <summary>One step of the loop, as it is sent to <c>POST /v1/cases/{id}/{verb}</c>.</summary>
public sealed record StepBody
{
    // StepFields describes passed, reason and to from the table of verbs.

    /// <summary>Who does it: an officer's or a desk's code. Always needed.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }
    [StringLength(Gateway.Cases.Reports.LongestDescription)]
    public string? Note { get; init; }

    public bool? Passed { get; init; }

    [StringLength(Gateway.Cases.Reports.LongestDescription)]
    public string? Reason { get; init; }

    /// <summary>
    /// For dispatch: a department other than the rulebook's; for return: whose it is instead; for notify: one of the
    /// county's own.
    /// </summary>
    [StringLength(64)]
    public string? Department { get; init; }

    [StringLength(200)]
    public string? To { get; init; }

    /// <summary>For transfer: code of the county of this region that opens the case by its own rules.</summary>
    [StringLength(64)]
    public string? County { get; init; }

    /// <summary>For suspend and consult: when the clocks go on at the latest.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>For return: notOurs 职责不属 (default), overlap 职责交叉, elsewhere 区域不属, incomplete 信息不全.</summary>
    [AllowedValues("notOurs", "overlap", "elsewhere", "incomplete")]
    public string? Ground { get; init; }

    /// <summary>For file, correct and divide: where it was found; degrees, longitude.</summary>
    [Range(-180.0, 180.0)]
    public double? Lon { get; init; }

    /// <summary>For file, correct and divide: degrees, latitude.</summary>
    [Range(-90.0, 90.0)]
    public double? Lat { get; init; }

    /// <summary>For file, correct and divide, of lon and lat: wgs84 (default) or gcj02.</summary>
    [AllowedValues("wgs84", "cgcs2000", "gcj02", "gcj-02")]
    public string? Crs { get; init; }

    /// <summary>For file, correct and divide: event or part, as it was found; as reported when absent.</summary>
    [AllowedValues("event", "part")]
    public string? Kind { get; init; }

    /// <summary>For file, correct and divide: the code or name of the class that it was found to be of.</summary>
    [StringLength(Gateway.Cases.Reports.LongestClass)]
    public string? Class { get; init; }

    /// <summary>For file, correct and divide: which filing condition of the class (立案条件).</summary>
    [Range(1, 99)]
    public int? Condition { get; init; }

    /// <summary>
    /// For file, correct and divide: the code of the shop that it is at; empty for none. Without lon and lat the place
    /// is in the middle of its front.
    /// </summary>
    [StringLength(64)]
    public string? Shop { get; init; }

    /// <summary>
    /// For file, correct and divide: the code of the part that it is about; empty for none. Without lon and lat the
    /// place is where it stands.
    /// </summary>
    [StringLength(64)]
    public string? Part { get; init; }

    /// <summary>For file, correct and divide: the licence number of the dog it is about; empty for none.</summary>
    [StringLength(64)]
    public string? Dog { get; init; }

    /// <summary>For file, correct and divide: what it is fixed to; empty for nothing that counts.</summary>
    [StringLength(32)]
    public string? Attachment { get; init; }

    /// <summary>For separate: the ids of reports that joined the case and stand by themselves again.</summary>
    [MaxLength(100)]
    public IReadOnlyList<Guid>? Reports { get; init; }

    /// <summary>For handover: code of the office whose officer found it; who leads the case when absent.</summary>
    [StringLength(64)]
    public string? From { get; init; }

    /// <summary>For handover: the clause of the law; that of the county's words when absent.</summary>
    [StringLength(200)]
    public string? Clause { get; init; }

    /// <summary>For handover: hashes of evidence of the case; all of it when absent. At most 100.</summary>
    [MaxLength(100)]
    public IReadOnlyList<string>? Evidence { get; init; }

    /// <summary>For contest: the number of the mark that is contested; the finding of the case when absent.</summary>
    [Range(1, int.MaxValue)]
    public int? Mark { get; init; }

    /// <summary>
    /// For coordinate: codes of departments concerned, beside those the record names; for dispatch: who has a part of
    /// its own (联合执法). At most 20.
    /// </summary>
    [MaxLength(20)]
    public IReadOnlyList<string>? Departments { get; init; }
}
