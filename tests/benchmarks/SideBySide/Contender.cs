using Grid.Benchmarks.Load;
using Grid.Tests.Processes;
using Npgsql;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// One of those measured: a service of its own on a database of its own, under load while it is its turn.
/// </summary>
internal sealed class Contender(string name, ServerProcess server, string database) : IAsyncDisposable
{
    /// <summary>A server closes a connection on which nothing came for two minutes.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private ILoad? load;
    private Func<Task<ILoad>> connect = static () =>
        throw new InvalidOperationException("Nobody speaks to it yet.");
    private long spoken;

    public string Name => name;

    public ServerProcess Server => server;

    /// <summary>Empty for the embedded store.</summary>
    public string Database => database;

    /// <summary>All requests that were sent to it and answered.</summary>
    public long Sent { get; private set; }

    public List<Stretch> Windows { get; } = [];

    /// <summary>What the windows cost the processors.</summary>
    public List<Cpu> Costs { get; } = [];

    public double PerSecond => Median.Of(Windows.Select(static window => window.PerSecond));

    /// <summary>Who speaks to it from now on, over how many connections.</summary>
    public Task Connect(int connections, Func<IRequestSequence> talk) =>
        Connect(async () => await LoadClient.Connect(server.Address, connections, _ => talk()));

    public async Task Connect(Func<Task<ILoad>> load)
    {
        connect = load;
        await Reconnect();
    }

    /// <summary>Load for a time that is not counted.</summary>
    /// <param name="time">How long.</param>
    /// <param name="apart">From one request of a connection to its next, at least.</param>
    public async Task<Stretch> Warm(TimeSpan time, TimeSpan apart = default)
    {
        if (TimeProvider.System.GetElapsedTime(spoken) > Idle)
        {
            await Reconnect();
        }

        try
        {
            var stretch = await load!.Run(time, apart);
            spoken = TimeProvider.System.GetTimestamp();
            Sent += stretch.Total;
            return stretch;
        }
        catch (LoadException failed)
        {
            throw new LoadException($"{name}: {failed.Message}\n{server.Log}");
        }
    }

    /// <param name="settled">
    /// Waits until what the window left to do is done, so that the costs hold it too.
    /// </param>
    public async Task<Stretch> Measure(TimeSpan time, TimeSpan apart = default, Func<Task>? settled = null)
    {
        var before = await Spent();
        var window = await Warm(time, apart);
        await (settled?.Invoke() ?? Task.CompletedTask);
        Costs.Add(await Spent() - before);
        Windows.Add(window);
        return window;
    }

    /// <summary>Drops the windows and costs measured so far.</summary>
    public void Forget()
    {
        Windows.Clear();
        Costs.Clear();
    }

    /// <summary>Microseconds of processor time for each answer, by who spent them.</summary>
    public (double Service, double Store, double Load) PerAnswer()
    {
        return (Each(static cost => cost.Service), Each(static cost => cost.Store), Each(static cost => cost.Load));

        double Each(Func<Cpu, TimeSpan> part) =>
            Costs.Sum(cost => part(cost).TotalMicroseconds) / Math.Max(1, Windows.Sum(static window => window.Total));
    }

    private async Task<Cpu> Spent() =>
        Cpu.Of(server.Id ?? 0, database.Length > 0 ? await Ask<int>("select pg_backend_pid()") : 0);

    public async Task<T> Ask<T>(string query)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection) { CommandTimeout = 120 };
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Disconnect();
        await server.DisposeAsync();
    }

    private async Task Reconnect()
    {
        await Disconnect();
        load = await connect();
        spoken = TimeProvider.System.GetTimestamp();
    }

    private ValueTask Disconnect() => load?.DisposeAsync() ?? default;
}
