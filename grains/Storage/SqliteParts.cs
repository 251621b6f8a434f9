using System.Data;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Grid.Storage;

/// <summary>
/// Reads the state of an embedded city's files before the city starts. It reads the header and the tables of each file,
/// and every page's structure (<c>quick_check</c>) of a small one, so that a start takes no longer the more a city
/// holds. Its calls block, so only the start uses it.
/// </summary>
internal static class SqliteParts
{
    /// <summary>Files up to this size are checked as a whole, in some tenths of a second.</summary>
    private const long Walked = 48L << 20;

    private const string Identity = "city_identity";

    public static StoreState Look(StoreOptions.Embedded store)
    {
        var witnesses = new List<Witness>();
        var (heads, ends) = (new Dictionary<int, long>(), new Dictionary<int, long>());
        int? cut = null;

        // The ledger is read last, and at one moment: beside a running city, no derived part is then found ahead of it.
        List<PartState> others =
        [
            Part(StorePart.ReadModel, store.ReadModelFile, lists =>
            {
                Note(lists, StorePart.ReadModel, "read_to", "read");
                Note(lists, StorePart.ReadModel, "set_aside", "set a record aside");
            }),
            Part(StorePart.Grains, store.GrainsFile, grains =>
            {
                Prepare(grains);
                Note(grains, StorePart.Grains, "snapshot_reach", "a snapshot");
            }),
            Part(StorePart.Contacts, store.ContactsFile, Prepare),
        ];
        var record = Part(StorePart.Ledger, store.LedgerFile, ledger =>
        {
            using var moment = ledger.BeginTransaction(deferred: true);
            cut = ledger.QuerySingleOrDefault<int?>("select partitions from ledger_shape");
            foreach (
                var (partition, position) in ledger.Query<(int, long)>("select partition, position from ledger_head"))
            {
                heads[partition] = position;
            }

            for (var partition = 0; partition <= Math.Max(cut ?? 0, heads.Keys.DefaultIfEmpty().Max()); partition++)
            {
                ends[partition] = ledger.QuerySingle<long>(
                    "select coalesce(max(position), 0) from ledger where partition = @partition", new { partition });
            }

            Note(ledger, StorePart.Ledger, "ledger_cursor", "brought records");
            Note(ledger, StorePart.Ledger, "dead_letter", "a dead letter");
        });
        return new(store.Directory, [record, .. others], cut, heads, ends, witnesses);

        void Note(SqliteConnection file, StorePart part, string table, string what)
        {
            if (Holds(file, table))
            {
                var rows = file.Query<(int Partition, long Position)>(
                    $"select partition, max(position) from {table} group by partition order by partition");
                witnesses.AddRange(rows.Select(row => new Witness(part, what, row.Partition, row.Position)));
            }
        }
    }

    /// <summary>
    /// Writes the city's identity into the files; the ledger's last, so that the next start continues one that broke
    /// off.
    /// </summary>
    public static void Mark(StoreOptions.Embedded store, string identity)
    {
        foreach (var file in new[] { store.ContactsFile, store.GrainsFile, store.ReadModelFile, store.LedgerFile })
        {
            using var connection = Open(file);
            connection.Execute(
                $"""
                 pragma journal_mode = wal;
                 create table if not exists {Identity} (one integer primary key check (one = 1), id text not null) strict;
                 insert into {Identity} (one, id) values (1, @identity)
                 on conflict (one) do update set id = excluded.id where id <> excluded.id
                 """,
                new { identity });
        }
    }

    private static PartState Part(StorePart part, string file, Action<SqliteConnection> look)
    {
        var name = Path.GetFileName(file);
        var state = new PartState(part, name, $"remove {name}, {name}-wal and {name}-shm", Presence.Missing);
        if (!File.Exists(file))
        {
            return state;
        }

        if (PrivateFiles.IsReadOnly(file))
        {
            return state with { ReadOnly = true };
        }

        try
        {
            var (length, journal) = (new FileInfo(file).Length, new FileInfo(file + "-wal"));
            if (length == 0 && !(journal.Exists && journal.Length > 0))
            {
                return state with { Presence = Presence.Empty };
            }

            using var connection = Open(file);
            var tables = connection.QuerySingle<long>(
                $"select count(*) from sqlite_schema where type = 'table' and name not in ('{Identity}', "
                + "'sqlite_sequence')");
            var identity = Holds(connection, Identity)
                ? connection.QuerySingleOrDefault<string>($"select id from {Identity}")
                : null;
            state = state with { Presence = tables > 0 ? Presence.Kept : Presence.Unborn, Identity = identity };
            if (length <= Walked && connection.QueryFirst<string>("pragma quick_check(1)") is not "ok" and var wrong)
            {
                return state with { Damage = wrong.TrimEnd().Split('\n')[^1] };
            }

            if (state.IsKept)
            {
                look(connection);
            }

            return state;
        }
        catch (Exception broken)
            when (broken is SqliteException or IOException or DataException or InvalidCastException)
        {
            return state with { Damage = broken.Message };
        }
    }

    /// <summary>
    /// Prepares the queries that Orleans keeps in the file: a query that cannot be prepared is damage of the file.
    /// </summary>
    private static void Prepare(SqliteConnection file)
    {
        var queries = Holds(file, "OrleansQuery") ? file.Query<string>("select QueryText from OrleansQuery") : [];
        foreach (var query in queries)
        {
            SqliteException.ThrowExceptionForRC(sqlite3_prepare_v2(file.Handle, query, out var statement), file.Handle);
            statement.Dispose();
        }
    }

    private static bool Holds(SqliteConnection file, string table) =>
        file.QuerySingle<long>(
            "select count(*) from sqlite_schema where type = 'table' and name = @table", new { table }) > 0;

    [SuppressMessage("Security", "CA2100", Justification = "A file's name, no input.")]
    private static SqliteConnection Open(string file)
    {
        PrivateFiles.Make(file);
        var words = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        var connection = new SqliteConnection(words.ConnectionString);
        connection.Open();
        return connection;
    }
}
