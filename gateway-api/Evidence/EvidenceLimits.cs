namespace Grid.Gateway.Evidence;

/// <summary>Settings of <c>Grid:Evidence</c> that the door reads.</summary>
public sealed record EvidenceLimits
{
    public const string Section = "Grid:Evidence";

    /// <summary>Bytes of one photograph or recording at most.</summary>
    public long MaxBytes { get; init; } = 20 * 1024 * 1024;
}
