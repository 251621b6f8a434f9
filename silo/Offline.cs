using Grid.Ledger;
using Grid.ReadModel;
using Grid.Storage;

namespace Grid.Silo;

/// <summary>The stores of the city without a silo, for the commands that look after them. Configured as the city is.</summary>
internal static class Offline
{
    private const int NoCity = 2;

    public static async Task<int> Run(Func<IServiceProvider, Task<int>> work, CancellationToken stop)
    {
        var configuration = CityHost.Builder([]).Configuration;
        var store = CityStore.Of(configuration);
        if (store is StoreOptions.Embedded { Directory: var folder } && !Directory.EnumerateFiles(folder, "*.db").Any())
        {
            await Console.Error.WriteLineAsync($"There is no city in {folder}. Grid__Data names the folder of another, ConnectionStrings__Grid a PostgreSQL database.");
            return NoCity;
        }

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<LedgerOptions>().Bind(configuration.GetSection("Grid:Ledger"));
        services.AddGridLedgerStore(store);
        services.AddGridReadModelStore(store);
        await using var provider = services.BuildServiceProvider();
        await LedgerMigrations.Apply(store, stop);
        return await work(provider);
    }
}
