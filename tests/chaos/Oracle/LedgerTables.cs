using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Chaos.Oracle;

/// <summary>Reads the ledger's tables with plain SQL, on either store, at one moment.</summary>
internal static class LedgerTables
{
    public static async Task<Book> Postgres(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        return await Read(
            connection,
            "select partition, position, source, version, type, (extract(epoch from at) * 1000000)::bigint, by, "
            + "parties, payload, hash from ledger order by partition, position",
            static row => row.GetFieldValue<string[]>(7));
    }

    public static async Task<Book> Sqlite(string file)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString);
        await connection.OpenAsync();
        await using var moment = await connection.BeginTransactionAsync();
        return await Read(
            connection,
            """select partition, position, source, version, type, at, "by", parties, payload, hash from ledger order by partition, position""",
            static row => JsonSerializer.Deserialize<string[]>(row.GetString(7))!);
    }

    private static async Task<Book> Read(DbConnection connection, string text, Func<DbDataReader, string[]> parties)
    {
        var heads = new List<Head>();
        await foreach (
            var row in Rows(connection, "select partition, position, hash from ledger_head order by partition"))
        {
            heads.Add(new(row.GetInt32(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)));
        }

        var entries = new List<Entry>();
        await foreach (var row in Rows(connection, text))
        {
            entries.Add(new(
                row.GetInt32(0),
                row.GetInt64(1),
                row.GetString(2),
                row.GetInt32(3),
                row.GetString(4),
                row.GetInt64(5),
                row.GetString(6),
                parties(row),
                row.GetString(8),
                row.GetFieldValue<byte[]>(9)));
        }

        return new(entries, heads);
    }

    private static async IAsyncEnumerable<DbDataReader> Rows(DbConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            yield return reader;
        }
    }
}
