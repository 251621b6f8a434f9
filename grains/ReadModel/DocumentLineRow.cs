using Grid.Documents;

namespace Grid.ReadModel;

/// <summary>A document in the read model. Every event of a document says all that stands here.</summary>
internal sealed record DocumentLineRow(DocumentLine Line)
{
    public static DocumentLineRow Of(DocumentEvent happened) => new(happened switch
    {
        DocumentServed { Service: { CountsFrom: { } from } } => new(happened.Brief, DocumentStatus.Served, from),
        DocumentServed => new(happened.Brief, DocumentStatus.Sent, null),
        DocumentWithdrawn => new(happened.Brief, DocumentStatus.Withdrawn, null),
        _ => new DocumentLine(happened.Brief, DocumentStatus.Issued, null),
    });
}
