using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Cases;

/// <summary>What someone saw (信息), as it is sent.</summary>
public sealed record ReportBody
{
    /// <summary>Class of GB/T 30428.2 in short form, big and small: 04-05.</summary>
    [Required, RegularExpression("^[0-9]{2}-[0-9]{2}$")]
    public string? Class { get; init; }

    /// <summary>event (事件, default) or part (部件).</summary>
    [AllowedValues("event", "part")]
    public string? Kind { get; init; }

    /// <summary>Degrees; longitude.</summary>
    [Required, Range(-180.0, 180.0)]
    public double? Lon { get; init; }

    /// <summary>Degrees; latitude.</summary>
    [Required, Range(-90.0, 90.0)]
    public double? Lat { get; init; }

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

    /// <summary>How to reach the reporter; kept apart and erasable.</summary>
    public ReporterBody? Reporter { get; init; }

    /// <summary>Who sends it: a collector's or a desk's code; <c>public</c> when absent.</summary>
    [StringLength(64)]
    public string? By { get; init; }
}

/// <summary>How to reach the reporter. Never shown again, never logged.</summary>
public sealed record ReporterBody(
    [property: StringLength(64)] string? Name = null,
    [property: StringLength(32)] string? Phone = null)
{
    public override string ToString() => nameof(ReporterBody);
}
