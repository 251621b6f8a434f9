namespace Grid.Foundation;

/// <summary>What a rule decided: events to record, nothing to do, or a refusal.</summary>
internal readonly record struct Decision<TEvent>(IReadOnlyList<TEvent> Events, Refusal? Refusal = null)
{
    /// <summary>Nothing to do: the command is a retry, and is answered and not repeated.</summary>
    public static Decision<TEvent> Nothing { get; } = new([]);

    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened]);

    public static implicit operator Decision<TEvent>(TEvent[] happened) => new(happened);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);
}
