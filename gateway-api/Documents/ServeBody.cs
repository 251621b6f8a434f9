using System.ComponentModel.DataAnnotations;
using Grid.Documents;

namespace Grid.Gateway.Documents;

/// <summary>How a document was served, as it is sent to <c>POST /v1/documents/{id}/serve</c>.</summary>
/// <param name="At">When; now without it.</param>
/// <param name="Received">The time on the receipt of the post.</param>
/// <param name="Witness">The code of a witness, or the hash of a recording.</param>
/// <param name="Consent">The signed consent to electronic service: a document's id or a hash.</param>
/// <param name="Reason">Why it could be served by no other method.</param>
public sealed record ServeBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: Required] ServiceMethod? Method = null,
    DateTimeOffset? At = null,
    DateTimeOffset? Received = null,
    [property: StringLength(128)] string? Witness = null,
    [property: StringLength(128)] string? Consent = null,
    [property: StringLength(500)] string? Reason = null);

/// <summary>Why a document is withdrawn, as it is sent to <c>POST /v1/documents/{id}/withdraw</c>.</summary>
public sealed record WithdrawBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: Required, StringLength(500)] string? Reason = null);
