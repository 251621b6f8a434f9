namespace Grid.Gateway.Cases;

/// <summary>How much of the door's memory and time one request with many reports may use.</summary>
internal sealed record BulkLimits
{
    /// <summary>Reports in one request.</summary>
    public int Lines { get; init; } = 10_000;

    /// <summary>Bytes of one report: as many as of one that is sent alone.</summary>
    public int LineBytes { get; init; } = 64 * 1024;

    /// <summary>Reports that are decided together, and answered once all of them are durable.</summary>
    public int Page { get; init; } = 64;

    /// <summary>
    /// Bytes of the request that are received before their turn. Many callers read no answer before they have sent
    /// everything; ten thousand reports of the usual length are fewer.
    /// </summary>
    public int AheadBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes of the answer that wait for a caller who does not read it; then no more is decided.</summary>
    public int WaitingBytes { get; init; } = 1024 * 1024;
}
