using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Exposures;

/// <summary>A matter to expose, as it is sent to <c>POST /v1/exposures</c>.</summary>
public sealed record ExposeBody
{
    /// <summary>Whose matter it is, as kind/key: shop/‹shop›. A person is a hash, never a name.</summary>
    [Required, StringLength(100)]
    public string? Party { get; init; }

    /// <summary>The penalty file whose decision is final; or else order.</summary>
    public Guid? Penalty { get; init; }

    /// <summary>The number of the order on the party's ladder that was not followed; or else penalty.</summary>
    public int? Order { get; init; }

    /// <summary>What the public reads; no number, plate or home of a person.</summary>
    [Required, StringLength(1000)]
    public string? Words { get; init; }

    /// <summary>The persons whom words and reason name; they are covered there (张某) and kept nowhere.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string>? Persons { get; init; }

    /// <summary>Why the officer exposes it.</summary>
    [Required, StringLength(500)]
    public string? Reason { get; init; }

    /// <summary>The last day on which it is shown.</summary>
    [Required]
    public DateOnly? Until { get; init; }

    /// <summary>Whether it concerns minors; such a matter is refused.</summary>
    [Required]
    public bool? Minors { get; init; }

    /// <summary>Whether it concerns private matters or a home; such a matter is refused.</summary>
    [Required]
    public bool? Private { get; init; }

    /// <summary>Id of the case whose photographs are shown.</summary>
    public Guid? Case { get; init; }

    /// <summary>Hashes of photographs of the case.</summary>
    [MaxLength(9)]
    public IReadOnlyList<string>? Photographs { get; init; }

    /// <summary>Whether every person and number plate in the photographs was made unrecognisable.</summary>
    public bool? Blurred { get; init; }

    /// <summary>Who decides: an officer's or a desk's code.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }

    /// <summary>Code of the county; needed where the city has several and the party names none.</summary>
    [StringLength(64)]
    public string? County { get; init; }
}

/// <summary>Takes an exposure off the board.</summary>
public sealed record WithdrawExposureBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: Required, StringLength(500)] string? Reason = null);
