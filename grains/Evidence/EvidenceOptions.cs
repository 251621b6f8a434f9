namespace Grid.Evidence;

/// <summary>Settings of <c>Grid:Evidence</c>.</summary>
internal sealed record EvidenceOptions
{
    /// <summary>Pixels of a picture at most: a small file can announce a picture that no memory holds.</summary>
    public long MaxPixels { get; init; } = 64_000_000;
}
