using Grid.Storage;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger;

/// <summary>
/// The embedded store's file, <c>ledger.db</c>: one connection that writes, on a thread of its own, and pooled ones
/// that read, on a few others. SQLite's calls block, asynchronous or not, and it allows one writer at a time.
/// </summary>
internal sealed class SqliteLedgerFile(string directory, StoreDamage? storeDamage = null) : IAsyncDisposable
{
    private const int Readers = 2;

    private readonly LedgerThreads writing = new("ledger writer", 1);
    private readonly LedgerThreads reading = new("ledger reader", Readers);
    private readonly string toRead = ConnectionString(directory, SqliteOpenMode.ReadOnly, pooling: true);
    private SqliteWriter? writer;

    /// <summary>The writer's thread.</summary>
    public TaskScheduler Writing => writing;

    public static string PathIn(string directory) => Path.Combine(directory, "ledger.db");

    public static string ConnectionString(string directory, SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = PathIn(directory),
            Mode = mode,
            Pooling = pooling,
        }.ConnectionString;

    /// <summary>
    /// Runs on the writer's thread. After a failure the connection is opened again, which also rolls back a half-done
    /// transaction.
    /// </summary>
    public Task<T> Write<T>(Func<SqliteWriter, T> call, CancellationToken cancel) => writing.Do(
        () =>
        {
            try
            {
                return call(writer ??= new(directory));
            }
            catch (Exception wrong)
            {
                storeDamage?.Look(PathIn(directory), wrong);
                Close();
                throw;
            }
        },
        cancel);

    public Task<T> Read<T>(Func<SqliteConnection, T> call, CancellationToken cancel) => reading.Do(
        () =>
        {
            try
            {
                using var connection = new SqliteConnection(toRead);
                connection.Open();
                return call(connection);
            }
            catch (SqliteException wrong)
            {
                storeDamage?.Look(PathIn(directory), wrong);
                throw;
            }
        },
        cancel);

    public async ValueTask DisposeAsync()
    {
        await writing.Do(Close, CancellationToken.None);
        writing.Dispose();
        reading.Dispose();
        using var pooled = new SqliteConnection(toRead);
        SqliteConnection.ClearPool(pooled);
    }

    private bool Close()
    {
        writer?.Dispose();
        writer = null;
        return true;
    }
}
