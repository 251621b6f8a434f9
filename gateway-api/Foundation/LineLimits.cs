namespace Grid.Gateway.Foundation;

/// <summary>How long the door waits where a request or its answer has a line for each record.</summary>
internal sealed record LineLimits
{
    /// <summary>How long it waits for a caller who neither reads nor, as far as it is read, sends.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
