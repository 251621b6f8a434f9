namespace Grid.Silo;

/// <summary>Progress told in order, on the thread that makes it.</summary>
internal sealed class Told<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
