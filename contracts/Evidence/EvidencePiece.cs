namespace Grid.Evidence;

/// <summary>Some of the bytes of a part, from an offset on.</summary>
/// <param name="Length">Bytes of the whole part.</param>
/// <param name="MediaType">The type of the part.</param>
[GenerateSerializer, Immutable, Alias("grid.evidence.piece")]
public sealed record EvidencePiece(
    [property: Id(0)] byte[] Bytes,
    [property: Id(1)] long Length,
    [property: Id(2)] string MediaType)
{
    /// <summary>Bytes of a piece at most, so that a file passes through in flat memory.</summary>
    public const int Longest = 64 * 1024;
}
