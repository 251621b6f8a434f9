using System.Data.Common;
using Grid.Ledger;
using Npgsql;

namespace Grid.ReadModel;

/// <summary>The read model in PostgreSQL, in a schema of its own.</summary>
internal sealed class PostgresReadModel : ReadModelStore
{
    private const string Schema = "readmodel";


    private readonly string connectionString;
    private readonly NpgsqlDataSource source;

    public PostgresReadModel(string connectionString, LedgerOptions shape) : base(shape)
    {
        this.connectionString = connectionString;
        var own = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "Grid read model",
            SearchPath = Schema,
            MaxPoolSize = 16,
            MaxAutoPrepare = 20,
        };
        own.Options += " -c synchronous_commit=off"; // a crash of the server may take the latest rows with their position: they are read again
        source = NpgsqlDataSource.Create(own);
    }

    public override string Like => "ilike";

    public override Task Migrate(CancellationToken cancel = default) => ReadModelMigrations.Postgres(connectionString, Schema, cancel);

    public override async Task<T> Ask<T>(Func<DbConnection, Task<T>> question)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await question(connection);
    }

    public override async Task<bool> Write(int partition, long from, long to, Changes changes)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Command("insert into read_to (partition, position) select $1, 0 where $2 = 0 on conflict do nothing", partition, from));
        var moved = Command("update read_to set position = $3 where partition = $1 and position = $2", partition, from, to);
        batch.BatchCommands.Add(moved);
        Upsert(batch, Tables.Cases, changes.Cases);
        Upsert(batch, Tables.Obligations, changes.Obligations);
        Upsert(batch, Tables.Figures, changes.Figures);
        Upsert(batch, Tables.Registers, changes.Registers);
        Upsert(batch, Tables.RegisterNames, changes.Namings);
        await batch.ExecuteNonQueryAsync();
        if (moved.RecordsAffected == 0)
        {
            return false; // disposing rolls back
        }

        await transaction.CommitAsync();
        return true;
    }

    public override async Task Clear()
    {
        await using var command = source.CreateCommand($"truncate {string.Join(", ", Tables.Names)}");
        await command.ExecuteNonQueryAsync();
    }

    public override string Among(string column, string parameter) => $"{column} = any({parameter})";

    public override object List(IEnumerable<string> values) => Texts.Storable([.. values]);

    public override object List(IEnumerable<Guid> values) => values.ToArray();

    public override object Id(Guid id) => id;

    public override object Time(DateTimeOffset time) => Times.Stored(time);

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    private static void Upsert<TRow>(NpgsqlBatch batch, Table<TRow> table, IReadOnlyList<TRow> rows)
    {
        if (rows.Count > 0)
        {
            var columns = Enumerable.Range(1, table.Columns.Count).Select(static column => $"${column}");
            batch.BatchCommands.Add(Command(
                table.Upsert($"select * from unnest({string.Join(", ", columns)})"),
                [.. table.Columns.Select(column => column.Values(rows) is string?[] texts ? Texts.Storable(texts) : column.Values(rows))]));
        }
    }

    private static NpgsqlBatchCommand Command(string text, params object[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
