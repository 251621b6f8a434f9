using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Coordinations;

/// <summary>The outcome, as it is sent to <c>POST /v1/coordinations/{key}/decide</c>.</summary>
public sealed record DecideBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: Required, StringLength(64)] string? Lead = null,
    [property: MaxLength(20)] IReadOnlyList<string>? Helpers = null,
    [property: Required, StringLength(2000)] string? Basis = null,
    [property: StringLength(2000)] string? Note = null);
