using Grid.Ledger;
using Grid.Penalties;
using Grid.Standing;
using Microsoft.Data.Sqlite;

namespace Grid.ReadModel;

/// <summary>
/// The one connection that writes, and the statements prepared on it. Only the writer's thread uses it.
/// </summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement<CaseRow> begun;
    private readonly Statement<CaseRow> moved;
    private readonly Statement<ObligationRow> gone;
    private readonly Statement<ObligationRow> raised;
    private readonly Statement<ObligationRow> changed;
    private readonly Statement<CasePartyRow> parties;
    private readonly Statement<CaseWordsRow> words;
    private readonly Statement<NoticeRow> notices;
    private readonly Statement<DisputeRow> disputes;
    private readonly Statement<LetterRow> letters;
    private readonly Statement<DocumentLineRow> documents;
    private readonly Statement<FiguresRow> figures;
    private readonly Statement<PartyCellRow> cells;
    private readonly Statement<CaseFiguresRow> caseFigures;
    private readonly Statement<RegisterRow> registers;
    private readonly Statement<NamingRow> namings;
    private readonly Statement<RecurrenceRow> recurrences;
    private readonly Statement<UnclearRow> unclear;
    private readonly Statement<CaseRow> replaced;
    private readonly Statement<MarkRow> marks;
    private readonly Statement<LiftedRow> lifted;
    private readonly Statement<LadderStepRow> ladderSteps;
    private readonly Statement<LadderEndRow> ladderEnds;
    private readonly Statement<PenaltyBrief> penalties;
    private readonly Statement<StandingRated> plates;
    private readonly Statement<DeadLetterRow> deadLetters;
    private readonly Statement<DeadLetterRow> retriedLetters;

    public SqliteRows(string file)
    {
        connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();

        // No commit waits for the disk: rows and position that a power cut loses together are read again from the
        // ledger.
        connection.Execute("pragma synchronous = normal; pragma busy_timeout = 5000; pragma wal_autocheckpoint = 4000");
        begun = Insert(CaseColumns.Table);
        moved = Update(CaseColumns.Table);
        gone = Delete(Tables.Obligations);
        raised = Insert(Tables.Obligations);
        changed = Update(Tables.Obligations);
        parties = Upsert(Tables.Parties);
        words = Insert(Tables.Words);
        notices = Upsert(Tables.Notices);
        disputes = Upsert(Tables.Disputes);
        letters = Upsert(Tables.Letters);
        documents = Upsert(Tables.Documents);
        figures = Upsert(Tables.Figures);
        cells = Upsert(Tables.Cells);
        caseFigures = Upsert(Tables.CaseFigures);
        registers = Upsert(Tables.Registers);
        namings = Upsert(Tables.RegisterNames);
        recurrences = Upsert(Tables.Recurrences);
        unclear = Upsert(Tables.Unclear);
        replaced = Delete(CaseColumns.Table);
        marks = Upsert(Tables.Marks);
        lifted = Upsert(Tables.Lifted);
        ladderSteps = Upsert(Tables.LadderSteps);
        ladderEnds = Upsert(Tables.LadderEnds);
        penalties = Upsert(Tables.Penalties);
        plates = Upsert(Tables.Plates);
        deadLetters = Insert(Tables.DeadLetters);
        retriedLetters = Delete(Tables.DeadLetters);
    }

    public bool Write(int partition, long from, long to, Changes changes)
    {
        connection.Execute("begin immediate");
        if (from == 0)
        {
            connection.Execute(
                "insert into read_to (partition, position) values (?1, 0) on conflict do nothing", partition);
        }

        if (connection.Execute(
                "update read_to set position = ?3 where partition = ?1 and position = ?2", partition, from, to) == 0
            || retriedLetters.Run(changes.RetriedLetters) < changes.RetriedLetters.Count)
        {
            connection.Execute("rollback");
            return false;
        }

        replaced.Run(changes.Replaced);
        begun.Run(changes.Begun);
        moved.Run(changes.Moved);
        gone.Run(changes.Gone);
        raised.Run(changes.Raised);
        changed.Run(changes.Changed);
        parties.Run(changes.Parties);
        words.Run(changes.Words);
        notices.Run(changes.Notices);
        disputes.Run(changes.Disputes);
        letters.Run(changes.Letters);
        documents.Run(changes.Documents);
        figures.Run(changes.Figures);
        cells.Run(changes.Cells);
        caseFigures.Run(changes.CaseFigures);
        registers.Run(changes.Registers);
        namings.Run(changes.Namings);
        recurrences.Run(changes.Recurrences);
        unclear.Run(changes.Unclear);
        marks.Run(changes.Marks);
        lifted.Run(changes.Lifted);
        ladderSteps.Run(changes.LadderSteps);
        ladderEnds.Run(changes.LadderEnds);
        penalties.Run(changes.Penalties);
        plates.Run(changes.Plates);
        deadLetters.Run(changes.DeadLetters);
        connection.Execute("commit");
        return true;
    }

    public int Clear() =>
        connection.Execute(
            $"begin immediate; {string.Concat(Tables.Names.Select(static table => $"delete from {table};"))} commit");

    public void Dispose()
    {
        begun.Dispose();
        moved.Dispose();
        gone.Dispose();
        raised.Dispose();
        changed.Dispose();
        parties.Dispose();
        words.Dispose();
        notices.Dispose();
        disputes.Dispose();
        letters.Dispose();
        documents.Dispose();
        figures.Dispose();
        cells.Dispose();
        caseFigures.Dispose();
        registers.Dispose();
        namings.Dispose();
        recurrences.Dispose();
        unclear.Dispose();
        replaced.Dispose();
        marks.Dispose();
        lifted.Dispose();
        ladderSteps.Dispose();
        ladderEnds.Dispose();
        penalties.Dispose();
        plates.Dispose();
        deadLetters.Dispose();
        retriedLetters.Dispose();
        connection.Dispose();
    }

    private Statement<TRow> Insert<TRow>(Table<TRow> table) => new(connection, table.Insert(Row(table)), table.Columns);

    private Statement<TRow> Upsert<TRow>(Table<TRow> table) => new(connection, table.Upsert(Row(table)), table.Columns);

    private Statement<TRow> Update<TRow>(Table<TRow> table) =>
        new(connection,
            $"update {table.Name} set {Set(table.Changed, ", ", table.Keys.Count)} where {Set(table.Keys, " and ")}",
            [.. table.Keys, .. table.Changed]);

    private Statement<TRow> Delete<TRow>(Table<TRow> table) =>
        new(connection, $"delete from {table.Name} where {Set(table.Keys, " and ")}", table.Keys);

    private static string Row<TRow>(Table<TRow> table) =>
        $"values ({string.Join(", ", Enumerable.Range(1, table.Columns.Count).Select(static place => $"?{place}"))})";

    private static string Set<TRow>(IReadOnlyList<Column<TRow>> columns, string between, int before = 0) =>
        string.Join(between, columns.Select((column, place) => $"{column.Name} = ?{before + place + 1}"));

    /// <summary>A statement that is run for each row, with some of its columns.</summary>
    private sealed class Statement<TRow> : IDisposable
    {
        private readonly IReadOnlyList<Column<TRow>> columns;
        private readonly SqliteCommand command;

        public Statement(SqliteConnection connection, string text, IReadOnlyList<Column<TRow>> columns)
        {
            this.columns = columns;
            command = connection.CreateCommand();
            command.CommandText = text;
            for (var place = 1; place <= columns.Count; place++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{place}" });
            }
        }

        /// <returns>How many rows of the table it changed.</returns>
        public int Run(IReadOnlyList<TRow> rows)
        {
            var concerned = 0;
            foreach (var row in rows)
            {
                for (var column = 0; column < columns.Count; column++)
                {
                    command.Parameters[column].Value = Storable(columns[column].Value(row));
                }

                concerned += command.ExecuteNonQuery();
            }

            return concerned;
        }

        public void Dispose() => command.Dispose();

        private static object Storable(object? value) => value switch
        {
            null => DBNull.Value,
            Guid id => id.ToString("D"),
            DateTimeOffset time => StoredTime.Microseconds(time),
            _ => value,
        };
    }
}
