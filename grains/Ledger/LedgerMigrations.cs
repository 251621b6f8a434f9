using System.Reflection;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Ledger;

/// <summary>
/// Brings a ledger's tables to this version: forward only, from the scripts under <c>Migrations</c>, once each.
/// Safe to run from several processes at the same time: they take turns.
/// </summary>
internal static class LedgerMigrations
{
    private const string Journal = "ledger_migrations";

    // Any number will do that no other lock of the database has.
    private const long Turn = 0x6772_6964_6C65_6467;

    public static Task Apply(LedgerDatabase database, CancellationToken cancel = default) => database switch
    {
        LedgerDatabase.Postgres postgres => Apply(postgres, cancel),
        LedgerDatabase.Sqlite sqlite => Apply(sqlite, cancel),
        _ => throw new NotSupportedException($"No migrations for {database}."),
    };

    private static async Task Apply(LedgerDatabase.Postgres database, CancellationToken cancel)
    {
        // A turn is held by a connection, and given back when it closes, however that comes about.
        await using var turn = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await turn.OpenAsync(cancel);
        await using var take = new NpgsqlCommand("select pg_advisory_lock($1)", turn) { Parameters = { new() { Value = Turn } }, CommandTimeout = 0 };
        await take.ExecuteNonQueryAsync(cancel);
        Upgrade(DeployChanges.To.PostgresqlDatabase(database.ConnectionString).JournalToPostgresqlTable(null, Journal), "postgres");
    }

    private static async Task Apply(LedgerDatabase.Sqlite database, CancellationToken cancel)
    {
        Directory.CreateDirectory(database.Directory);
        await using var turn = await FileTurn(Path.Combine(database.Directory, "ledger.lock"), cancel);
        Upgrade(DeployChanges.To.SqliteDatabase(SqliteLedgerFile.ConnectionString(database.Directory, SqliteOpenMode.ReadWriteCreate, pooling: false)).JournalToSqliteTable(Journal), "sqlite");
    }

    private static void Upgrade(UpgradeEngineBuilder builder, string folder)
    {
        var result = builder
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.Contains($".Ledger.Migrations.{folder}.", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"The ledger's tables could not be brought to this version: {result.ErrorScript?.Name}", result.Error);
        }
    }

    /// <summary>A file nobody else may have open: SQLite's own lock lasts one transaction only.</summary>
    private static async Task<FileStream> FileTurn(string path, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 1500)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancel);
            }
        }
    }
}
