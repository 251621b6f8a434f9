namespace Grid.Gateway.Import;

/// <summary>How much of the door's memory and time one import may use.</summary>
internal sealed record ImportLimits
{
    /// <summary>
    /// Bytes of an answer that wait for a caller who does not read it. Many clients read nothing before they have sent
    /// everything, so this holds the answer to a few hundred thousand records; beyond it the import reads no further.
    /// </summary>
    public int WaitingBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes of the body of a register. It is read twice, so it lies in a file for temporary use.</summary>
    public long BodyBytes { get; init; } = 1024 * 1024 * 1024;

    /// <summary>Different things in one import of a register: of each it is remembered which row counts.</summary>
    public int Things { get; init; } = 1_000_000;

    /// <summary>Rows of a table of the rulebook, which is entered whole.</summary>
    public int TableRows { get; init; } = 20_000;

    /// <summary>Bytes of a table of the rulebook.</summary>
    public int TableBytes { get; init; } = 8 * 1024 * 1024;
}
