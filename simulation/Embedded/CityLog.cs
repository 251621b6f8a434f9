namespace Grid.Simulation.Embedded;

/// <summary>The output of the embedded city: all lines in a file, the last lines in memory.</summary>
internal sealed class CityLog(string path) : IDisposable
{
    private const int Kept = 40;

    private readonly Lock gate = new();
    private readonly Queue<string> tail = new();
    private readonly StreamWriter file = new(path) { AutoFlush = true };
    private bool closed;

    /// <summary>The line it printed last, without the time and the name before it.</summary>
    public string Last { get; private set; } = "";

    public void Write(string? line)
    {
        lock (gate)
        {
            if (line is null || closed)
            {
                return;
            }

            file.WriteLine(line);
            tail.Enqueue(line);
            Last = line.Length == 0 ? Last : line[(line.IndexOf(']', StringComparison.Ordinal) + 1)..].Trim();
            if (tail.Count > Kept)
            {
                tail.Dequeue();
            }
        }
    }

    public string Tail()
    {
        lock (gate)
        {
            return string.Join('\n', tail.Select(static line => $"  {line}"));
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            file.Dispose();
        }
    }
}
