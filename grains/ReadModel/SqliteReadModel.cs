using System.Data.Common;
using System.Text.Json;
using Grid.Ledger;
using Grid.Storage;
using Microsoft.Data.Sqlite;

namespace Grid.ReadModel;

/// <summary>
/// The read model in a SQLite file, <c>readmodel.db</c>: one connection that writes, on a thread of its own, and pooled
/// ones that read, on a few others.
/// </summary>
internal sealed class SqliteReadModel(string directory, LedgerOptions shape, StoreDamage? storeDamage = null)
    : ReadModelStore(shape)
{
    private const int Readers = 2;

    private readonly LedgerThreads writing = new("read model writer", 1);
    private readonly LedgerThreads reading = new("read model reader", Readers);
    private readonly string file = PathIn(directory);
    private readonly string toRead = new SqliteConnectionStringBuilder
    {
        DataSource = PathIn(directory),
        Mode = SqliteOpenMode.ReadOnly,
    }.ConnectionString;
    private SqliteRows? rows;

    public static string PathIn(string directory) => Path.Combine(directory, "readmodel.db");

    public override string Like => "like";

    public override string Words(IReadOnlyList<(string Word, bool Begins)> words) =>
        string.Join(" AND ", words.Select(static one => $"\"{one.Word}\"{(one.Begins ? "*" : "")}"));

    public override string HasWords(string parameter) => $"case_words match {parameter}";

    public override string Along(string index) => $" indexed by {index}";

    public override string ById => Along("sqlite_autoindex_cases_1");

    public override Task Migrate(CancellationToken cancel = default) =>
        new Migrator(typeof(Tables), Journal).Sqlite(file, cancel);

    public override Task<T> Ask<T>(Func<DbConnection, Task<T>> question) => reading.Do(
        () =>
        {
            try
            {
                using var connection = new SqliteConnection(toRead);
                connection.Open();
                // the query has finished by then: SQLite's calls block
                return question(connection).GetAwaiter().GetResult();
            }
            catch (SqliteException wrong)
            {
                storeDamage?.Look(file, wrong);
                throw;
            }
        },
        CancellationToken.None);

    public override Task<bool> Write(int partition, long from, long to, Changes changes) =>
        Write(writer => writer.Write(partition, from, to, changes));

    public override Task Clear() => Write(static writer => writer.Clear());

    public override string Among(string column, string parameter) =>
        $"{column} in (select value from json_each({parameter}))";

    public override string Member(string name) => $"json_extract(data, '$.{name}')";

    public override object List(IEnumerable<string> values) => JsonSerializer.Serialize(values);

    public override object List(IEnumerable<Guid> values) => JsonSerializer.Serialize(values);

    public override object Id(Guid id) => id.ToString("D");

    public override object Time(DateTimeOffset time) => StoredTime.Microseconds(time);

    public override async ValueTask DisposeAsync()
    {
        await writing.Do(Close, CancellationToken.None);
        writing.Dispose();
        reading.Dispose();
        using var pooled = new SqliteConnection(toRead);
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>
    /// After a failure the connection is opened again, which also rolls back a half-done transaction.
    /// </summary>
    private Task<T> Write<T>(Func<SqliteRows, T> work) => writing.Do(
        () =>
        {
            try
            {
                return work(rows ??= new(file));
            }
            catch (Exception wrong)
            {
                storeDamage?.Look(file, wrong);
                Close();
                throw;
            }
        },
        CancellationToken.None);

    private bool Close()
    {
        rows?.Dispose();
        rows = null;
        return true;
    }
}
