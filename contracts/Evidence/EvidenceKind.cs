namespace Grid.Evidence;

/// <summary>What a piece of evidence shows (2.6). Numbers are stored and sent: new ones go at the end.</summary>
public enum EvidenceKind
{
    Other = 0,

    /// <summary>近景</summary>
    Near = 1,

    /// <summary>远景</summary>
    Far = 2,

    /// <summary>处置前</summary>
    Before = 3,

    /// <summary>处置后</summary>
    After = 4,

    /// <summary>录音</summary>
    Voice = 5,
}
