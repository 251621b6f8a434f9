using System.ComponentModel.DataAnnotations;
using Grid.Gateway.Cases;

namespace Grid.Gateway.Letters;

/// <summary>Who says that it came; of a find, also whether the receiving body takes it on.</summary>
public sealed record AcknowledgeBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: StringLength(Reports.LongestDescription)] string? Note = null,
    bool? Accepted = null,
    [property: StringLength(Reports.LongestDescription)] string? Reason = null);
