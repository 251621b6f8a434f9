using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger;

/// <summary>Writes the ledger to SQLite, on the writer's thread.</summary>
internal sealed class SqliteLedgerWriter(SqliteLedgerFile file) : ILedgerWriter
{
    public TaskScheduler Scheduler => file.Writing;

    public Task<int> Cut(int partitions, CancellationToken cancel = default) => file.Write(
        writer =>
        {
            writer.Connection.Execute("insert or ignore into ledger_shape (id, partitions) values (1, ?1)", partitions);
            return writer.Connection.Query("select partitions from ledger_shape", static row => row.GetInt32(0))[0];
        },
        cancel);

    public Task<LedgerHead> TakeOver(int partition, CancellationToken cancel = default) => file.Write(
        writer => writer.Connection.Query(
            """
            insert into ledger_head (partition, epoch, position, hash) values (?1, 1, 0, ?2)
            on conflict (partition) do update set epoch = epoch + 1
            returning partition, epoch, position, hash
            """,
            Head, partition, LedgerChain.Origin)[0],
        cancel);

    public Task<IReadOnlyList<LedgerHead>> Renew(
        IReadOnlyList<OwnedPartition> held,
        CancellationToken cancel = default) =>
        file.Write<IReadOnlyList<LedgerHead>>(
        writer => writer.Connection.Query(
            """
            update ledger_head set epoch = epoch + 1
            where (partition, epoch) in (select value ->> 0, value ->> 1 from json_each(?1))
            returning partition, epoch, position, hash
            """,
            Head,
            JsonSerializer.Serialize(
                held.Select(static partition => new[] { partition.Head.Partition, partition.Head.Epoch }))),
        cancel);

    public Task<CommitOutcome> Commit(IReadOnlyList<OwnedPartition> partitions, CancellationToken cancel = default) =>
        file.Write(writer => writer.Commit(partitions), cancel);

    public Task<IReadOnlyList<int>> Taken(IReadOnlyList<AppendRequest> requests, CancellationToken cancel = default) =>
        file.Write<IReadOnlyList<int>>(
        writer =>
        [
            .. Enumerable.Range(0, requests.Count).Where(place => writer.Connection.Query(
                "select 1 from ledger where source = ?1 and version > ?2 and version <= ?3 limit 1",
                static _ => true,
                requests[place].Source,
                requests[place].Version,
                requests[place].Version + requests[place].Drafts.Count)
                is [true]),
        ],
        cancel);

    public Task<long> TakeIn(IEnumerable<LedgerRecord> records, CancellationToken cancel = default) =>
        file.Write(writer => writer.TakeIn(records), cancel);

    public static LedgerHead Head(SqliteDataReader row) =>
        new(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3));
}
