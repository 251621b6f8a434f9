using System.Diagnostics;
using Grid.Benchmarks.Load;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// One durable commit of a store, one after the other: a row as long as an event, stored to the disk.
/// </summary>
internal static class DurableCommit
{
    private const string Table = "create table one_commit (id text primary key, payload text not null)";
    private static readonly string Payload = new('x', 1050);

    public static async Task<Latencies> OfPostgres(string database, TimeSpan time)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using (
            var create = new NpgsqlCommand(
                Table.Replace("create table", "create table if not exists", StringComparison.Ordinal), connection))
        {
            await create.ExecuteNonQueryAsync();
        }

        await using var insert = new NpgsqlCommand("insert into one_commit values ($1, $2)", connection);
        var id = new NpgsqlParameter<string>();
        insert.Parameters.Add(id);
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Payload });
        await insert.PrepareAsync();
        return await Repeat(time, async () =>
        {
            id.TypedValue = $"{Guid.NewGuid()}";
            await insert.ExecuteNonQueryAsync();
        });
    }

    public static async Task<Latencies> OfSqlite(string folder, TimeSpan time)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, "one_commit.db")};Pooling=False");
        await connection.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText =
            "pragma journal_mode = wal; pragma synchronous = full; "
            + Table.Replace("create table", "create table if not exists", StringComparison.Ordinal);
        await create.ExecuteNonQueryAsync();
        await using var insert = connection.CreateCommand();
        insert.CommandText = "insert into one_commit values ($id, $payload)";
        var id = insert.Parameters.Add("$id", SqliteType.Text);
        insert.Parameters.AddWithValue("$payload", Payload);
        return await Repeat(time, async () =>
        {
            id.Value = $"{Guid.NewGuid()}";
            await insert.ExecuteNonQueryAsync();
        });
    }

    private static async Task<Latencies> Repeat(TimeSpan time, Func<Task> commit)
    {
        var latencies = new Latencies();
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < time)
        {
            var start = Stopwatch.GetTimestamp();
            await commit();
            latencies.Add(Stopwatch.GetElapsedTime(start));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        return latencies;
    }
}
