using System.Data.Common;
using Grid.Counties.Export;
using Grid.Evidence;
using Grid.Gateway.Settings;
using Grid.Ledger;
using Grid.ReadModel;
using Grid.Storage;

namespace Grid.Silo;

/// <summary>
/// Opens the stores of the city without a silo, for the commands that look after them, with the city's configuration.
/// </summary>
internal static class Offline
{
    private const int NoCity = 2;

    /// <summary>Runs work that changes the store.</summary>
    /// <param name="remade">The part that <paramref name="work"/> rebuilds; the city must not run meanwhile.</param>
    public static Task<int> Change(Func<IServiceProvider, Task<int>> work, StorePart remade, CancellationToken stop) =>
        Configured(async (store, configuration) =>
        {
            await using var opened = await CityStore.Open(store, configuration, remade, stop);
            await LedgerMigrations.Apply(store, stop);
            return await Run((services, _) => work(services), store, configuration);
        });

    /// <summary>
    /// Runs work that adds to the ledger of a city that rests, or of one that has not begun, and to what lies beside
    /// the ledger.
    /// </summary>
    public static Task<int> Add(Func<IServiceProvider, StoreOptions, Task<int>> work, CancellationToken stop) =>
        Configured(
            async (store, configuration) =>
            {
                await using var opened = await CityStore.Open(store, configuration, remade: null, stop);
                await LedgerMigrations.Apply(store, stop);
                await StoreMigrations.Apply(store, stop);
                return await Run(
                    async (services, _) =>
                    {
                        await EvidenceServices.Prepare(store, services.GetRequiredService<IEvidenceStore>(), stop);
                        return await work(services, store);
                    },
                    store,
                    configuration);
            },
            mayBegin: true);

    /// <summary>
    /// Runs work that only reads, beside a running city or without one, with the store in any state.
    /// </summary>
    public static Task<int> Look(Func<IServiceProvider, StoreOptions, Task<int>> work) =>
        Configured((store, configuration) => Run(work, store, configuration));

    private static async Task<int> Configured(
        Func<StoreOptions, ConfigurationManager, Task<int>> work, bool mayBegin = false)
    {
        var configuration = CityHost.Builder([]).Configuration;
        if (!SettingsCheck.Passes(SettingsCheck.Faults(configuration)))
        {
            return SettingsCheck.NotUnderstood;
        }

        var store = CityStore.Of(configuration);
        if (!mayBegin
            && store is StoreOptions.Embedded { Directory: var folder }
            && !(Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.db").Any()))
        {
            await Console.Error.WriteLineAsync(
                $"There is no city in {folder}. Grid__Data names the folder of another, ConnectionStrings__Grid a "
                + "PostgreSQL database.");
            return NoCity;
        }

        try
        {
            return await work(store, configuration);
        }
        catch (StoreRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (DbException away)
        {
            await Console.Error.WriteLineAsync($"The store of the city does not answer: {away.Message}");
            return NoCity;
        }
    }

    /// <summary>The parts of a store that commands use, for the caller to dispose.</summary>
    public static ServiceProvider Services(StoreOptions store) => Services(store, CityHost.Builder([]).Configuration);

    private static async Task<int> Run(
        Func<IServiceProvider, StoreOptions, Task<int>> work,
        StoreOptions store,
        ConfigurationManager configuration)
    {
        await using var provider = Services(store, configuration);
        return await work(provider, store);
    }

    private static ServiceProvider Services(StoreOptions store, ConfigurationManager configuration)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<LedgerOptions>().Bind(configuration.GetSection("Grid:Ledger"));
        services.AddGridLedgerStore(store);
        services.AddGridReadModelStore(store);
        services.AddOptions<EvidenceOptions>().Bind(configuration.GetSection("Grid:Evidence"));
        services.AddGridEvidenceStore(store).AddSingleton<EvidenceVerifier>().AddSingleton<EvidenceWorkshop>();
        services.AddGridContactStore(store).AddSingleton<CountyBeside>();
        return services.BuildServiceProvider();
    }
}
