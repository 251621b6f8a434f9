using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Operations;

/// <summary>The end of a special operation, with its result.</summary>
public sealed record EndOperationBody
{
    /// <summary>Code of the actor.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }

    /// <summary>What came of it, in words; no personal data.</summary>
    [Required, StringLength(1000)]
    public string? Result { get; init; }
}
