using System.ComponentModel.DataAnnotations;
using Grid.Standing;

namespace Grid.Gateway.Standing;

/// <summary>The check of what a party owes by itself, as it is sent.</summary>
public sealed record StandingCheckBody
{
    /// <summary>The caller's id for it, at most 64 characters; the Idempotency-Key does as well.</summary>
    [StringLength(64)]
    public string? Id { get; init; }

    /// <summary>patrol 巡查, self 自查 (with a photograph) or neighbour 互查.</summary>
    [Required]
    public StandingCheck? How { get; init; }

    /// <summary>met, notMet, or dissuadedAndReported where others broke or fouled it.</summary>
    [Required]
    public StandingResult? Result { get; init; }

    /// <summary>Code of the person who checked.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }

    /// <summary>Hash of the photograph, sha256:‹hex›; needed of a check by the party itself.</summary>
    [StringLength(71)]
    public string? Photograph { get; init; }
    [StringLength(1000)]
    public string? Note { get; init; }

    /// <summary>When it was seen, RFC 3339 with an offset; now when absent.</summary>
    public string? At { get; init; }
}
