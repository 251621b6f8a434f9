using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace Grid.Benchmarks.Limit;

/// <summary>
/// The least that makes a report durable in a table of the ledger's shape: the next commit inserts all reports that
/// arrived while the last commit ran, as one insert of many rows, and then answers them.
/// </summary>
internal sealed class GroupCommit(NpgsqlDataSource database, TimeProvider time) : BackgroundService
{
    private const int MostRows = 500;
    private const string Schema = """
        create table ledger (
            partition integer not null,
            position bigint not null,
            source text collate "C" not null,
            version integer not null,
            type text not null,
            at timestamptz not null,
            by text not null,
            parties text[] not null,
            payload text not null,
            hash bytea not null,
            primary key (partition, position),
            unique (source, version)
        )
        """;

    private const string Statement = """
        insert into ledger (partition, position, source, version, type, at, by, parties, payload, hash)
        select 0, position, source, 1, 'case.reported', at, 'public', parties::text[], payload, hash
        from unnest($1, $2, $3, $4, $5, $6) r(position, source, at, parties, payload, hash)
        """;

    private const string Parties =
        "{\"department/330424-ZHZF\",\"cell/999902001001001\",\"segment/999902-H001-001\",\"road/999902-H001\"}";
    private readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(8192);
    private readonly byte[] hash = new byte[32];
    private long position;

    public Task Append(Guid id, string payload)
    {
        var one = new Waiting(id, payload);
        return waiting.Writer.TryWrite(one)
            ? one.Durable.Task
            : Task.FromException(new InvalidOperationException("Full."));
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var create = database.CreateCommand(Schema);
        await create.ExecuteNonQueryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenConnectionAsync(stoppingToken);
        await using var command = new NpgsqlCommand(Statement, connection);
        var positions = Column<long>(command, NpgsqlDbType.Bigint);
        var sources = Column<string>(command, NpgsqlDbType.Text);
        var times = Column<DateTime>(command, NpgsqlDbType.TimestampTz);
        var parties = Column<string>(command, NpgsqlDbType.Text);
        var payloads = Column<string>(command, NpgsqlDbType.Text);
        var hashes = Column<byte[]>(command, NpgsqlDbType.Bytea);
        await command.PrepareAsync(stoppingToken);
        var batch = new List<Waiting>(MostRows);
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < MostRows && waiting.Reader.TryRead(out var one))
            {
                batch.Add(one);
                positions.Add(++position);
                sources.Add($"case/{one.Id}");
                times.Add(time.GetUtcNow().UtcDateTime);
                parties.Add(Parties);
                payloads.Add(one.Payload);
                hashes.Add(hash);
            }

            await command.ExecuteNonQueryAsync(stoppingToken);
            batch.ForEach(static one => one.Durable.SetResult());
            batch.Clear();
            positions.Clear();
            sources.Clear();
            times.Clear();
            parties.Clear();
            payloads.Clear();
            hashes.Clear();
        }
    }

    private static List<T> Column<T>(NpgsqlCommand command, NpgsqlDbType type)
    {
        var values = new List<T>(MostRows);
        command.Parameters.Add(
            new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        return values;
    }

    private sealed record Waiting(Guid Id, string Payload)
    {
        public TaskCompletionSource Durable { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
