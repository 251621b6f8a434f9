namespace Grid.Foundation;

/// <summary>
/// The answer to a command: a value, or a refusal that says why not. A refusal is an ordinary answer;
/// exceptions mean broken machines and travel to the edge untouched.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.outcome`1")]
public readonly record struct Outcome<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal)
{
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
