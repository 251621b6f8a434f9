using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Documents;

/// <summary>A document to issue, as it is sent to <c>POST /v1/documents</c>.</summary>
/// <param name="Kind">The word of a template: persuasion, reminder, order, penaltyDecision, …</param>
/// <param name="Party"><c>shop/S-0001</c>, or <c>person/</c> and the hash of a person.</param>
/// <param name="Fields">The fields of the template by name, without the name of a person.</param>
/// <param name="Office">The issuing department; not needed where one alone issues the kind.</param>
public sealed record IssueBody(
    [property: Required, StringLength(32)] string? Kind = null,
    [property: Required, StringLength(128)] string? Party = null,
    Guid? Case = null,
    IReadOnlyDictionary<string, string>? Fields = null,
    [property: Required, StringLength(64)] string? By = null,
    [property: StringLength(64)] string? Office = null,
    [property: StringLength(64)] string? County = null);
