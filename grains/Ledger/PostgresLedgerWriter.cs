using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace Grid.Ledger;

/// <summary>Writes the ledger to PostgreSQL.</summary>
internal sealed class PostgresLedgerWriter([FromKeyedServices(LedgerServices.Key)] NpgsqlDataSource source)
    : ILedgerWriter,
        IAsyncDisposable
{
    /// <summary>
    /// Seconds after which an unanswered statement counts as lost: several fit into the time that callers wait.
    /// </summary>
    public const int Patience = 5;

    private const string SourceVersion = "ledger_source_version";

    private PostgresCommit? commit;

    public TaskScheduler Scheduler => TaskScheduler.Default;

    public async Task<int> Cut(int partitions, CancellationToken cancel = default)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new("insert into ledger_shape (partitions) values ($1) on conflict do nothing")
        {
            Parameters = { new() { Value = partitions } },
        });
        batch.BatchCommands.Add(new("select partitions from ledger_shape"));
        return (int)(await batch.ExecuteScalarAsync(cancel))!;
    }

    public async Task<LedgerHead> TakeOver(int partition, CancellationToken cancel = default)
    {
        await using var command = source.CreateCommand("""
            insert into ledger_head (partition, epoch, position, hash) values ($1, 1, 0, $2)
            on conflict (partition) do update set epoch = ledger_head.epoch + 1
            returning partition, epoch, position, hash
            """);
        command.CommandTimeout = Patience;
        command.Parameters.Add(new() { Value = partition });
        command.Parameters.Add(new() { Value = LedgerChain.Origin });
        return (await Heads(command, cancel))[0];
    }

    public async Task<IReadOnlyList<LedgerHead>> Renew(
        IReadOnlyList<OwnedPartition> held,
        CancellationToken cancel = default)
    {
        await using var command = source.CreateCommand("""
            update ledger_head h set epoch = h.epoch + 1
            from unnest($1, $2) held(partition, epoch)
            where h.partition = held.partition and h.epoch = held.epoch
            returning h.partition, h.epoch, h.position, h.hash
            """);
        command.CommandTimeout = Patience;
        command.Parameters.Add(new() { Value = held.Select(static partition => partition.Head.Partition).ToArray() });
        command.Parameters.Add(new() { Value = held.Select(static partition => partition.Head.Epoch).ToArray() });
        return await Heads(command, cancel);
    }

    public async Task<CommitOutcome> Commit(
        IReadOnlyList<OwnedPartition> partitions,
        CancellationToken cancel = default)
    {
        try
        {
            commit ??= await PostgresCommit.Open(source, cancel);
            return new(CommitFault.None, await commit.Execute(partitions, cancel));
        }
        catch (PostgresException refused)
            when (refused.SqlState == PostgresErrorCodes.UniqueViolation && refused.ConstraintName == SourceVersion)
        {
            return CommitOutcome.VersionTaken(refused.MessageText);
        }
        catch (PostgresException refused) when (IsOfARow(refused.SqlState))
        {
            return CommitOutcome.Rejected(refused.MessageText);
        }
        catch
        {
            await Close();
            throw;
        }
    }

    public async Task<IReadOnlyList<int>> Taken(
        IReadOnlyList<AppendRequest> requests,
        CancellationToken cancel = default)
    {
        await using var command = source.CreateCommand("""
            select r.place::integer - 1 from unnest($1, $2, $3) with ordinality r(source, before, count, place)
            where exists (
                select from ledger l
                where l.source = r.source and l.version > r.before and l.version <= r.before + r.count)
            """);
        command.Parameters.Add(new() { Value = requests.Select(static request => request.Source).ToArray() });
        command.Parameters.Add(new() { Value = requests.Select(static request => request.Version).ToArray() });
        command.Parameters.Add(new() { Value = requests.Select(static request => request.Drafts.Count).ToArray() });
        var taken = new List<int>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            taken.Add(reader.GetInt32(0));
        }

        return taken;
    }

    public async Task<long> TakeIn(IEnumerable<LedgerRecord> records, CancellationToken cancel = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var all = await connection.BeginTransactionAsync(cancel);
        await using var select = new NpgsqlCommand(
            "select partition, epoch, position, hash from ledger_head for update", connection, all);
        var ends = new PartitionEnds(await Heads(select, cancel));
        await using (var copy = await connection.BeginBinaryImportAsync(
            "copy ledger (partition, position, source, version, type, at, by, parties, payload, hash) from stdin "
            + "(format binary)",
            cancel))
        {
            foreach (var record in records)
            {
                await Copy(copy, ends.Place(record), cancel);
            }

            await copy.CompleteAsync(cancel);
        }

        foreach (var moved in ends.Moved)
        {
            await using var move = new NpgsqlCommand(
                """
                insert into ledger_head as h (partition, epoch, position, hash) values ($1, 1, $2, $3)
                on conflict (partition) do update set
                    epoch = h.epoch + 1, position = excluded.position, hash = excluded.hash
                """,
                connection,
                all)
            {
                Parameters =
                {
                    new() { Value = moved.Partition },
                    new() { Value = moved.Position },
                    new() { Value = moved.Hash },
                },
            };
            await move.ExecuteNonQueryAsync(cancel);
        }

        await all.CommitAsync(cancel);
        return ends.Placed;
    }

    public async ValueTask DisposeAsync() => await Close();

    private static async Task Copy(NpgsqlBinaryImporter copy, LedgerRecord record, CancellationToken cancel)
    {
        await copy.StartRowAsync(cancel);
        await copy.WriteAsync(record.Position.Partition, NpgsqlDbType.Integer, cancel);
        await copy.WriteAsync(record.Position.Position, NpgsqlDbType.Bigint, cancel);
        await copy.WriteAsync(record.Source, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(record.Version, NpgsqlDbType.Integer, cancel);
        await copy.WriteAsync(record.Type, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(record.At.UtcDateTime, NpgsqlDbType.TimestampTz, cancel);
        await copy.WriteAsync(record.By, NpgsqlDbType.Text, cancel);
        string[] parties = [.. record.Parties.Select(static party => party.ToString())];
        await copy.WriteAsync(parties, NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(record.Payload, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(record.Hash, NpgsqlDbType.Bytea, cancel);
    }

    /// <summary>
    /// Data exceptions, broken constraints and values beyond a limit come from a row; all other errors from the server
    /// or the way to it.
    /// </summary>
    private static bool IsOfARow(string state) => state[..2] is "22" or "23" or "54";

    private static async Task<IReadOnlyList<LedgerHead>> Heads(NpgsqlCommand command, CancellationToken cancel)
    {
        var heads = new List<LedgerHead>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            heads.Add(new(reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3)));
        }

        return heads;
    }

    /// <summary>Closes the connection; the next commit opens another.</summary>
    private async Task Close()
    {
        if (commit is { } broken)
        {
            commit = null;
            await broken.DisposeAsync();
        }
    }
}
