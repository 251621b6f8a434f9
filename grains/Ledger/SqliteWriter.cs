using Microsoft.Data.Sqlite;

namespace Grid.Ledger;

/// <summary>The one connection that writes, and the statements of a commit prepared on it. Used on the writer's thread alone.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int ConstraintUnique = 2067;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;

    private readonly SqliteCommand begin;
    private readonly SqliteCommand move;
    private readonly SqliteCommand store;
    private readonly SqliteCommand end;
    private readonly SqliteCommand undo;

    public SqliteWriter(string directory)
    {
        Connection = new(SqliteLedgerFile.ConnectionString(directory, SqliteOpenMode.ReadWrite, pooling: false));
        Connection.Open();
        Connection.Execute("pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000; pragma wal_autocheckpoint = 4000");
        begin = Prepare("begin immediate", 0);
        move = Prepare("update ledger_head set position = ?4, hash = ?5 where partition = ?1 and epoch = ?2 and position = ?3", 5);
        store = Prepare("""
            insert into ledger (partition, position, source, version, type, at, "by", parties, payload, hash)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """, 10);
        end = Prepare("commit", 0);
        undo = Prepare("rollback", 0);
    }

    public SqliteConnection Connection { get; }

    public Commit Commit(IReadOnlyList<OwnedPartition> runs)
    {
        begin.ExecuteNonQuery();
        try
        {
            var moved = new List<int>(runs.Count);
            foreach (var run in runs)
            {
                if (Move(run.Head, run.Next))
                {
                    moved.Add(run.Head.Partition);
                    foreach (var record in run.Run)
                    {
                        Store(record);
                    }
                }
            }

            end.ExecuteNonQuery();
            return new(CommitFault.None, moved);
        }
        catch (SqliteException refused) when (refused.SqliteExtendedErrorCode == ConstraintUnique)
        {
            undo.ExecuteNonQuery();
            return Ledger.Commit.VersionTaken(refused.Message);
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is TooBig or Constraint or Mismatch)
        {
            undo.ExecuteNonQuery();
            return Ledger.Commit.Rejected(refused.Message);
        }
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[begin, move, store, end, undo])
        {
            command.Dispose();
        }

        Connection.Dispose();
    }

    private bool Move(LedgerHead head, LedgerHead next)
    {
        move.Parameters[0].Value = head.Partition;
        move.Parameters[1].Value = head.Epoch;
        move.Parameters[2].Value = head.Position;
        move.Parameters[3].Value = next.Position;
        move.Parameters[4].Value = next.Hash;
        return move.ExecuteNonQuery() == 1;
    }

    private void Store(LedgerRecord record)
    {
        var parameters = store.Parameters;
        parameters[0].Value = record.Position.Partition;
        parameters[1].Value = record.Position.Position;
        parameters[2].Value = record.Source;
        parameters[3].Value = record.Version;
        parameters[4].Value = record.Type;
        parameters[5].Value = LedgerChain.Microseconds(record.At);
        parameters[6].Value = record.By;
        parameters[7].Value = StoredParty.WriteJson(record.Parties);
        parameters[8].Value = record.Payload;
        parameters[9].Value = record.Hash;
        store.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string text, int parameters)
    {
        var command = Connection.CreateCommand();
        command.CommandText = text;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}" });
        }

        command.Prepare();
        return command;
    }
}
