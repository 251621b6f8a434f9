using Npgsql;

namespace Grid.Chaos.Faults;

/// <summary>PostgreSQL has no connection left: ours hold them all, and those that were there are ended.</summary>
internal sealed class DatabaseFull : Fault
{
    private const int AtOnce = 24;

    public override string Kind => "out of connections";

    public override async Task<bool> Strike(Scene scene)
    {
        var ours = new NpgsqlConnectionStringBuilder(scene.Region.Database)
        {
            Pooling = false,
            ApplicationName = "chaos",
            Timeout = 5,
        }.ConnectionString;
        var held = new List<NpgsqlConnection>();
        try
        {
            await Fill(ours, held);
            await using (
                var end = new NpgsqlCommand(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name <> 'chaos' "
                    + "and pid <> pg_backend_pid() and backend_type = 'client backend'",
                    held[0]))
            {
                var ended = await end.ExecuteScalarAsync();
                await Fill(ours, held);
                scene.Say(
                    $"{held.Count} connections to PostgreSQL are held by others, {ended} of the city's were ended");
            }

            await Scene.Wait(scene.Between(2, 5));
            return true;
        }
        finally
        {
            await Task.WhenAll(held.Select(static connection => connection.DisposeAsync().AsTask()));
        }
    }

    /// <summary>Opens connections until PostgreSQL refuses one.</summary>
    private static async Task Fill(string connectionString, List<NpgsqlConnection> held)
    {
        for (var full = false; !full;)
        {
            var opened = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Open(connectionString)));
            held.AddRange(opened.OfType<NpgsqlConnection>());
            full = opened.Contains(null);
        }
    }

    private static async Task<NpgsqlConnection?> Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch (NpgsqlException)
        {
            await connection.DisposeAsync();
            return null;
        }
    }
}
