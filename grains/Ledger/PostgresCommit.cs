using System.Text;
using Grid.Parties;
using Npgsql;
using NpgsqlTypes;

namespace Grid.Ledger;

/// <summary>
/// The one statement that commits, prepared on a connection of its own. It is one round trip and a transaction by
/// itself: it moves the heads that are where their owner believes, and stores the rows of those alone.
/// </summary>
internal sealed class PostgresCommit : IAsyncDisposable
{
    private const string Text = """
        with moved as (
            update ledger_head h set position = m.after, hash = m.hash
            from unnest($1, $2, $3, $4, $5) m(partition, epoch, before, after, hash)
            where h.partition = m.partition and h.epoch = m.epoch and h.position = m.before
            returning h.partition),
        stored as (
            insert into ledger (partition, position, source, version, type, at, by, parties, payload, hash)
            select r.partition, r.position, r.source, r.version, r.type, r.at, r.by,
                r.parties::text[], r.payload, r.hash
            from unnest($6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                r(partition, position, source, version, type, at, by, parties, payload, hash)
            where r.partition in (select partition from moved))
        select partition from moved
        """;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand command;
    private readonly StringBuilder array = new();

    private readonly List<int> headPartition;
    private readonly List<long> headEpoch;
    private readonly List<long> headBefore;
    private readonly List<long> headAfter;
    private readonly List<byte[]> headHash;
    private readonly List<int> partition;
    private readonly List<long> position;
    private readonly List<string> source;
    private readonly List<int> version;
    private readonly List<string> type;
    private readonly List<DateTime> at;
    private readonly List<string> by;
    private readonly List<string> parties;
    private readonly List<string> payload;
    private readonly List<byte[]> hash;

    private PostgresCommit(NpgsqlConnection connection)
    {
        this.connection = connection;
        command = new NpgsqlCommand(Text, connection) { CommandTimeout = PostgresLedgerWriter.Patience };
        headPartition = Column<int>(NpgsqlDbType.Integer);
        headEpoch = Column<long>(NpgsqlDbType.Bigint);
        headBefore = Column<long>(NpgsqlDbType.Bigint);
        headAfter = Column<long>(NpgsqlDbType.Bigint);
        headHash = Column<byte[]>(NpgsqlDbType.Bytea);
        partition = Column<int>(NpgsqlDbType.Integer);
        position = Column<long>(NpgsqlDbType.Bigint);
        source = Column<string>(NpgsqlDbType.Text);
        version = Column<int>(NpgsqlDbType.Integer);
        type = Column<string>(NpgsqlDbType.Text);
        at = Column<DateTime>(NpgsqlDbType.TimestampTz);
        by = Column<string>(NpgsqlDbType.Text);
        parties = Column<string>(NpgsqlDbType.Text);
        payload = Column<string>(NpgsqlDbType.Text);
        hash = Column<byte[]>(NpgsqlDbType.Bytea);
    }

    public static async Task<PostgresCommit> Open(NpgsqlDataSource source, CancellationToken cancel)
    {
        var commit = new PostgresCommit(await source.OpenConnectionAsync(cancel));
        try
        {
            // An accepted answer is a promise, so the commit waits for the disk under any default of the database.
            await using var durable = new NpgsqlCommand(
                "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = "
                + "'off'",
                commit.connection);
            await durable.ExecuteNonQueryAsync(cancel);
            await commit.command.PrepareAsync(cancel);
            return commit;
        }
        catch
        {
            await commit.DisposeAsync();
            throw;
        }
    }

    /// <returns>The partitions whose heads were moved.</returns>
    public async Task<IReadOnlyList<int>> Execute(IReadOnlyList<OwnedPartition> runs, CancellationToken cancel)
    {
        Fill(runs);
        var moved = new List<int>(runs.Count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            moved.Add(reader.GetInt32(0));
        }

        return moved;
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    private void Fill(IReadOnlyList<OwnedPartition> runs)
    {
        foreach (var parameter in command.Parameters)
        {
            ((System.Collections.IList)((NpgsqlParameter)parameter).Value!).Clear();
        }

        foreach (var run in runs)
        {
            var next = run.Next;
            headPartition.Add(run.Head.Partition);
            headEpoch.Add(run.Head.Epoch);
            headBefore.Add(run.Head.Position);
            headAfter.Add(next.Position);
            headHash.Add(next.Hash);
            foreach (var record in run.Pending)
            {
                partition.Add(record.Position.Partition);
                position.Add(record.Position.Position);
                source.Add(record.Source);
                version.Add(record.Version);
                type.Add(record.Type);
                at.Add(record.At.UtcDateTime);
                by.Add(record.By);
                parties.Add(Array(record.Parties));
                payload.Add(record.Payload);
                hash.Add(record.Hash);
            }
        }
    }

    /// <summary>An array literal: a list of lists has no place in a parameter.</summary>
    private string Array(IReadOnlyList<EntityRef> names)
    {
        array.Clear().Append('{');
        for (var i = 0; i < names.Count; i++)
        {
            array.Append(i == 0 ? "\"" : ",\"").Append(names[i].KindName).Append('/');
            foreach (var character in names[i].Key)
            {
                if (character is '"' or '\\')
                {
                    array.Append('\\');
                }

                array.Append(character);
            }

            array.Append('"');
        }

        return array.Append('}').ToString();
    }

    private List<T> Column<T>(NpgsqlDbType type)
    {
        var values = new List<T>();
        command.Parameters.Add(
            new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        return values;
    }
}
