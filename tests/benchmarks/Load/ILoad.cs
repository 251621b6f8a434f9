namespace Grid.Benchmarks.Load;

/// <summary>A load that a service is put under while it is its turn.</summary>
internal interface ILoad : IAsyncDisposable
{
    /// <summary>Load for so long.</summary>
    /// <param name="apart">Time between the requests of a connection; none for as fast as it is answered.</param>
    Task<Stretch> Run(TimeSpan time, TimeSpan apart = default);
}
