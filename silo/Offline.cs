using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Silo;

/// <summary>The stores of the city without a silo, for the commands that look after them. Configured as the city is.</summary>
internal static class Offline
{
    public static ServiceProvider Services()
    {
        var configuration = CityHost.Builder([]).Configuration;
        var store = CityStore.Of(configuration);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<LedgerOptions>().Bind(configuration.GetSection("Grid:Ledger"));
        services.AddGridLedgerStore(store);
        services.AddGridReadModelStore(store);
        return services.BuildServiceProvider();
    }
}
