namespace Grid.Documents;

/// <summary>A rendered document in the store of evidence.</summary>
/// <param name="Hash"><c>sha256:</c> and 64 digits.</param>
/// <param name="Size">Bytes.</param>
[GenerateSerializer, Immutable, Alias("grid.document.file")]
public sealed record DocumentFile([property: Id(0)] string Hash, [property: Id(1)] int Size);

/// <summary>The forms in which a document is read. Numbers are sent: new ones go at the end.</summary>
public enum DocumentFormat
{
    /// <summary>On its paper.</summary>
    Pdf = 0,

    /// <summary>The strip of the 58 mm printer as a picture, 384 dots wide.</summary>
    Picture = 1,

    /// <summary>The same picture as commands of the printer (ESC/POS).</summary>
    Commands = 2,
}
