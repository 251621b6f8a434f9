namespace Grid.Tests.Processes;

/// <summary>
/// A region as it is delivered: silos that share a PostgreSQL database of its own, and gateways apart from them.
/// </summary>
public sealed class Region : IAsyncDisposable
{
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(5);
    private readonly PostgresServer postgres = new();
    private IReadOnlyList<(string Name, string Value)> shared = [];

    private Region()
    {
    }

    /// <summary>The connection string of its database.</summary>
    public string Database { get; private set; } = "";

    public IReadOnlyList<ServerProcess> Silos { get; private set; } = [];

    public IReadOnlyList<ServerProcess> Gateways { get; private set; } = [];

    /// <summary>
    /// Starts all of it at once and waits until all is ready. Throws where PostgreSQL is not installed: see
    /// <see cref="PostgresServer.IsInstalled"/>.
    /// </summary>
    /// <param name="silos">How many silos, at least one.</param>
    /// <param name="gateways">How many gateways.</param>
    /// <param name="driven">Whether senders of requests say what time it is; otherwise it is the present.</param>
    /// <param name="county">The folder of the county; the second county unless said.</param>
    /// <param name="settings">
    /// Further settings of every process, such as <c>("Grid__Ledger__Partitions", "4")</c>.
    /// </param>
    public static async Task<Region> Start(
        int silos = 2,
        int gateways = 1,
        bool driven = false,
        string? county = null,
        params IReadOnlyList<(string Name, string Value)> settings)
    {
        var region = new Region();
        try
        {
            region.Database = await region.postgres.CreateDatabase();
            region.shared =
            [
                ("ConnectionStrings__Grid", region.Database),
                ("Grid__Clock", driven ? "driven" : "present"),
                .. settings,
            ];
            region.Silos = [.. Enumerable.Range(0, silos).Select(_ => region.Silo(county ?? Repository.SecondCounty))];
            region.Gateways =
            [
                .. Enumerable.Range(0, gateways).Select(_ => new ServerProcess(BuiltPrograms.Gateway, region.shared)),
            ];
            await Task.WhenAll(region.Silos.Concat(region.Gateways).Select(static server => server.Start()));
            return region;
        }
        catch
        {
            await region.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command of the silo on the region's stores: <c>Command("ledger", "verify")</c>.</summary>
    public Task<(int Code, string Said)> Command(params string[] arguments) =>
        BuiltPrograms.Run(BuiltPrograms.Silo, arguments, shared, LongestCommand);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Silos.Concat(Gateways).Select(static server => server.DisposeAsync().AsTask()));
        postgres.Dispose();
    }

    private ServerProcess Silo(string county) => new(
        BuiltPrograms.Silo,
        [
            .. shared,
            ("Grid__Door", "off"),
            ("Grid__County", county),
            ("Grid__Silo__Address", "127.0.0.1"),
            ("Grid__Silo__Port", $"{Ports.Free()}"),
            ("Grid__Silo__GatewayPort", $"{Ports.Free()}"),
        ]);
}
