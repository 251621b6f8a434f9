namespace Grid.Penalties;

/// <summary>
/// What happened before a fine, on the ladder of the duty holder for this behaviour. What did not happen is null.
/// </summary>
/// <param name="OrderedAt">责令改正: when the order to correct was served.</param>
/// <param name="Limit">Until when it was to be corrected.</param>
/// <param name="RefusedAt">拒不改正: when the order was refused.</param>
/// <param name="RecheckedAt">复查: when it was looked at again.</param>
/// <param name="StillThere">Whether the act was still there at that time.</param>
/// <param name="WithOrder">Whether the decision itself orders to correct.</param>
internal sealed record StepsBefore(
    DateTimeOffset? OrderedAt = null,
    DateTimeOffset? Limit = null,
    DateTimeOffset? RefusedAt = null,
    DateTimeOffset? RecheckedAt = null,
    bool StillThere = false,
    bool WithOrder = false)
{
    public static StepsBefore None { get; } = new();

    /// <summary>Whether somebody looked again, and it was no longer there.</summary>
    public bool IsCorrected => RecheckedAt is not null && !StillThere;
}
