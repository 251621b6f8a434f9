using Grid.Chaos.City;
using Npgsql;

namespace Grid.Chaos.Faults;

/// <summary>PostgreSQL is shut down and started again.</summary>
internal sealed class DatabaseRestart : Fault
{
    public override string Kind => "database restarted";

    public override async Task<bool> Strike(Scene scene)
    {
        scene.Say("PostgreSQL is restarted");
        await scene.Region.Postgres.End();
        await scene.Region.Postgres.StartAgain();
        return true;
    }
}

/// <summary>kill -9 of PostgreSQL's postmaster; it recovers from its log.</summary>
internal sealed class DatabaseKill : Fault
{
    public override string Kind => "database killed";

    public override async Task<bool> Strike(Scene scene)
    {
        var time = scene.Between(0, 4);
        scene.Say($"kill -9 PostgreSQL, away for {time.TotalSeconds:0.0} s");
        await scene.Region.Postgres.Kill();
        await Scene.Wait(time);
        await scene.Region.Postgres.StartAgain();
        return true;
    }
}

/// <summary>Everything on the way to PostgreSQL takes longer.</summary>
internal sealed class DatabaseSlow : Fault
{
    public override string Kind => "database slow";

    public override async Task<bool> Strike(Scene scene)
    {
        var delay = TimeSpan.FromMilliseconds(scene.Dice.Next(20, 400));
        scene.Say($"PostgreSQL answers {delay.TotalMilliseconds:0} ms later each way");
        foreach (var member in scene.Region.Members)
        {
            member.Wire.Delay = delay;
        }

        await Scene.Wait(scene.Between(3, 7));
        foreach (var member in scene.Region.Members)
        {
            member.Wire.Heal();
        }

        return true;
    }
}

/// <summary>One silo, or everyone, cannot reach PostgreSQL for a while.</summary>
internal sealed class DatabaseCut : Fault
{
    public override string Kind => "database cut off";

    public override async Task<bool> Strike(Scene scene)
    {
        IReadOnlyList<Wired> cut = scene.Dice.Next(2) == 0 ? [scene.AnySilo()] : [.. scene.Region.Members];
        var time = scene.Between(1, 9);
        scene.Say(
            $"{(cut.Count == 1 ? cut[0].Name : "everyone")} is cut off from PostgreSQL for {time.TotalSeconds:0.0} s");
        foreach (var member in cut)
        {
            member.Wire.Cut();
        }

        await Scene.Wait(time);
        foreach (var member in cut)
        {
            member.Wire.Heal();
        }

        return true;
    }
}

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

    /// <summary>Until no more is to be had.</summary>
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

/// <summary>PostgreSQL takes no writes for a while.</summary>
internal sealed class DatabaseReadOnly : Fault
{
    public override string Kind => "database read-only";

    public override async Task<bool> Strike(Scene scene)
    {
        var time = scene.Between(2, 6);
        scene.Say($"PostgreSQL is read-only for {time.TotalSeconds:0.0} s");
        await Tell(scene, "alter system set default_transaction_read_only = on");
        await Scene.Wait(time);
        await Tell(scene, "alter system reset default_transaction_read_only");
        return true;
    }

    private static async Task Tell(Scene scene, string what)
    {
        var ours = new NpgsqlConnectionStringBuilder(scene.Region.Database)
        {
            Pooling = false,
            Options = "-c default_transaction_read_only=off",
        }.ConnectionString;
        await using var connection = new NpgsqlConnection(ours);
        await connection.OpenAsync();
        foreach (var text in new[] { what, "select pg_reload_conf()" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = text;
            await command.ExecuteNonQueryAsync();
        }
    }
}
