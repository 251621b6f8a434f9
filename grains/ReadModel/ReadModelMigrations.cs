using DbUp;
using DbUp.Builder;
using Grid.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.ReadModel;

/// <summary>
/// Brings the read model's tables up to this version: forward only, each script once. Several processes may try at once; the
/// first does the work while the others wait.
/// </summary>
internal static class ReadModelMigrations
{
    private const string Journal = "migrations";

    public static async Task Postgres(string connectionString, string schema, CancellationToken cancel)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, SearchPath = schema }.ConnectionString;
        await using var turn = new NpgsqlConnection(unpooled);
        await turn.OpenAsync(cancel);
        await using var take = new NpgsqlCommand($"select pg_advisory_lock(hashtext('grid.{schema}'))", turn) { CommandTimeout = 0 }; // let go with its connection
        await take.ExecuteNonQueryAsync(cancel);
        await using var create = new NpgsqlCommand($"create schema if not exists {schema}", turn);
        await create.ExecuteNonQueryAsync(cancel);
        Run(DeployChanges.To.PostgresqlDatabase(unpooled).JournalToPostgresqlTable(schema, Journal), "postgres");
    }

    public static async Task Sqlite(string file, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await using var turn = await FileLock.Take(file + ".lock", cancel);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;
        await using (var connection = new SqliteConnection(connectionString))
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal"; // kept in the file: readers and the writer do not wait for each other
            await command.ExecuteNonQueryAsync(cancel);
        }

        Run(DeployChanges.To.SqliteDatabase(connectionString).JournalToSqliteTable(Journal), "sqlite");
    }

    private static void Run(UpgradeEngineBuilder builder, string folder)
    {
        var prefix = $"{typeof(ReadModelMigrations).Namespace}.Migrations.{folder}.";
        var result = builder
            .WithScriptsEmbeddedInAssembly(typeof(ReadModelMigrations).Assembly, name => name.StartsWith(prefix, StringComparison.Ordinal))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed.", result.Error);
        }
    }
}
