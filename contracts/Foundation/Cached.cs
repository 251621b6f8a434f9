namespace Grid.Foundation;

/// <summary>
/// What readers derived from a value and keep with it. It is not part of the value: it is neither compared nor sent nor
/// stored.
/// </summary>
internal struct Cached<T> : IEquatable<Cached<T>>
    where T : class
{
    public T? Value { get; set; }

    public readonly bool Equals(Cached<T> other) => true;

    public override readonly bool Equals(object? obj) => obj is Cached<T>;

    public override readonly int GetHashCode() => 0;
}
