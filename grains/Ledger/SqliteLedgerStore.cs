using System.Runtime.CompilerServices;
using System.Text.Json;
using Grid.ReadModel;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Grid.Ledger;

/// <summary>Reads the ledger from SQLite, on threads that may block.</summary>
internal sealed class SqliteLedgerStore(SqliteLedgerFile file, IOptions<LedgerOptions> options)
    : ILedgerStore,
        ILedgerAudit
{
    private const string Columns =
        "l.partition, l.position, l.source, l.version, l.type, l.at, l.\"by\", l.parties, l.payload, l.hash";
    private const string OfSources =
        $"select {Columns} from ledger l where l.source in (select value from json_each(?1)) order by l.source, "
        + "l.version";
    private const string Following =
        $"select {Columns} from ledger l where l.partition = ?1 and l.position > ?2 order by l.position limit ?3";

    public Task<IReadOnlyList<LedgerRecord>> ReadSource(string source, CancellationToken cancel = default) =>
        Records($"select {Columns} from ledger l where l.source = ?1 order by l.version", cancel, source);

    public Task<IReadOnlyList<LedgerRecord>> ReadSources(
        IReadOnlyCollection<string> sources,
        CancellationToken cancel = default) => Records(OfSources, cancel, JsonSerializer.Serialize(sources));

    public Task<IReadOnlyList<LedgerRecord>> ReadSource(
        string source,
        int after,
        PageLimit limit,
        CancellationToken cancel = default) =>
        Page(
            $"select {Columns} from ledger l where l.source = ?1 and l.version > ?2 order by l.version limit ?3",
            limit, cancel, source, after,
            limit.Records);

    public Task<IReadOnlyList<LedgerRecord>> ReadSources(
        IReadOnlyCollection<string> sources,
        PageLimit limit,
        CancellationToken cancel = default) => Page(OfSources, limit, cancel, JsonSerializer.Serialize(sources));

    public Task<IReadOnlyList<LedgerRecord>> Read(
        int partition,
        long after,
        PageLimit limit,
        CancellationToken cancel = default) => Page(Following, limit, cancel, partition, after, limit.Records);

    public Task<IReadOnlyList<LedgerRecord>> ReadBeyond(
        IReadOnlyList<long> after,
        PageLimit limit,
        CancellationToken cancel = default) =>
        file.Read<IReadOnlyList<LedgerRecord>>(
        connection =>
            [
                .. limit.Cut(
                    after
                        .Index()
                        .SelectMany(partition =>
                            connection.Rows(Following, Record, partition.Index, partition.Item, limit.Records))),
            ],
        cancel);

    public Task<long[]> Heads(CancellationToken cancel = default) =>
        Positions("select partition, position from ledger_head", cancel);

    public Task<long[]> Checkpoints(string consumer, CancellationToken cancel = default) =>
        Positions("select partition, position from ledger_cursor where follower = ?1", cancel, consumer);

    public Task SaveCheckpoint(string consumer, int partition, long position, CancellationToken cancel = default) =>
        file.Write(
        writer =>
        {
            // Checkpoints are written behind deliveries, and repeated when lost: a write need not wait for the disk.
            writer.Connection.Execute("pragma synchronous = normal");
            writer.Connection.Execute(
                """
                insert into ledger_cursor (follower, partition, position) values (?1, ?2, ?3)
                on conflict (follower, partition) do update set position = excluded.position
                    where position < excluded.position
                """,
                consumer, partition, position);
            return writer.Connection.Execute("pragma synchronous = full");
        },
        cancel);

    public Task AddDeadLetter(DeadLetter letter, CancellationToken cancel = default) => file.Write(
        writer => writer.Connection.Execute(
            """
            insert into dead_letter (follower, party, partition, position, reason, at) values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (follower, party, partition, position) do update set reason = excluded.reason, at = excluded.at
            """,
            (int)letter.ConsumerId, letter.Party.ToString(), letter.Position.Partition, letter.Position.Position,
            letter.Reason.Replace("\0", "", StringComparison.Ordinal), LedgerChain.Microseconds(letter.At)),
        cancel);

    public Task RemoveDeadLetter(DeadLetter letter, CancellationToken cancel = default) => file.Write(
        writer => writer.Connection.Execute(
            "delete from dead_letter where follower = ?1 and party = ?2 and partition = ?3 and position = ?4",
            (int)letter.ConsumerId, letter.Party.ToString(), letter.Position.Partition, letter.Position.Position),
        cancel);

    public Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit, CancellationToken cancel = default) =>
        Letters("order by at desc, party, partition, position, follower limit ?1", cancel, limit);

    public Task<IReadOnlyList<DeadLetter>> DeadLetters(
        ConsumerId consumer,
        int partition,
        int limit,
        CancellationToken cancel = default) =>
        Letters(
            "where follower = ?1 and partition = ?2 order by position, party limit ?3",
            cancel,
            (int)consumer,
            partition,
            limit);

    public Task<long> CountDeadLetters(CancellationToken cancel = default) => file.Read(
        static connection => connection.Query("select count(*) from dead_letter", static row => row.GetInt64(0))[0],
        cancel);

    public Task<LedgerHead?> Head(int partition, CancellationToken cancel = default) => file.Read(
        connection => connection.Query(
            "select epoch, position, hash from ledger_head where partition = ?1",
            row => new LedgerHead(partition, row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)),
            partition).FirstOrDefault(),
        cancel);

    public Task<int> LastPartition(CancellationToken cancel = default) => file.Read(
        static connection => connection.Query(
            "select max(coalesce((select max(partition) from ledger), -1), coalesce((select max(partition) from "
            + "ledger_head), -1))",
            static row => row.GetInt32(0))[0],
        cancel);

    public async IAsyncEnumerable<BrokenSource> BrokenSources(
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var broken = await file.Read(
            static connection => connection.Query(
                """
                select partition, position, source, version, before
                from (select *, lag(version, 1, 0) over (partition by source order by version) as before from ledger) l
                where version <> before + 1
                """,
                static row => new BrokenSource(
                    new(row.GetInt32(0), row.GetInt64(1)), row.GetString(2), row.GetInt32(3), row.GetInt32(4))),
            cancel);
        foreach (var source in broken)
        {
            yield return source;
        }
    }

    private Task<IReadOnlyList<LedgerRecord>> Page(
        string text,
        PageLimit limit,
        CancellationToken cancel,
        params object[] values) =>
        file.Read<IReadOnlyList<LedgerRecord>>(
            connection => [.. limit.Cut(connection.Rows(text, Record, values))], cancel);

    private Task<IReadOnlyList<LedgerRecord>> Records(string text, CancellationToken cancel, params object[] values) =>
        file.Read<IReadOnlyList<LedgerRecord>>(connection => connection.Query(text, Record, values), cancel);

    private Task<IReadOnlyList<DeadLetter>> Letters(string which, CancellationToken cancel, params object[] values) =>
        file.Read<IReadOnlyList<DeadLetter>>(
        connection => connection.Query(
            $"select party, partition, position, reason, at, follower from dead_letter {which}",
            static row => new DeadLetter(
                StoredParty.Read(row.GetString(0)),
                new(row.GetInt32(1), row.GetInt64(2)),
                row.GetString(3),
                LedgerChain.FromMicroseconds(row.GetInt64(4)),
                (ConsumerId)row.GetInt32(5)),
            values),
        cancel);

    private Task<long[]> Positions(string text, CancellationToken cancel, params object[] values) => file.Read(
        connection =>
        {
            var positions = new long[options.Value.Count];
            foreach (
                var (partition, position) in connection.Query(
                    text, static row => (row.GetInt32(0), row.GetInt64(1)), values))
            {
                if (partition < positions.Length)
                {
                    positions[partition] = position;
                }
            }

            return positions;
        },
        cancel);

    private static LedgerRecord Record(SqliteDataReader row) => new()
    {
        Position = new(row.GetInt32(0), row.GetInt64(1)),
        Source = row.GetString(2),
        Version = row.GetInt32(3),
        Type = row.GetString(4),
        At = LedgerChain.FromMicroseconds(row.GetInt64(5)),
        By = row.GetString(6),
        Parties = StoredParty.ReadJson(row.GetString(7)),
        Payload = row.GetString(8),
        Hash = row.GetFieldValue<byte[]>(9),
    };
}
