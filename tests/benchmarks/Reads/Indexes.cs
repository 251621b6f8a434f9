using System.Data.Common;

namespace Grid.Benchmarks.Reads;

/// <summary>
/// The indexes of the read model, taken away while its tables are filled and made again from the full tables, which
/// takes a fraction of the time.
/// </summary>
internal sealed class Indexes
{
    private const string Sqlite =
        "select name, sql from sqlite_master where type = 'index' and sql is not null";

    private const string Postgres = """
        select 'readmodel.' || indexname, indexdef from pg_indexes
        where schemaname = 'readmodel' and indexname not in (select conname from pg_constraint)
        """;

    private readonly List<(string Name, string Sql)> all = [];
    private readonly DbConnection database;

    private Indexes(DbConnection database) => this.database = database;

    public static async Task<Indexes> TakeAway(DbConnection database, bool embedded)
    {
        var indexes = new Indexes(database);
        await using (var list = database.CreateCommand())
        {
            list.CommandText = embedded ? Sqlite : Postgres;
            await using var rows = await list.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                indexes.all.Add((rows.GetString(0), rows.GetString(1)));
            }
        }

        foreach (var (name, _) in indexes.all)
        {
            await indexes.Run($"drop index {name}");
        }

        return indexes;
    }

    public async Task MakeAgain()
    {
        foreach (var (_, sql) in all)
        {
            await Run(sql);
        }
    }

    private async Task Run(string statement)
    {
        await using var command = database.CreateCommand();
        command.CommandText = statement;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
