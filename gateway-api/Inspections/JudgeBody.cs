using System.ComponentModel.DataAnnotations;
using Grid.Gateway.Checklists;

namespace Grid.Gateway.Inspections;

/// <summary>The result of one item at one place.</summary>
public sealed record JudgeBody
{
    /// <summary>The caller's id for it; the Idempotency-Key does as well.</summary>
    [StringLength(64)]
    public string? Id { get; init; }

    /// <summary>segment/‹segment›</summary>
    [Required]
    public string? Place { get; init; }

    /// <summary>Item of the checklist: SAN-02.</summary>
    [Required, StringLength(64)]
    public string? Item { get; init; }
    [Required]
    public bool? Passed { get; init; }

    /// <summary>0 to 100; 100 or 0 when absent.</summary>
    public double? Points { get; init; }

    /// <summary>The measured number, in the unit of the item; it is kept beside the number of the standard.</summary>
    [Range(-MeasurementBody.Most, MeasurementBody.Most)]
    public double? Measured { get; init; }
    [StringLength(4000)]
    public string? Note { get; init; }

    /// <summary>Where it failed; what failed is reported there.</summary>
    public double? Lon { get; init; }
    public double? Lat { get; init; }

    /// <summary>Code of the inspector.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }
}
