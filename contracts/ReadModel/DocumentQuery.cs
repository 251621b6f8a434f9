using Grid.Documents;
using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>Selects documents: every given condition must hold.</summary>
/// <param name="Party">Kind and key of the party.</param>
/// <param name="Kind">The word of the templates.</param>
/// <param name="Number">文号 as printed.</param>
/// <param name="County">Code of the county that issued them.</param>
/// <param name="Counties">Codes of several counties, where <paramref name="County"/> is null.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.documentQuery")]
public sealed record DocumentQuery(
    [property: Id(0)] string? Party,
    [property: Id(1)] string? Kind,
    [property: Id(2)] Guid? Case,
    [property: Id(3)] string? Number,
    [property: Id(4)] DocumentStatus? Status,
    [property: Id(5)] int Limit,
    [property: Id(6)] string? After = null,
    [property: Id(7)] LedgerPosition? WaitFor = null,
    [property: Id(8)] string? County = null,
    [property: Id(9)] IReadOnlyList<string>? Counties = null);

/// <summary>A document in a list.</summary>
/// <param name="ServedAt">When it counts as served; null while it does not.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.documentLine")]
public sealed record DocumentLine(
    [property: Id(0)] DocumentBrief Document,
    [property: Id(1)] DocumentStatus Status,
    [property: Id(2)] DateTimeOffset? ServedAt);

/// <summary>A page of documents, the latest first.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.documentPage")]
public sealed record DocumentPage(
    [property: Id(0)] IReadOnlyList<DocumentLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);
