using Dapper;
using Npgsql;

namespace Grid.Storage;

/// <summary>
/// Reads the state of the schemas of a region's database before a silo starts. The ledger and the grains' state lie in
/// the connection's own schema, the read model and the contacts each in theirs. One transaction reads all, so that it
/// sees a running region at one moment.
/// </summary>
internal static class PostgresParts
{
    /// <summary>The schemas beside the connection's own.</summary>
    public const string ReadModel = "readmodel", Contacts = "contacts";

    private const string Identity = "city_identity";

    /// <summary>
    /// The lock that a silo holds while it examines the store and writes the identity: silos that start together take
    /// turns.
    /// </summary>
    public const string Turn = "select pg_advisory_lock(hashtext('grid.city_identity'))";

    public static async Task<StoreState> Look(NpgsqlConnection database)
    {
        await using var moment = await database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var own = await database.QuerySingleAsync<string>("select current_schema()");
        var witnesses = new List<Witness>();
        var (heads, ends) = (new Dictionary<int, long>(), new Dictionary<int, long>());
        int? cut = null;
        List<PartState> parts =
        [
            await Part(StorePart.Ledger, own, "ledger"),
            await Part(StorePart.ReadModel, ReadModel),
            await Part(StorePart.Contacts, Contacts),
        ];
        if (parts[0].IsKept)
        {
            cut = await database.QuerySingleOrDefaultAsync<int?>("select partitions from ledger_shape");
            foreach (
                var (partition, position) in await database.QueryAsync<(int, long)>(
                    "select partition, position from ledger_head"))
            {
                heads[partition] = position;
            }

            var last = Math.Max(cut ?? 0, heads.Keys.DefaultIfEmpty().Max());
            foreach (var (partition, position) in await database.QueryAsync<(int, long)>(
                "select p, coalesce((select max(position) from ledger where partition = p), 0) from "
                + "generate_series(0, @last) p",
                new { last }))
            {
                ends[partition] = position;
            }

            await Note(StorePart.Ledger, $"{own}.ledger_cursor", "brought records");
            await Note(StorePart.Ledger, $"{own}.dead_letter", "a dead letter");
            await Note(StorePart.Ledger, $"{own}.snapshot_reach", "a snapshot");
        }

        await Note(StorePart.ReadModel, $"{ReadModel}.read_to", "read");
        await Note(StorePart.ReadModel, $"{ReadModel}.set_aside", "set a record aside");
        return new($"the database {database.Database}", parts, cut, heads, ends, witnesses);

        async Task<PartState> Part(StorePart part, string schema, string? table = null)
        {
            var name = table is null ? $"schema {schema}" : $"the ledger (schema {schema})";
            var state = new PartState(part, name, $"drop schema {schema} cascade", Presence.Missing);
            if (!await database.QuerySingleAsync<bool>(
                    "select exists (select from pg_namespace where nspname = @schema)", new { schema }))
            {
                return state;
            }

            var rows = await database.QueryAsync<string>(
                "select tablename from pg_tables where schemaname = @schema", new { schema });
            var tables = rows.ToHashSet();
            var identity = tables.Remove(Identity)
                ? await database.QuerySingleOrDefaultAsync<string>($"select id from {schema}.{Identity}")
                : null;
            if (table is null ? tables.Count > 0 : tables.Contains(table))
            {
                return state with { Presence = Presence.Kept, Identity = identity };
            }

            return state with { Presence = identity is null ? Presence.Empty : Presence.Unborn, Identity = identity };
        }

        async Task Note(StorePart part, string table, string what)
        {
            if (await database.QuerySingleAsync<bool>("select to_regclass(@table) is not null", new { table }))
            {
                var rows = await database.QueryAsync<(int Partition, long Position)>(
                    $"select partition, max(position) from {table} group by partition order by partition");
                witnesses.AddRange(rows.Select(row => new Witness(part, what, row.Partition, row.Position)));
            }
        }
    }

    /// <summary>Writes the city's identity into the schemas, all at once.</summary>
    public static Task Mark(NpgsqlConnection database, string identity) => database.ExecuteAsync(
        string.Join(";\n", new[] { "", $"{ReadModel}.", $"{Contacts}." }.Select(schema =>
            $"""
             {(schema.Length == 0 ? "" : $"create schema if not exists {schema.TrimEnd('.')};")}
             create table if not exists {schema}{Identity} (one integer primary key check (one = 1), id text not null);
             insert into {schema}{Identity} as held (one, id) values (1, @identity)
             on conflict (one) do update set id = excluded.id where held.id <> excluded.id
             """)),
        new { identity });
}
