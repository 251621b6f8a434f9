namespace Grid.Documents;

/// <summary>The words of a document, as they are set on paper.</summary>
/// <param name="Office">The name of the issuing office.</param>
/// <param name="Number">文号, such as <c>综执改〔2026〕第12号</c>.</param>
/// <param name="Paragraphs">The text without placeholders, a paragraph an entry.</param>
/// <param name="Date">The day of issue in Chinese.</param>
/// <param name="Verify">The address by which a reader verifies the document; the QR code holds it.</param>
internal sealed record DocumentSheet(
    string Office, string Title, string Number, IReadOnlyList<string> Paragraphs, string Date, string Verify)
{
    /// <summary>All texts that are drawn.</summary>
    public IEnumerable<string> Texts =>
        [Office, Title, Number, .. Paragraphs, Date, Verify, DocumentLayout.VerifyWords];
}
