using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Inspections;

/// <summary>Who closes it.</summary>
public sealed record CloseBody([property: Required, StringLength(64)] string? By = null);
