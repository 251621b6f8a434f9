using System.Text.Json.Serialization;

namespace Grid.Cases;

/// <summary>How far the work on a case has come, beside its stage.</summary>
internal sealed record CaseProgress
{
    public static CaseProgress None { get; } = new();

    /// <summary>
    /// When the case was dispatched first, since it is of its class and place; null before that, and in older records.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DispatchedAt { get; init; }

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

    /// <summary>When the reporter was answered; null while they were not, and again since a reopening.</summary>
    public DateTimeOffset? FedBackAt { get; init; }

    /// <summary>
    /// Whether a review found that the department is not to blame for the lateness: it stays a fact and leaves the
    /// figures.
    /// </summary>
    public bool LateExcused { get; init; }

    /// <summary>The lateness as figures count it: null also where it was excused.</summary>
    [JsonIgnore] public bool? CountedLate => LateExcused ? null : HandledLate;

    /// <summary>The same progress for a case that is to be handled again.</summary>
    public CaseProgress Unhandled() => this with { HandledAt = null, HandledLate = null, LateExcused = false };
}
