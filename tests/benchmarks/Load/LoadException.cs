namespace Grid.Benchmarks.Load;

/// <summary>Something was answered that is no success: nothing that was measured counts.</summary>
internal sealed class LoadException(string message) : Exception(message);
