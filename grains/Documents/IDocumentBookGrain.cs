using Grid.Foundation;

namespace Grid.Documents;

/// <summary>文号簿: gives the documents of an office, kind and year their numbers. Key: <c>NH-ZF.order.2026</c>.
/// </summary>
[Alias("grid.documentBook"), GrainInterfaceType("grid.documentBook")]
internal interface IDocumentBookGrain : IGrainWithStringKey
{
    /// <summary>Makes the next document of the book.</summary>
    /// <param name="at">When it is issued, in the book's year.</param>
    /// <returns>The id of the document.</returns>
    [Alias("issue")] Task<Outcome<string>> Issue(IssueDocument command, DateTimeOffset at);
}
