using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Storage;

/// <summary>
/// Brings the tables of grain state, reminders and silos up to this version: forward only, each script once. May be called by
/// several processes at once; the first does the work while the others wait.
/// </summary>
internal static class StoreMigrations
{
    private const string Journal = "grid_storage_migrations";

    public static async Task Apply(StoreOptions store, CancellationToken cancel = default)
    {
        switch (store)
        {
            case StoreOptions.Embedded embedded:
                await Apply(embedded, cancel);
                break;
            case StoreOptions.Postgres postgres:
                await Apply(postgres, cancel);
                break;
        }
    }

    private static async Task Apply(StoreOptions.Embedded store, CancellationToken cancel)
    {
        Directory.CreateDirectory(store.Directory);
        await using var turn = await FileLock.Take(store.GrainsFile + ".lock", cancel);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = store.GrainsFile, Pooling = false }.ConnectionString;
        await using (var connection = new SqliteConnection(connectionString))
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL"; // kept in the file; readers and the writer do not wait for each other
            await command.ExecuteNonQueryAsync(cancel);
        }

        Run(DeployChanges.To.SqliteDatabase(connectionString).JournalToSqliteTable(Journal), "sqlite");
    }

    private static async Task Apply(StoreOptions.Postgres store, CancellationToken cancel)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(store.ConnectionString) { Pooling = false }.ConnectionString;
        await using var turn = new NpgsqlConnection(unpooled);
        await turn.OpenAsync(cancel);
        await using var take = new NpgsqlCommand($"select pg_advisory_lock(hashtext('{Journal}'))", turn) { CommandTimeout = 0 }; // let go with its connection
        await take.ExecuteNonQueryAsync(cancel);

        Run(DeployChanges.To.PostgresqlDatabase(unpooled).JournalToPostgresqlTable("public", Journal), "postgres");
    }

    private static void Run(UpgradeEngineBuilder builder, string folder)
    {
        var prefix = $"{typeof(StoreMigrations).Namespace}.Migrations.{folder}.";
        var result = builder
            .WithScriptsEmbeddedInAssembly(typeof(StoreMigrations).Assembly, name => name.StartsWith(prefix, StringComparison.Ordinal))
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
