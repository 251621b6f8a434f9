using Grid.Documents;
using Grid.Gateway.Parties;
using Grid.Ledger;

namespace Grid.Gateway.Documents;

/// <summary>A document (文书): what it says, how it was served, and the hashes of its bytes.</summary>
/// <param name="Template">The first day of the version of the template.</param>
/// <param name="Check">The code in its QR code.</param>
/// <param name="ServedAt">When it counts as served; null while it does not.</param>
public sealed record DocumentBody(
    string Id,
    string Kind,
    string Title,
    string Number,
    string Office,
    string County,
    PartyBody Party,
    Guid? Case,
    IReadOnlyDictionary<string, string> Fields,
    DateOnly Template,
    DateTimeOffset IssuedAt,
    string By,
    string Check,
    DocumentFile Pdf,
    DocumentFile Slip,
    DocumentStatus Status,
    DateTimeOffset? ServedAt,
    IReadOnlyList<DocumentService> Services,
    WithdrawalBody? Withdrawn,
    int Version,
    LedgerPosition LedgerPosition)
{
    internal static DocumentBody From(DocumentView view) => new(
        view.Brief.Id,
        view.Brief.Kind,
        view.Brief.Title,
        view.Brief.Number,
        view.Brief.Office,
        view.Brief.County,
        PartyOf(view.Brief),
        view.Brief.Case,
        view.Issued.Fields,
        view.Issued.Template,
        view.Brief.IssuedAt,
        view.Issued.By,
        view.Issued.Check,
        view.Issued.Pdf,
        view.Issued.Slip,
        view.Status,
        view.ServedAt,
        view.Services,
        view.Withdrawn is { } withdrawn ? new(withdrawn.At, withdrawn.By, withdrawn.Reason) : null,
        view.Version,
        view.LedgerPosition);

    /// <summary>The party, which may be no entry of a register: a person stands under a hash.</summary>
    internal static PartyBody PartyOf(DocumentBrief brief)
    {
        var slash = brief.Party.IndexOf('/', StringComparison.Ordinal);
        return new(brief.Party[..slash], brief.Party[(slash + 1)..]);
    }
}

/// <summary>When a document was withdrawn, by whom and why.</summary>
public sealed record WithdrawalBody(DateTimeOffset At, string By, string Reason);
