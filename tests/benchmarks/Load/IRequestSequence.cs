namespace Grid.Benchmarks.Load;

/// <summary>What one connection says: a request, and after its answer the next.</summary>
internal interface IRequestSequence
{
    /// <summary>Writes the whole next request, head and body.</summary>
    /// <returns>Its length.</returns>
    int Write(Span<byte> request);

    /// <summary>Hears the body of a successful answer.</summary>
    void Hear(ReadOnlySpan<byte> body);
}
