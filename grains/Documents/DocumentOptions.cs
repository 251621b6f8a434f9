namespace Grid.Documents;

/// <summary>Settings of <c>Grid:Documents</c>.</summary>
internal sealed record DocumentOptions
{
    public const string Section = "Grid:Documents";

    /// <summary>The address at which a reader verifies a document; the QR code begins with it.</summary>
    public string VerifyAddress { get; init; } = "http://localhost:5311/v1/documents/verify";
}
