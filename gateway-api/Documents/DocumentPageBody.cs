using Grid.Documents;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Gateway.Documents;

/// <summary>A page of documents; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record DocumentPageBody(
    IReadOnlyList<DocumentLineBody> Items, string? Next, IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static DocumentPageBody From(DocumentPage page) =>
        new([.. page.Items.Select(DocumentLineBody.From)], page.Next, page.ReadTo);
}

/// <summary>A document in a list.</summary>
public sealed record DocumentLineBody(
    string Id,
    string Kind,
    string Title,
    string Number,
    string Office,
    string County,
    PartyBody Party,
    Guid? Case,
    DateTimeOffset IssuedAt,
    DocumentStatus Status,
    DateTimeOffset? ServedAt)
{
    internal static DocumentLineBody From(DocumentLine line) => new(
        line.Document.Id,
        line.Document.Kind,
        line.Document.Title,
        line.Document.Number,
        line.Document.Office,
        line.Document.County,
        DocumentBody.PartyOf(line.Document),
        line.Document.Case,
        line.Document.IssuedAt,
        line.Status,
        line.ServedAt);
}

/// <summary>What a stranger with a document in hand may know: whether it is genuine, and whether it stands.</summary>
/// <param name="Genuine">Whether the city issued a document of this number with these words.</param>
public sealed record VerifiedBody(
    bool Genuine, string? Title, string? Number, string? Office, DateTimeOffset? IssuedAt, DocumentStatus? Status);
