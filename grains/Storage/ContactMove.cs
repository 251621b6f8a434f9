using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Storage;

/// <summary>
/// Moves data that an earlier version kept among the snapshots to the store of contacts, once: contacts of reporters
/// and holders, and the intention of a re-cut. Rows are copied first, then erased from their old place. A move that
/// broke off anywhere begins again, and copies no row twice.
/// </summary>
internal static class ContactMove
{
    private const string Columns =
        "GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId, "
        + "PayloadBinary, ModifiedOn, Version";
    private const string Theirs = "GrainTypeString in ('reporter', 'holder', 'surveyor')";
    private const string Done = "create table if not exists moved_here (one integer primary key check (one = 1))";

    /// <summary>Blocks, as SQLite's calls do, before the silo begins.</summary>
    public static async Task Run(StoreOptions.Embedded store)
    {
        await using var file = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = store.ContactsFile, Pooling = false }.ConnectionString);
        file.Open();
        file.Execute(Done);
        if (file.QuerySingle<long>("select count(*) from moved_here") > 0)
        {
            return;
        }

        file.Execute("attach database @grains as old", new { grains = store.GrainsFile });
        file.Execute(
            $"""
             pragma busy_timeout = 10000; pragma synchronous = full; pragma secure_delete = on;
             insert or ignore into main.OrleansStorage ({Columns})
                 select {Columns} from old.OrleansStorage where {Theirs};
             delete from old.OrleansStorage where {Theirs};
             pragma old.wal_checkpoint(truncate);
             insert into moved_here (one) values (1)
             """);
    }

    public static async Task Run(StoreOptions.Postgres store, CancellationToken cancel)
    {
        await using var database = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(store.ConnectionString) { Pooling = false }.ConnectionString);
        await database.OpenAsync(cancel);
        await using var transaction = await database.BeginTransactionAsync(cancel);
        const string contacts = PostgresParts.Contacts;
        await database.ExecuteAsync("select pg_advisory_xact_lock(hashtext('grid.contacts.moved'))");
        await database.ExecuteAsync(Done.Replace("moved_here", $"{contacts}.moved_here", StringComparison.Ordinal));
        if (await database.QuerySingleAsync<long>($"select count(*) from {contacts}.moved_here") > 0)
        {
            return;
        }

        await database.ExecuteAsync(
            $"""
             insert into {contacts}.OrleansStorage ({Columns})
                 select {Columns} from OrleansStorage where {Theirs} on conflict do nothing;
             delete from OrleansStorage where {Theirs};
             insert into {contacts}.moved_here (one) values (1)
             """);
        await transaction.CommitAsync(cancel);
    }
}
