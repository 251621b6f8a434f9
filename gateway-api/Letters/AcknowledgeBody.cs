using System.ComponentModel.DataAnnotations;
using Grid.Cases;
using Grid.Gateway.Cases;
using Grid.Gateway.Foundation;
using Grid.Ledger;
using Grid.ReadModel;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Letters;

/// <summary>Who says that it came.</summary>
public sealed record AcknowledgeBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: StringLength(Reports.LongestDescription)] string? Note = null);
