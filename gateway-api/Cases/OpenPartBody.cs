using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Cases;

/// <summary>A part, as it is given to <c>PUT /v1/cases/{id}/parts/{department}</c>.</summary>
public sealed record OpenPartBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: StringLength(Reports.LongestDescription)] string? Task = null,
    DateTimeOffset? Until = null);

/// <summary>One step of a part.</summary>
public sealed record StepPartBody(
    [property: Required, StringLength(64)] string? By = null,
    bool? Passed = null,
    [property: StringLength(Reports.LongestDescription)] string? Reason = null,
    [property: StringLength(Reports.LongestDescription)] string? Note = null);
