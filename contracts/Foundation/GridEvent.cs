namespace Grid.Foundation;

/// <summary>
/// Something that happened, as the ledger keeps it. The name of a concrete event in the ledger is its <c>[Alias]</c>;
/// its members are kept as JSON by name, so that an auditor reads the record without Grid.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.event")]
public abstract record GridEvent
{
    /// <summary>When the event happened, on the city's clock.</summary>
    [Id(0)] public DateTimeOffset At { get; init; }

    /// <summary>The actor: an officer, a desk or a system; never a citizen's name.</summary>
    [Id(1)] public string By { get; init; } = "";

    /// <summary>
    /// The id of the command that caused the event, when the caller named one. A retry with the same id is answered,
    /// not repeated.
    /// </summary>
    [Id(2)] public string? Command { get; init; }

    /// <summary>
    /// Fingerprint of what the caller sent, which distinguishes a retry from another request; null in older records and
    /// where the event had no caller.
    /// </summary>
    [Id(3)] public string? Content { get; init; }
}
