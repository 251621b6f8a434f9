using Grid.Ledger;
using Grid.Storage;

namespace Grid.Silo;

/// <summary>
/// Which store a city has: PostgreSQL when a connection string <c>Grid</c> is given, files in <c>Grid:Data</c> (./city)
/// otherwise.
/// </summary>
internal static class CityStore
{
    public static StoreOptions Of(IConfiguration configuration) =>
        configuration.GetConnectionString("Grid") is { Length: > 0 } database
        ? new StoreOptions.Postgres(database)
        : new StoreOptions.Embedded(Path.GetFullPath(configuration["Grid:Data"] ?? "city"));

    /// <summary>
    /// Looks at the store before anything of the city is made of it, and keeps an embedded one for this process alone.
    /// </summary>
    /// <param name="remade">A part that is about to be made again from the ledger.</param>
    /// <exception cref="StoreRefusedException">It cannot be used; the message says why, and what to do.</exception>
    public static Task<OpenedStore> Open(
        StoreOptions store,
        IConfiguration configuration,
        StorePart? remade,
        CancellationToken stop) =>
        OpenedStore.Open(
            store,
            (configuration.GetSection("Grid:Ledger").Get<LedgerOptions>() ?? new()).Partitions,
            remade,
            stop);
}
