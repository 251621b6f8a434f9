using System.Data.Common;
using Dapper;
using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>
/// The read model's tables, on either store. One transaction changes the rows and the position they were read to, so
/// that the tables always agree with the ledger up to that position.
/// </summary>
internal abstract class ReadModelStore(LedgerOptions shape) : IAsyncDisposable
{
    /// <summary>The table that remembers which migrations have run.</summary>
    protected const string Journal = "migrations";

    /// <summary>The case-insensitive <c>like</c> of this store.</summary>
    public abstract string Like { get; }

    /// <summary>
    /// So many cases are read and sorted for a page where one of its conditions holds for no more. A page that is read
    /// along the order instead passes by about as many: 50 of ten million that fit once in 4,000.
    /// </summary>
    public int Few { get; set; } = 4_000;

    /// <summary>The words that a search for text asks for, as a parameter.</summary>
    public abstract string Words(IReadOnlyList<(string Word, bool Begins)> words);

    /// <summary>The condition that the words of a case have those of a parameter.</summary>
    public abstract string HasWords(string parameter);

    /// <summary>What follows the name of a table so that it is read along an index.</summary>
    public abstract string Along(string index);

    /// <summary>What follows the name of the cases so that each is found by its id.</summary>
    public abstract string ById { get; }

    /// <summary>Brings the tables up to this version.</summary>
    public abstract Task Migrate(CancellationToken cancel = default);

    /// <summary>Runs a query.</summary>
    public abstract Task<T> Ask<T>(Func<DbConnection, Task<T>> question);

    /// <summary>Runs a query, and reads each row of its answer.</summary>
    public Task<IReadOnlyList<T>> Rows<T>(string query, object parameters, Func<StoredRow, T> read) =>
        Ask<IReadOnlyList<T>>(async database =>
    {
        await using var reader = await database.ExecuteReaderAsync(query, parameters);
        var (row, rows) = (new StoredRow(reader), new List<T>());
        while (await reader.ReadAsync())
        {
            rows.Add(read(row));
        }

        return rows;
    });

    /// <summary>
    /// Writes the changes that the records of a partition after <paramref name="from"/> up to <paramref name="to"/>
    /// make.
    /// </summary>
    /// <returns>
    /// False, and nothing written, when the partition has not been read to <paramref name="from"/> exactly.
    /// </returns>
    public abstract Task<bool> Write(int partition, long from, long to, Changes changes);

    /// <summary>Empties every table.</summary>
    public abstract Task Clear();

    /// <summary>The condition that a column has one of the values in a parameter made by <c>List</c>.</summary>
    public abstract string Among(string column, string parameter);

    /// <summary>What the entry of a register says under a name, as the index of that name has it.</summary>
    public abstract string Member(string name);

    public abstract object List(IEnumerable<string> values);

    public abstract object List(IEnumerable<Guid> values);

    /// <summary>An id, as a parameter.</summary>
    public abstract object Id(Guid id);

    /// <summary>A time, as a parameter.</summary>
    public abstract object Time(DateTimeOffset time);

    public abstract ValueTask DisposeAsync();

    /// <summary>How far each partition has been read, by partition number.</summary>
    public Task<long[]> ReadTo() =>
        Ask(async database =>
            ByPartition(await database.QueryAsync<(int, long)>("select partition, position from read_to")));

    /// <summary>
    /// How far a partition has been read, and the sources that wait there, with the position of their first dead
    /// letter.
    /// </summary>
    public Task<(long ReadTo, Dictionary<string, long> Waiting)> Standing(int partition) => Ask(async database =>
    {
        // The order matters: the waiting sources are then known at least as far as the position.
            var readTo = await database.QuerySingleOrDefaultAsync<long>(
                "select position from read_to where partition = @partition", new { partition });
            var waiting = await database.QueryAsync<(string Source, long First)>(
                "select source, min(position) from set_aside where partition = @partition group by source",
                new { partition });
        return (readTo, waiting.ToDictionary(static row => row.Source, static row => row.First));
    });

    /// <summary>The dead letters of a source, in order.</summary>
    public Task<IReadOnlyList<DeadLetterRow>> DeadLetters(int partition, string source) =>
        DeadLetters("where partition = @partition and source = @source order by position", new { partition, source });

    /// <summary>The dead letters of the read model, the latest first.</summary>
    public Task<IReadOnlyList<DeadLetterRow>> DeadLetters(int limit) =>
        DeadLetters("order by happened desc, partition, position limit @limit", new { limit });

    public Task<long> CountDeadLetters() =>
        Ask(static database => database.QuerySingleAsync<long>("select count(*) from set_aside"));

    private Task<IReadOnlyList<DeadLetterRow>> DeadLetters(string which, object values) => Rows(
        $"select partition, position, source, happened, reason from set_aside {which}",
        values,
        static row => new DeadLetterRow(
            new(row.Number("partition"), row.Count("position")),
            row.Text("source"),
            row.Moment("happened"),
            row.Text("reason")));

    /// <summary>Rows of the table of positions, by partition number; a partition that is missing stands at 0.</summary>
    protected internal long[] ByPartition(IEnumerable<(int Partition, long Position)> rows)
    {
        var positions = new long[shape.Count];
        foreach (var (partition, position) in rows)
        {
            positions[partition] = position;
        }

        return positions;
    }
}
