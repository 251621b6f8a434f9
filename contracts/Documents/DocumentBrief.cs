using System.Text.Json.Serialization;

namespace Grid.Documents;

/// <summary>A document in a line: what every event of it carries, so that lists follow from one event.</summary>
/// <param name="Id">Office, kind, year and running number, <c>NH-ZF.order.2026.12</c>.</param>
/// <param name="Kind">The word of the templates, such as <c>order</c>.</param>
/// <param name="Title">The heading that is printed, such as 责令限期改正通知书.</param>
/// <param name="Number">文号 as printed, such as 综执改〔2026〕第12号.</param>
/// <param name="Office">Code of the issuing department.</param>
/// <param name="County">Code of its county.</param>
/// <param name="Party">
/// The party to whom it speaks, kind and key: <c>shop/S-0001</c>, or <c>person/</c> and the hash of a person.
/// </param>
/// <param name="Case">The case it belongs to; null for none.</param>
/// <param name="Of">The source of the events of the ladder or the penalty whose step it is; null for none.</param>
[GenerateSerializer, Immutable, Alias("grid.document.brief")]
public sealed record DocumentBrief(
    [property: Id(0)] string Id,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Title,
    [property: Id(3)] string Number,
    [property: Id(4)] string Office,
    [property: Id(5)] string County,
    [property: Id(6)] string Party,
    [property: Id(7)] Guid? Case,
    [property: Id(8)] DateTimeOffset IssuedAt,
    [property: Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Of = null);
