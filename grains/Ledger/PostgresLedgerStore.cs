using System.Runtime.CompilerServices;
using Grid.ReadModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Grid.Ledger;

/// <summary>Reads the ledger from PostgreSQL.</summary>
internal sealed class PostgresLedgerStore(
    [FromKeyedServices(LedgerServices.Key)] NpgsqlDataSource source,
    IOptions<LedgerOptions> options)
    : ILedgerStore, ILedgerAudit
{
    private const string Columns =
        "l.partition, l.position, l.source, l.version, l.type, l.at, l.by, l.parties, l.payload, l.hash";

    // Checkpoints are written behind deliveries, and repeated when lost: a write need not wait for the disk.
    private const string Lazily = "(select set_config('synchronous_commit', 'off', true)) lazily";

    public Task<IReadOnlyList<LedgerRecord>> ReadSource(string source, CancellationToken cancel = default) =>
        Records($"select {Columns} from ledger l where l.source = $1 order by l.version", cancel, source);

    public Task<IReadOnlyList<LedgerRecord>> ReadSources(
        IReadOnlyCollection<string> sources,
        CancellationToken cancel = default) =>
        Records(
            $"select {Columns} from ledger l where l.source = any($1) order by l.source, l.version",
            cancel,
            [sources.ToArray()]);

    public Task<IReadOnlyList<LedgerRecord>> ReadSource(
        string source,
        int after,
        PageLimit limit,
        CancellationToken cancel = default) =>
        Page("select * from ledger where source = $3 and version > $4", "version", limit, cancel, source, after);

    public Task<IReadOnlyList<LedgerRecord>> ReadSources(
        IReadOnlyCollection<string> sources,
        PageLimit limit,
        CancellationToken cancel = default) =>
        Page("select * from ledger where source = any($3)", "source, version", limit, cancel, [sources.ToArray()]);

    public Task<IReadOnlyList<LedgerRecord>> Read(
        int partition,
        long after,
        PageLimit limit,
        CancellationToken cancel = default) =>
        Page(
            "select * from ledger where partition = $3 and position > $4", "position", limit, cancel, partition, after);

    public Task<IReadOnlyList<LedgerRecord>> ReadBeyond(
        IReadOnlyList<long> after,
        PageLimit limit,
        CancellationToken cancel = default) =>
        Page(
            """
            select b.* from unnest($3) with ordinality a(position, place)
            cross join lateral (
                select * from ledger r where r.partition = a.place - 1 and r.position > a.position
                order by r.position limit $1) b
            """,
            "partition, position", limit, cancel, [after.ToArray()]);

    public Task<long[]> Heads(CancellationToken cancel = default) =>
        Positions("select partition, position from ledger_head", cancel);

    public Task<long[]> Checkpoints(string consumer, CancellationToken cancel = default) =>
        Positions("select partition, position from ledger_cursor where follower = $1", cancel, consumer);

    public Task SaveCheckpoint(string consumer, int partition, long position, CancellationToken cancel = default) =>
        Execute(
            $"""
            insert into ledger_cursor (follower, partition, position) select $1, $2, $3 from {Lazily}
            on conflict (follower, partition) do update set position = excluded.position
                where ledger_cursor.position < excluded.position
            """,
            cancel,
            consumer, partition, position);

    public Task AddDeadLetter(DeadLetter letter, CancellationToken cancel = default) =>
        Execute(
            """
            insert into dead_letter (follower, party, partition, position, reason, at) values ($1, $2, $3, $4, $5, $6)
            on conflict (follower, party, partition, position) do update set reason = excluded.reason, at = excluded.at
            """,
            cancel,
            (int)letter.ConsumerId, letter.Party.ToString(), letter.Position.Partition, letter.Position.Position,
            letter.Reason.Replace("\0", "", StringComparison.Ordinal), LedgerChain.Stored(letter.At).UtcDateTime);

    public Task RemoveDeadLetter(DeadLetter letter, CancellationToken cancel = default) =>
        Execute(
            "delete from dead_letter where follower = $1 and party = $2 and partition = $3 and position = $4",
            cancel,
            (int)letter.ConsumerId, letter.Party.ToString(), letter.Position.Partition, letter.Position.Position);

    public Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit, CancellationToken cancel = default) =>
        Letters("order by at desc, party, partition, position, follower limit $1", cancel, limit);

    public Task<IReadOnlyList<DeadLetter>> DeadLetters(
        ConsumerId consumer,
        int partition,
        int limit,
        CancellationToken cancel = default) =>
        Letters(
            "where follower = $1 and partition = $2 order by position, party limit $3",
            cancel,
            (int)consumer,
            partition,
            limit);

    public async Task<long> CountDeadLetters(CancellationToken cancel = default)
    {
        await using var command = Command("select count(*) from dead_letter");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async Task<LedgerHead?> Head(int partition, CancellationToken cancel = default)
    {
        await using var command = Command(
            "select epoch, position, hash from ledger_head where partition = $1", partition);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new(partition, reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2))
            : null;
    }

    public async Task<int> LastPartition(CancellationToken cancel = default)
    {
        await using var command = Command(
            "select greatest((select max(partition) from ledger), (select max(partition) from ledger_head), -1)");
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async IAsyncEnumerable<BrokenSource> BrokenSources(
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var command = Command("""
            select partition, position, source, version, before
            from (select *, lag(version, 1, 0) over (partition by source order by version) as before from ledger) l
            where version <> before + 1
            """);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return new(
                new(reader.GetInt32(0), reader.GetInt64(1)),
                reader.GetString(2),
                reader.GetInt32(3),
                reader.GetInt32(4));
        }
    }

    /// <summary>
    /// The rows of a query up to a limit of records, $1, and of bytes, $2. The server sends no more than that; it knows
    /// the size of a payload without reading it.
    /// </summary>
    private Task<IReadOnlyList<LedgerRecord>> Page(
        string question,
        string order,
        PageLimit limit,
        CancellationToken cancel,
        params object[] values) =>
        Records(
            $"""
            select {Columns} from
                (select *, sum(octet_length(payload)) over (order by {order}) - octet_length(payload) as bytes
                 from ({question} order by {order} limit $1) page) l
            where l.bytes < $2 order by {order}
            """,
            cancel, [limit.Records, limit.Bytes, .. values]);

    private async Task<IReadOnlyList<LedgerRecord>> Records(
        string text,
        CancellationToken cancel,
        params object[] values)
    {
        await using var command = Command(text, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var records = new List<LedgerRecord>();
        while (await reader.ReadAsync(cancel))
        {
            records.Add(new()
            {
                Position = new(reader.GetInt32(0), reader.GetInt64(1)),
                Source = reader.GetString(2),
                Version = reader.GetInt32(3),
                Type = reader.GetString(4),
                At = new(reader.GetDateTime(5)),
                By = reader.GetString(6),
                Parties = Array.ConvertAll(reader.GetFieldValue<string[]>(7), StoredParty.Read),
                Payload = reader.GetString(8),
                Hash = reader.GetFieldValue<byte[]>(9),
            });
        }

        return records;
    }

    private async Task<IReadOnlyList<DeadLetter>> Letters(
        string which,
        CancellationToken cancel,
        params object[] values)
    {
        await using var command = Command(
            $"select party, partition, position, reason, at, follower from dead_letter {which}", values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var letters = new List<DeadLetter>();
        while (await reader.ReadAsync(cancel))
        {
            letters.Add(new(
                StoredParty.Read(reader.GetString(0)),
                new(reader.GetInt32(1), reader.GetInt64(2)),
                reader.GetString(3),
                new(reader.GetDateTime(4)),
                (ConsumerId)reader.GetInt32(5)));
        }

        return letters;
    }

    private async Task<long[]> Positions(string text, CancellationToken cancel, params object[] values)
    {
        var positions = new long[options.Value.Count];
        await using var command = Command(text, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetInt32(0) is var partition && partition < positions.Length)
            {
                positions[partition] = reader.GetInt64(1);
            }
        }

        return positions;
    }

    private async Task Execute(string text, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(text, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Command(string text, params object[] values)
    {
        var command = source.CreateCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
