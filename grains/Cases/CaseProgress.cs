namespace Grid.Cases;

/// <summary>How far the work on a case has come, beside its stage.</summary>
internal sealed record CaseProgress
{
    public static CaseProgress None { get; } = new();

    public DateTimeOffset? HandledAt { get; init; }

    /// <summary>Whether the case was handled after its due time; null until it is handled.</summary>
    public bool? HandledLate { get; init; }

    /// <summary>返工: how often a failed check sent the case back.</summary>
    public int Reworked { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>
    /// When the loop of the case ended: fed back, refused, voided or transferred. Null while it goes on.
    /// </summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The same progress for a case that is to be handled again.</summary>
    public CaseProgress Unhandled() => this with { HandledAt = null, HandledLate = null };
}
