using System.Text.Json.Serialization;

namespace Grid.Documents;

/// <summary>Issues a document by the template of its kind that is in force.</summary>
/// <param name="Kind">The word of a template: persuasion, reminder, notice, order, …</param>
/// <param name="Party">Kind and key of the party, <c>shop/S-0001</c>; a person at a stall as <c>person/</c> and a hash.
/// </param>
/// <param name="Fields">
/// The fields of the template by name; none of them holds a name of a person. The city fills <c>party</c>,
/// <c>office</c>, <c>number</c> and <c>date</c> itself.
/// </param>
/// <param name="By">Code of the person or desk that issues it.</param>
/// <param name="Office">Code of the issuing department; null where one office alone issues this kind.</param>
/// <param name="County">Code of the county; null where the party says it, or there is one county only.</param>
/// <param name="Command">The caller's id for this very command; the same again is answered, not repeated.</param>
/// <param name="Of">The source of the events of the ladder or the penalty whose step it is; null for none.</param>
[GenerateSerializer, Immutable, Alias("grid.document.issue")]
public sealed record IssueDocument(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Party,
    [property: Id(2)] Guid? Case,
    [property: Id(3)] IReadOnlyDictionary<string, string> Fields,
    [property: Id(4)] string By,
    [property: Id(5)] string? Office = null,
    [property: Id(6)] string? County = null,
    [property: Id(7)] string? Command = null,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Of = null);

/// <summary>Records how a document was served.</summary>
/// <param name="At">When; null for now.</param>
/// <param name="ByStep">
/// Whether a step of the issuing file serves the document; the document then does not tell the file.
/// </param>
/// <param name="Received">The time on the receipt of the post; null while it is not back.</param>
[GenerateSerializer, Immutable, Alias("grid.document.serve")]
public sealed record ServeDocument(
    [property: Id(0)] string By,
    [property: Id(1)] ServiceMethod Method,
    [property: Id(2)] DateTimeOffset? At = null,
    [property: Id(3)] DateTimeOffset? Received = null,
    [property: Id(4)] string? Witness = null,
    [property: Id(5)] string? Consent = null,
    [property: Id(6)] string? Reason = null,
    [property: Id(7)] string? Command = null,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool ByStep = false);

/// <summary>Withdraws a document.</summary>
[GenerateSerializer, Immutable, Alias("grid.document.withdraw")]
public sealed record WithdrawDocument(
    [property: Id(0)] string By, [property: Id(1)] string Reason, [property: Id(2)] string? Command = null);
