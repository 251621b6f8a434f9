namespace Grid.Simulation.Embedded;

/// <summary>What the embedded city prints: all of it in a file, its end at hand.</summary>
internal sealed class CityLog(string path) : IDisposable
{
    private const int Kept = 40;

    private readonly Lock _gate = new();
    private readonly Queue<string> _tail = new();
    private readonly StreamWriter _file = new(path) { AutoFlush = true };
    private bool _closed;

    /// <summary>What it printed last, without the time and the name before it.</summary>
    public string Last { get; private set; } = "";

    public void Write(string? line)
    {
        lock (_gate)
        {
            if (line is null || _closed)
            {
                return;
            }

            _file.WriteLine(line);
            _tail.Enqueue(line);
            Last = line.Length == 0 ? Last : line[(line.IndexOf(']', StringComparison.Ordinal) + 1)..].Trim();
            if (_tail.Count > Kept)
            {
                _tail.Dequeue();
            }
        }
    }

    public string Tail()
    {
        lock (_gate)
        {
            return string.Join('\n', _tail.Select(static line => $"  {line}"));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _file.Dispose();
        }
    }
}
