using Npgsql;

namespace Grid.Storage;

/// <summary>Reads the state of a store without opening it for a city, for commands that only read.</summary>
internal static class StoreLook
{
    public static async Task<StoreState> At(StoreOptions store, CancellationToken cancel)
    {
        switch (store)
        {
            case StoreOptions.Embedded embedded:
                return SqliteParts.Look(embedded);
            case StoreOptions.Postgres postgres:
                await using (
                    var database = new NpgsqlConnection(
                        new NpgsqlConnectionStringBuilder(postgres.ConnectionString)
                        {
                            Pooling = false,
                        }.ConnectionString))
                {
                    await database.OpenAsync(cancel);
                    return await PostgresParts.Look(database);
                }

            default:
                throw new NotSupportedException($"No city in {store}.");
        }
    }
}
