using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Grid.Storage;

/// <summary>
/// Opens connections to a SQLite file one at a time. SQLite has one writer at a time, and its driver waits for it by
/// blocking the thread, unfairly, for seconds. Here a caller waits for its turn asynchronously and in order, and holds
/// the turn until it closes the connection.
/// </summary>
/// <param name="gate">The turn. Data sources of one file share it.</param>
/// <param name="synchronous">
/// What a commit waits for: <c>FULL</c> for the disk, <c>NORMAL</c> for the operating system.
/// </param>
internal sealed class GatedSqliteDataSource(string file, SemaphoreSlim gate, string synchronous) : DbDataSource
{
    private readonly SemaphoreSlim gate = gate;

    // Other processes, such as a backup, do not know the gate, so the driver waits for them. Deleted data are
    // overwritten, because the city promises that to a reporter who asks for erasure.
    private readonly string opening =
        $"PRAGMA busy_timeout = 10000; PRAGMA synchronous = {synchronous}; PRAGMA secure_delete = ON;";

    public override string ConnectionString { get; } =
        new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;

    /// <summary>
    /// Writes the journal's pages into the file and cuts the journal to nothing: overwritten data then remain nowhere.
    /// </summary>
    public async Task Scour()
    {
        await using var connection = await OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }

    protected override DbConnection CreateDbConnection() => new Turn(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            using var any = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(any);
        }

        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(disposing: true); // the base class does not do that
        return base.DisposeAsyncCore();
    }

    private sealed class Turn(GatedSqliteDataSource source) : SqliteConnection(source.ConnectionString)
    {
        private bool held;

        public override async Task OpenAsync(CancellationToken cancellationToken)
        {
            await source.gate.WaitAsync(cancellationToken);
            Begin();
        }

        public override void Open()
        {
            source.gate.Wait();
            Begin();
        }

        public override void Close()
        {
            base.Close();
            if (held)
            {
                held = false;
                source.gate.Release();
            }
        }

        [SuppressMessage("Security", "CA2100", Justification = "Pragmas, no input.")]
        private void Begin()
        {
            held = true;
            try
            {
                base.Open();
                using var command = CreateCommand();
                command.CommandText = source.opening;
                command.ExecuteNonQuery();
            }
            catch
            {
                Close();
                throw;
            }
        }
    }
}
