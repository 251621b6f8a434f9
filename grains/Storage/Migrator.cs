using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Storage;

/// <summary>
/// Brings tables up to this version: forward only, each script once. Several processes may call it at once: the first
/// does the work while the others wait.
/// </summary>
/// <param name="room">
/// The scripts lie in <c>Migrations/postgres</c> and <c>Migrations/sqlite</c> beside this type.
/// </param>
/// <param name="journal">The table that remembers which scripts have run.</param>
/// <param name="schema">
/// The schema of PostgreSQL, made when it is missing; null for the connection's own schema.
/// </param>
/// <param name="only">The names of the scripts to run, without their ending; null for all.</param>
internal sealed class Migrator(Type room, string journal, string? schema = null, IReadOnlyList<string>? only = null)
{
    // Journals of earlier versions know some scripts by a name with underscores.
    private static readonly Comparer<string> SameScript = Comparer<string>.Create(
        static (one, other) => string.CompareOrdinal(one.Replace('_', '-'), other.Replace('_', '-')));

    public async Task Postgres(string connectionString, CancellationToken cancel)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        if (schema is not null)
        {
            unpooled.SearchPath = schema;
        }

        await using var turn = new NpgsqlConnection(unpooled.ConnectionString);
        await turn.OpenAsync(cancel);
        // The lock ends with its connection.
        await using var take = new NpgsqlCommand(
            $"select pg_advisory_lock(hashtext('{(schema is null ? journal : $"grid.{schema}")}'))", turn)
        {
            CommandTimeout = 0,
        };
        await take.ExecuteNonQueryAsync(cancel);
        if (schema is not null)
        {
            await using var create = new NpgsqlCommand($"create schema if not exists {schema}", turn);
            await create.ExecuteNonQueryAsync(cancel);
        }

        Run(
            DeployChanges.To.PostgresqlDatabase(unpooled.ConnectionString).JournalToPostgresqlTable(schema, journal),
            "postgres");
    }

    public async Task Sqlite(string file, CancellationToken cancel)
    {
        PrivateFiles.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await using var turn = await FileLock.Acquire(file + ".lock", cancel);
        PrivateFiles.Make(file);
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Pooling = false,
        }.ConnectionString;
        await using (var connection = new SqliteConnection(connectionString))
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            // The file keeps this setting: readers and the writer do not wait for each other.
            command.CommandText = "pragma journal_mode = wal";
            await command.ExecuteNonQueryAsync(cancel);
        }

        Run(DeployChanges.To.SqliteDatabase(connectionString).JournalToSqliteTable(journal), "sqlite");
    }

    private void Run(UpgradeEngineBuilder builder, string folder)
    {
        var prefix = $"{room.Namespace}.Migrations.{folder}.";
        var result = builder
            .WithScriptsEmbeddedInAssembly(
                room.Assembly,
                name =>
                    name.StartsWith(prefix, StringComparison.Ordinal)
                    && only?.Contains(name[prefix.Length..^".sql".Length]) != false)
            .WithScriptNameComparer(SameScript)
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
