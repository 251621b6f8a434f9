namespace Grid.Silo;

/// <summary>Reports progress in order, on the thread that makes it.</summary>
internal sealed class SynchronousProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
