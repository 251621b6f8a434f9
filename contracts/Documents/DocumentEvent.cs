using Grid.Foundation;

namespace Grid.Documents;

/// <summary>
/// Something that happened to a document (文书). The bytes lie in the store of evidence under their hash.
/// </summary>
[GenerateSerializer, Immutable, Alias("document")]
public abstract record DocumentEvent : GridEvent
{
    [Id(0)] public required DocumentBrief Brief { get; init; }
}

/// <summary>
/// 制作: the document was made and took the next number of its book. The source is the book, and the number is the
/// event's place in it, so that no number is left out or given twice.
/// </summary>
/// <param name="Running">The running number of the year, from 1.</param>
/// <param name="Template">The first day of the version of the template.</param>
/// <param name="Fields">What was filled in; no personal data.</param>
/// <param name="Check">The code in the QR code: the first 16 digits of the SHA-256 of the words.</param>
/// <param name="Pdf">The document on its paper.</param>
/// <param name="Slip">The picture for the 58 mm printer.</param>
[GenerateSerializer, Immutable, Alias("document.issued")]
public sealed record DocumentIssued(
    [property: Id(0)] int Running,
    [property: Id(1)] DateOnly Template,
    [property: Id(2)] IReadOnlyDictionary<string, string> Fields,
    [property: Id(3)] string Check,
    [property: Id(4)] DocumentFile Pdf,
    [property: Id(5)] DocumentFile Slip) : DocumentEvent;

/// <summary>送达: the document was served, or sent by post.</summary>
[GenerateSerializer, Immutable, Alias("document.served")]
public sealed record DocumentServed([property: Id(0)] DocumentService Service) : DocumentEvent;

/// <summary>撤回: the office withdrew the document.</summary>
[GenerateSerializer, Immutable, Alias("document.withdrawn")]
public sealed record DocumentWithdrawn([property: Id(0)] string Reason) : DocumentEvent;
