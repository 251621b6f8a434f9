using System.Data.Common;
using Grid.Ledger;
using Grid.Penalties;
using Grid.Standing;
using Grid.Storage;
using Npgsql;

namespace Grid.ReadModel;

/// <summary>The read model in PostgreSQL, in a schema of its own.</summary>
internal sealed class PostgresReadModel : ReadModelStore
{
    private const string Schema = PostgresParts.ReadModel;

    private readonly Statement<CaseRow> begun = Insert(CaseColumns.Table);
    private readonly Statement<CaseRow> moved = Update(CaseColumns.Table);
    private readonly Statement<ObligationRow> gone = Delete(Tables.Obligations);
    private readonly Statement<ObligationRow> raised = Insert(Tables.Obligations);
    private readonly Statement<ObligationRow> changed = Update(Tables.Obligations);
    private readonly Statement<CasePartyRow> parties = Upsert(Tables.Parties);
    private readonly Statement<CaseWordsRow> words = Insert(Tables.Words);
    private readonly Statement<NoticeRow> notices = Upsert(Tables.Notices);
    private readonly Statement<DisputeRow> disputes = Upsert(Tables.Disputes);
    private readonly Statement<LetterRow> letters = Upsert(Tables.Letters);
    private readonly Statement<DocumentLineRow> documents = Upsert(Tables.Documents);
    private readonly Statement<FiguresRow> figures = Upsert(Tables.Figures);
    private readonly Statement<PartyCellRow> cells = Upsert(Tables.Cells);
    private readonly Statement<CaseFiguresRow> caseFigures = Upsert(Tables.CaseFigures);
    private readonly Statement<RegisterRow> registers = Upsert(Tables.Registers);
    private readonly Statement<NamingRow> namings = Upsert(Tables.RegisterNames);
    private readonly Statement<RecurrenceRow> recurrences = Upsert(Tables.Recurrences);
    private readonly Statement<UnclearRow> unclear = Upsert(Tables.Unclear);
    private readonly Statement<CaseRow> replaced = Delete(CaseColumns.Table);
    private readonly Statement<MarkRow> marks = Upsert(Tables.Marks);
    private readonly Statement<LiftedRow> lifted = Upsert(Tables.Lifted);
    private readonly Statement<LadderStepRow> ladderSteps = Upsert(Tables.LadderSteps);
    private readonly Statement<LadderEndRow> ladderEnds = Upsert(Tables.LadderEnds);
    private readonly Statement<PenaltyBrief> penalties = Upsert(Tables.Penalties);
    private readonly Statement<StandingRated> plates = Upsert(Tables.Plates);
    private readonly Statement<DeadLetterRow> deadLetters = Insert(Tables.DeadLetters);
    private readonly Statement<DeadLetterRow> retriedLetters = Delete(Tables.DeadLetters);
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
        // A crash of the server may lose the latest rows with their position: they are read again.
        own.Options += " -c synchronous_commit=off";
        source = NpgsqlDataSource.Create(own);
    }

    public override string Like => "ilike";

    public override string Words(IReadOnlyList<(string Word, bool Begins)> words) =>
        string.Join(" & ", words.Select(static one => $"{one.Word}{(one.Begins ? ":*" : "")}"));

    public override string HasWords(string parameter) => $"words::tsvector @@ cast({parameter} as tsquery)";

    /// <summary>The server itself chooses, by what it counted of the columns.</summary>
    public override string Along(string index) => "";

    public override string ById => "";

    public override Task Migrate(CancellationToken cancel = default) =>
        new Migrator(typeof(Tables), Journal, Schema).Postgres(connectionString, cancel);

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
        batch.BatchCommands.Add(Command(
            "insert into read_to (partition, position) select $1, 0 where $2 = 0 on conflict do nothing",
            partition,
            from));
        var readOn = Command(
            "update read_to set position = $3 where partition = $1 and position = $2", partition, from, to);
        batch.BatchCommands.Add(readOn);
        var again = Add(batch, retriedLetters, changes.RetriedLetters);
        Add(batch, replaced, changes.Replaced);
        Add(batch, begun, changes.Begun);
        Add(batch, moved, changes.Moved);
        Add(batch, gone, changes.Gone);
        Add(batch, raised, changes.Raised);
        Add(batch, changed, changes.Changed);
        Add(batch, parties, changes.Parties);
        Add(batch, words, changes.Words);
        Add(batch, notices, changes.Notices);
        Add(batch, disputes, changes.Disputes);
        Add(batch, letters, changes.Letters);
        Add(batch, documents, changes.Documents);
        Add(batch, figures, changes.Figures);
        Add(batch, cells, changes.Cells);
        Add(batch, caseFigures, changes.CaseFigures);
        Add(batch, registers, changes.Registers);
        Add(batch, namings, changes.Namings);
        Add(batch, recurrences, changes.Recurrences);
        Add(batch, unclear, changes.Unclear);
        Add(batch, marks, changes.Marks);
        Add(batch, lifted, changes.Lifted);
        Add(batch, ladderSteps, changes.LadderSteps);
        Add(batch, ladderEnds, changes.LadderEnds);
        Add(batch, penalties, changes.Penalties);
        Add(batch, plates, changes.Plates);
        Add(batch, deadLetters, changes.DeadLetters);
        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation && !IsNext())
        {
            return false; // another reader has read on: the rows to be added are there
        }

        if (!IsNext())
        {
            return false; // disposing rolls back
        }

        await transaction.CommitAsync();
        return true;

        bool IsNext() =>
            readOn.RecordsAffected > 0 && (again is null || again.RecordsAffected == changes.RetriedLetters.Count);
    }

    public override async Task Clear()
    {
        await using var command = source.CreateCommand($"truncate {string.Join(", ", Tables.Names)}");
        await command.ExecuteNonQueryAsync();
    }

    public override string Among(string column, string parameter) => $"{column} = any({parameter})";

    public override string Member(string name) => $"data::jsonb ->> '{name}'";

    public override object List(IEnumerable<string> values) => StoredText.Storable([.. values]);

    public override object List(IEnumerable<Guid> values) => values.ToArray();

    public override object Id(Guid id) => id;

    public override object Time(DateTimeOffset time) => StoredTime.Stored(time);

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    private static Statement<TRow> Insert<TRow>(Table<TRow> table) => new(table.Insert(Rows(table)), table.Columns);

    private static Statement<TRow> Upsert<TRow>(Table<TRow> table) => new(table.Upsert(Rows(table)), table.Columns);

    private static Statement<TRow> Update<TRow>(Table<TRow> table)
    {
        IReadOnlyList<Column<TRow>> columns = [.. table.Keys, .. table.Changed];
        return new(
            $"update {table.Name} set {Each(table.Changed, ", ", static column => $"{column} = moved.{column}")} "
            + $"from {Unnested(columns)} as moved ({Each(columns, ", ", static column => column)}) where "
                + $"{Same(table, "moved")}",
            columns);
    }

    private static Statement<TRow> Delete<TRow>(Table<TRow> table) =>
        new(
            $"delete from {table.Name} using {Unnested(table.Keys)} as gone "
            + $"({Each(table.Keys, ", ", static key => key)}) where {Same(table, "gone")}",
            table.Keys);

    private static string Rows<TRow>(Table<TRow> table) => $"select * from {Unnested(table.Columns)}";

    private static string Same<TRow>(Table<TRow> table, string other) =>
        Each(table.Keys, " and ", key => $"{table.Name}.{key} = {other}.{key}");

    private static string Each<TRow>(IReadOnlyList<Column<TRow>> columns, string between, Func<string, string> text) =>
        string.Join(between, columns.Select(column => text(column.Name)));

    private static string Unnested<TRow>(IReadOnlyList<Column<TRow>> columns) =>
        $"unnest({string.Join(", ", Enumerable.Range(1, columns.Count).Select(static column => $"${column}"))})";

    private static NpgsqlBatchCommand? Add<TRow>(NpgsqlBatch batch, Statement<TRow> statement, IReadOnlyList<TRow> rows)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var command = Command(statement.Text, [.. statement.Columns.Select(column => Storable(column.Values(rows)))]);
        batch.BatchCommands.Add(command);
        return command;
    }

    private static Array Storable(Array values) => values is string?[] texts ? StoredText.Storable(texts) : values;

    private static NpgsqlBatchCommand Command(string text, params object[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    /// <summary>A statement over rows, and the columns that it reads from them.</summary>
    private sealed record Statement<TRow>(string Text, IReadOnlyList<Column<TRow>> Columns);
}
