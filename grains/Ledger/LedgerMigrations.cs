using DbUp;
using DbUp.Builder;
using Grid.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Ledger;

/// <summary>
/// Brings the ledger's tables up to this version: forward only, each script once. May be called by several processes at once;
/// the first does the work while the others wait.
/// </summary>
internal static class LedgerMigrations
{
    private const string Journal = "ledger_migrations";

    public static Task Apply(StoreOptions store, CancellationToken cancel = default) => store switch
    {
        StoreOptions.Embedded embedded => Apply(embedded, cancel),
        StoreOptions.Postgres postgres => Apply(postgres, cancel),
        _ => throw new NotSupportedException($"No ledger in {store}."),
    };

    private static async Task Apply(StoreOptions.Embedded store, CancellationToken cancel)
    {
        Directory.CreateDirectory(store.Directory);
        await using var turn = await FileLock.Take(SqliteLedgerFile.PathIn(store.Directory) + ".lock", cancel);
        var connectionString = SqliteLedgerFile.ConnectionString(store.Directory, SqliteOpenMode.ReadWriteCreate, pooling: false);
        await using (var connection = new SqliteConnection(connectionString))
        {
            await connection.OpenAsync(cancel);
            connection.Execute("pragma journal_mode = wal"); // kept in the file; readers and the writer do not wait for each other
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

        Run(DeployChanges.To.PostgresqlDatabase(unpooled).JournalToPostgresqlTable(null, Journal), "postgres");
    }

    private static void Run(UpgradeEngineBuilder builder, string folder)
    {
        var prefix = $"{typeof(LedgerMigrations).Namespace}.Migrations.{folder}.";
        var result = builder
            .WithScriptsEmbeddedInAssembly(typeof(LedgerMigrations).Assembly, name => name.StartsWith(prefix, StringComparison.Ordinal))
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
