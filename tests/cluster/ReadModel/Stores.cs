using System.Globalization;
using Dapper;
using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Tests.ReadModel;

/// <summary>A read model of its own for a test, on one of the stores, and what tests do with it.</summary>
internal static class Stores
{
    public static async Task<ReadModelStore> Sqlite(LedgerOptions shape)
    {
        var store = new SqliteReadModel(Directory.CreateTempSubdirectory("grid-readmodel").FullName, shape);
        await store.Migrate();
        return store;
    }

    public static async Task<ReadModelStore> Postgres(Tests.PostgresFixture server, LedgerOptions shape)
    {
        var store = new PostgresReadModel(await server.CreateDatabase(), shape);
        await store.Migrate();
        return store;
    }

    public static PartitionReader[] Readers(this ReadModelStore store, MemoryLedger ledger) =>
        [.. Enumerable.Range(0, ledger.Shape.Count).Select(partition => new PartitionReader(partition, store, ledger))];

    /// <summary>Reads the ledger to its end, in pages of a size.</summary>
    public static async Task CatchUp(this ReadModelStore store, MemoryLedger ledger, int page = 50)
    {
        var readTo = await store.ReadTo();
        foreach (var (partition, reader) in store.Readers(ledger).Index())
        {
            foreach (var run in ledger
                    .All.Where(record =>
                        record.Position.Partition == partition && record.Position.Position > readTo[partition])
                    .Chunk(page))
            {
                await reader.Receive(run);
            }
        }
    }

    /// <summary>Every row of every table, as text.</summary>
    public static Task<List<string>> Dump(this ReadModelStore store) => store.Ask(async database =>
    {
        var dump = new List<string>();
        foreach (var table in Tables.Names)
        {
            await using var rows = await database.ExecuteReaderAsync($"select * from {table}");
            while (await rows.ReadAsync())
            {
                var values = Enumerable
                    .Range(0, rows.FieldCount)
                    .Select(column =>
                        string.Create(CultureInfo.InvariantCulture, $"{rows.GetName(column)}={rows.GetValue(column)}"));
                dump.Add($"{table}: {string.Join(" | ", values)}");
            }
        }

        dump.Sort(StringComparer.Ordinal);
        return dump;
    });
}
