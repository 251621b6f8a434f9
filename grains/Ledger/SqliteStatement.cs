using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Grid.Ledger;

/// <summary>
/// A prepared statement that runs again and again. The driver's commands would box every value and make a reader for
/// every row.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(SqliteConnection connection, string text)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(sqlite3_prepare_v2(database, text, out statement), database);
    }

    /// <summary>Gives the parameter <c>?1</c>, <c>?2</c> … its value.</summary>
    public SqliteStatement Bind(int parameter, long value)
    {
        Check(sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, string value)
    {
        Check(sqlite3_bind_text(statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, byte[] value)
    {
        Check(sqlite3_bind_blob(statement, parameter, value));
        return this;
    }

    /// <returns>The rows it changed.</returns>
    public int Run()
    {
        var result = sqlite3_step(statement);
        if (result != SQLITE_DONE)
        {
            try
            {
                Check(result);
            }
            finally
            {
                _ = sqlite3_reset(statement);
            }
        }

        Check(sqlite3_reset(statement));
        return sqlite3_changes(database);
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
