using Grid.Foundation;

namespace Grid.Documents;

/// <summary>文书: issues documents by the templates of the counties, and prints many at once. Stateless worker; key: 0.
/// </summary>
[Alias("grid.documents"), GrainInterfaceType("grid.documents")]
public interface IDocumentDeskGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Makes a document and gives it the next number of its book, in one decision. Refused as
    /// <c>document.kindUnknown</c>, <c>document.officeUnknown</c>, <c>document.partyUnknown</c>,
    /// <c>document.fieldMissing</c>, <c>document.fieldUnknown</c>, <c>document.glyphMissing</c>.
    /// </summary>
    [Alias("issue")] Task<Outcome<DocumentView>> Issue(IssueDocument command);

    /// <summary>One PDF of many documents, in the order named. Refused as <c>document.unknown</c>.</summary>
    [Alias("print"), ResponseTimeout("00:00:30")] Task<Outcome<byte[]>> Print(IReadOnlyList<string> ids);
}
