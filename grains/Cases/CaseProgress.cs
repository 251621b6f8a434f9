namespace Grid.Cases;

/// <summary>How far the work on a case has come, beside its stage.</summary>
internal sealed record CaseProgress
{
    public static CaseProgress None { get; } = new();

    public DateTimeOffset? HandledAt { get; init; }

    /// <summary>Null until handled.</summary>
    public bool? HandledLate { get; init; }

    /// <summary>返工: how often a check sent it back.</summary>
    public int Reworked { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When its loop ended: fed back, or refused, voided, transferred. Null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The same, to be handled again.</summary>
    public CaseProgress Unhandled() => this with { HandledAt = null, HandledLate = null };
}
