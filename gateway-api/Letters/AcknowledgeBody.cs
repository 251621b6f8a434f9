using System.ComponentModel.DataAnnotations;
using Grid.Gateway.Cases;

namespace Grid.Gateway.Letters;

/// <summary>Who says that it came.</summary>
public sealed record AcknowledgeBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: StringLength(Reports.LongestDescription)] string? Note = null);
