namespace Grid.Evidence;

/// <summary>Reads evidence out of the store of the city. Key: 0.</summary>
[Alias("grid.evidence"), GrainInterfaceType("grid.evidence")]
public interface IEvidenceGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// A piece of a part from an offset on, at most <see cref="EvidencePiece.Longest"/> bytes; null when there is no
    /// such part.
    /// </summary>
    [Alias("read")] Task<EvidencePiece?> Read(string hash, EvidencePart part, long offset);
}
