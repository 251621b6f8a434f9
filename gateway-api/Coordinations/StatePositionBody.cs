using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Coordinations;

/// <summary>What a department says for itself.</summary>
public sealed record StatePositionBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: Required, StringLength(64)] string? Department = null,
    [property: Required, StringLength(4000)] string? Text = null);
