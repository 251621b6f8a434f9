using Grid.Ledger;
using Grid.Storage;

namespace Grid.Silo;

/// <summary>
/// Chooses the store of a city: PostgreSQL when a connection string <c>Grid</c> is given, files in <c>Grid:Data</c>
/// (./city) otherwise.
/// </summary>
internal static class CityStore
{
    public static StoreOptions Of(IConfiguration configuration) =>
        configuration.GetConnectionString("Grid") is { Length: > 0 } database
        ? new StoreOptions.Postgres(database)
        : new StoreOptions.Embedded(Path.GetFullPath(configuration["Grid:Data"] ?? "city"));

    /// <summary>
    /// Checks the store before the city uses it, and locks an embedded store for this process.
    /// </summary>
    /// <param name="remade">A part that the caller is about to rebuild from the ledger.</param>
    /// <exception cref="StoreRefusedException">
    /// The store cannot be used; the message says why, and what to do.
    /// </exception>
    public static Task<OpenedStore> Open(
        StoreOptions store,
        IConfiguration configuration,
        StorePart? remade,
        CancellationToken stop) =>
        OpenedStore.Open(
            store, (configuration.GetSection("Grid:Ledger").Get<LedgerOptions>() ?? new()).Partitions, remade, stop);
}
