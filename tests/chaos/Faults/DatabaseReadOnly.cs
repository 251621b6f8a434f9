using Npgsql;

namespace Grid.Chaos.Faults;

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
