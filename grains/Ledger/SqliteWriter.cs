using System.Text;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Grid.Ledger;

/// <summary>
/// The one connection that writes, and the statements of a commit prepared on it. Used on the writer's thread alone.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly StringBuilder text = new();
    private readonly SqliteStatement begin;
    private readonly SqliteStatement move;
    private readonly SqliteStatement store;
    private readonly SqliteStatement end;
    private readonly SqliteStatement undo;

    public SqliteWriter(string directory)
    {
        Connection = new(SqliteLedgerFile.ConnectionString(directory, SqliteOpenMode.ReadWrite, pooling: false));
        Connection.Open();
        Connection.Execute(
            "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000; pragma "
            + "wal_autocheckpoint = 4000");
        begin = new(Connection, "begin immediate");
        move = new(
            Connection,
            "update ledger_head set position = ?4, hash = ?5 where partition = ?1 and epoch = ?2 and position = ?3");
        store = new(Connection, """
            insert into ledger (partition, position, source, version, type, at, "by", parties, payload, hash)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """);
        end = new(Connection, "commit");
        undo = new(Connection, "rollback");
    }

    public SqliteConnection Connection { get; }

    public CommitOutcome Commit(IReadOnlyList<OwnedPartition> runs)
    {
        begin.Run();
        try
        {
            var moved = new List<int>(runs.Count);
            foreach (var run in runs)
            {
                if (Move(run.Head, run.Next))
                {
                    moved.Add(run.Head.Partition);
                    foreach (var record in run.Pending)
                    {
                        Store(record);
                    }
                }
            }

            end.Run();
            return new(CommitFault.None, moved);
        }
        catch (SqliteException refused) when (refused.SqliteExtendedErrorCode == SQLITE_CONSTRAINT_UNIQUE)
        {
            undo.Run();
            return CommitOutcome.VersionTaken(refused.Message);
        }
        catch (SqliteException refused)
            when (refused.SqliteErrorCode is SQLITE_CONSTRAINT or SQLITE_TOOBIG or SQLITE_MISMATCH)
        {
            undo.Run();
            return CommitOutcome.Rejected(refused.Message);
        }
    }

    /// <summary>Stores records of another ledger in one transaction; a failure leaves it to be rolled back.</summary>
    public long TakeIn(IEnumerable<LedgerRecord> records)
    {
        begin.Run();
        var ends = new PartitionEnds(Connection.Query(
            "select partition, epoch, position, hash from ledger_head", SqliteLedgerWriter.Head));
        foreach (var record in records)
        {
            Store(ends.Place(record));
        }

        foreach (var moved in ends.Moved)
        {
            Connection.Execute(
                """
                insert into ledger_head (partition, epoch, position, hash) values (?1, 1, ?2, ?3)
                on conflict (partition) do update set
                    epoch = epoch + 1, position = excluded.position, hash = excluded.hash
                """,
                moved.Partition, moved.Position, moved.Hash);
        }

        end.Run();
        return ends.Placed;
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<SqliteStatement>)[begin, move, store, end, undo])
        {
            statement.Dispose();
        }

        Connection.Dispose();
    }

    private bool Move(LedgerHead head, LedgerHead next) => move
        .Bind(1, head.Partition)
        .Bind(2, head.Epoch)
        .Bind(3, head.Position)
        .Bind(4, next.Position)
        .Bind(5, next.Hash)
        .Run() == 1;

    private void Store(LedgerRecord record) => store
        .Bind(1, record.Position.Partition)
        .Bind(2, record.Position.Position)
        .Bind(3, record.Source)
        .Bind(4, record.Version)
        .Bind(5, record.Type)
        .Bind(6, LedgerChain.Microseconds(record.At))
        .Bind(7, record.By)
        .Bind(8, StoredParty.WriteJson(record.Parties, text))
        .Bind(9, record.Payload)
        .Bind(10, record.Hash)
        .Run();
}
