using Grid.Gateway.Settings;
using Grid.Ledger;
using Grid.ReadModel;
using Grid.Storage;

namespace Grid.Silo;

/// <summary>The stores of the city without a silo, for the commands that look after them. Configured as the city is.</summary>
internal static class Offline
{
    private const int NoCity = 2;

    /// <param name="remade">The part that <paramref name="work"/> makes again; the city must not run meanwhile. Null for work that only reads.</param>
    public static async Task<int> Run(Func<IServiceProvider, Task<int>> work, CancellationToken stop, StorePart? remade = null)
    {
        var configuration = CityHost.Builder([]).Configuration;
        if (!SettingsCheck.Passes(SettingsCheck.Faults(configuration)))
        {
            return SettingsCheck.NotUnderstood;
        }

        var store = CityStore.Of(configuration);
        if (store is StoreOptions.Embedded { Directory: var folder } && !(Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.db").Any()))
        {
            await Console.Error.WriteLineAsync($"There is no city in {folder}. Grid__Data names the folder of another, ConnectionStrings__Grid a PostgreSQL database.");
            return NoCity;
        }

        try
        {
            await using var opened = remade is null ? null : await CityStore.Open(store, configuration, remade, stop);
            return await Run(work, store, configuration, stop);
        }
        catch (StoreRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static async Task<int> Run(Func<IServiceProvider, Task<int>> work, StoreOptions store, ConfigurationManager configuration, CancellationToken stop)
    {
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
