using Grid.Ledger;
using Microsoft.Data.Sqlite;

namespace Grid.ReadModel;

/// <summary>The one connection that writes, and the statements prepared on it. Used on the writer's thread alone.</summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Upsert<CaseRow> cases;
    private readonly Upsert<ObligationRow> obligations;
    private readonly Upsert<FiguresRow> figures;
    private readonly Upsert<RegisterRow> registers;
    private readonly Upsert<NamingRow> namings;

    public SqliteRows(string file)
    {
        connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();

        // Nothing waits for the disk: what a power cut takes, rows and position together, is read again from the ledger.
        connection.Execute("pragma synchronous = normal; pragma busy_timeout = 5000; pragma wal_autocheckpoint = 4000");
        cases = new(connection, Tables.Cases);
        obligations = new(connection, Tables.Obligations);
        figures = new(connection, Tables.Figures);
        registers = new(connection, Tables.Registers);
        namings = new(connection, Tables.RegisterNames);
    }

    public bool Write(int partition, long from, long to, Changes changes)
    {
        connection.Execute("begin immediate");
        if (from == 0)
        {
            connection.Execute("insert into read_to (partition, position) values (?1, 0) on conflict do nothing", partition);
        }

        if (connection.Execute("update read_to set position = ?3 where partition = ?1 and position = ?2", partition, from, to) == 0)
        {
            connection.Execute("rollback");
            return false;
        }

        cases.Run(changes.Cases);
        obligations.Run(changes.Obligations);
        figures.Run(changes.Figures);
        registers.Run(changes.Registers);
        namings.Run(changes.Namings);
        connection.Execute("commit");
        return true;
    }

    public int Clear() => connection.Execute($"begin immediate; {string.Concat(Tables.Names.Select(static table => $"delete from {table};"))} commit");

    public void Dispose()
    {
        cases.Dispose();
        obligations.Dispose();
        figures.Dispose();
        registers.Dispose();
        namings.Dispose();
        connection.Dispose();
    }

    /// <summary>The statement that writes a row of a table.</summary>
    private sealed class Upsert<TRow> : IDisposable
    {
        private readonly Table<TRow> table;
        private readonly SqliteCommand command;

        public Upsert(SqliteConnection connection, Table<TRow> table)
        {
            this.table = table;
            command = connection.CreateCommand();
            var places = Enumerable.Range(1, table.Columns.Count).Select(static place => $"?{place}").ToList();
            command.CommandText = table.Upsert($"values ({string.Join(", ", places)})");
            places.ForEach(place => command.Parameters.Add(new SqliteParameter { ParameterName = place }));
        }

        public void Run(IReadOnlyList<TRow> rows)
        {
            foreach (var row in rows)
            {
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    command.Parameters[column].Value = Storable(table.Columns[column].Value(row));
                }

                command.ExecuteNonQuery();
            }
        }

        public void Dispose() => command.Dispose();

        private static object Storable(object? value) => value switch
        {
            null => DBNull.Value,
            Guid id => id.ToString("D"),
            DateTimeOffset time => Times.Microseconds(time),
            _ => value,
        };
    }
}
