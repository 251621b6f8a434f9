using Grid.Benchmarks.Load;
using Grid.Tests.Processes;
using Npgsql;

namespace Grid.Benchmarks.SideBySide;

/// <summary>One of those measured: a service of its own on a database of its own, under load while it is its turn.</summary>
internal sealed class Contender(string name, ServerProcess server, string database) : IAsyncDisposable
{
    private LoadClient? load;

    public string Name => name;

    public ServerProcess Server => server;

    public string Database => database;

    /// <summary>What was sent to it and answered, all told.</summary>
    public long Sent { get; private set; }

    public List<Stretch> Windows { get; } = [];

    public double PerSecond => Median.Of(Windows.Select(static window => window.PerSecond));

    public async Task Connect(int connections, Func<ITalk> talk) =>
        load = await LoadClient.Connect(server.Address, connections, _ => talk());

    /// <summary>Load for a time that is not counted.</summary>
    public async Task<Stretch> Warm(TimeSpan time)
    {
        try
        {
            var stretch = await load!.Run(time);
            Sent += stretch.Total;
            return stretch;
        }
        catch (LoadException failed)
        {
            throw new LoadException($"{name}: {failed.Message}\n{server.Log}");
        }
    }

    public async Task<Stretch> Measure(TimeSpan time)
    {
        var window = await Warm(time);
        Windows.Add(window);
        return window;
    }

    public async Task<T> Ask<T>(string query)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection) { CommandTimeout = 120 };
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (load is not null)
        {
            await load.DisposeAsync();
        }

        await server.DisposeAsync();
    }
}
