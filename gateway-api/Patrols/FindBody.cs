using System.ComponentModel.DataAnnotations;
using Grid.Gateway.Cases;
using Grid.Gateway.Checklists;

namespace Grid.Gateway.Patrols;

/// <summary>巡查发现, as it is sent: by an item of the checklist, or by class and condition.</summary>
public sealed record FindBody
{
    /// <summary>Id of the case to be; the Idempotency-Key does as well.</summary>
    public Guid? Id { get; init; }

    /// <summary>Item of GET /v1/rulebook/checklist: SAN-02.</summary>
    [StringLength(64)]
    public string? Item { get; init; }

    /// <summary>event (default) or part.</summary>
    [AllowedValues("event", "part")]
    public string? Kind { get; init; }

    /// <summary>Class in short form, 01-10, when no item is sent.</summary>
    [StringLength(32)]
    public string? Class { get; init; }

    /// <summary>Filing condition; 1 when absent.</summary>
    [Range(1, 99)]
    public int? Condition { get; init; }

    /// <summary>The measured number, in the unit of the item; it is kept beside the number of the standard.</summary>
    [Range(-MeasurementBody.Most, MeasurementBody.Most)]
    public double? Measured { get; init; }
    [Required, Range(-180.0, 180.0)]
    public double? Lon { get; init; }
    [Required, Range(-90.0, 90.0)]
    public double? Lat { get; init; }
    [StringLength(Reports.LongestDescription)]
    public string? Description { get; init; }

    /// <summary>When it was seen; now when absent.</summary>
    public string? At { get; init; }

    /// <summary>Code of the person who walks.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }
}
