using Grid.Foundation;
using Orleans.Configuration;

namespace Grid.Gateway.Foundation;

/// <summary>
/// The door apart from the silos: a client that finds them in the database they share, and waits while they start.
/// </summary>
internal static class CityClient
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A client does not learn that the silo it called has died; its call ends after this time. The time is longer than
    /// a silo tries to commit; a call that may take longer says so in its contract.
    /// </summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Adds the client. When no setting says where the silos are, it writes that to the console and returns false.
    /// </summary>
    public static bool TryAddCityClient(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (configuration.GetConnectionString("Grid") is not { Length: > 0 } database)
        {
            Console.Error.WriteLine(
                "The door alone finds its silos in PostgreSQL: set ConnectionStrings__Grid to the silos' database. "
                + "For a whole city in one process run the silo instead; it has a door of its own.");
            return false;
        }

        // The door answers /health/live while it still looks for silos.
        builder.Services.Configure<HostOptions>(static options => options.ServicesStartConcurrently = true);
        builder.Services.AddKnownInterfaces();
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(cluster =>
            {
                cluster.ClusterId = configuration["Grid:ClusterId"] ?? "grid";
                cluster.ServiceId = configuration["Grid:ServiceId"] ?? "grid";
            })
            .Configure<ClientMessagingOptions>(static messaging => messaging.ResponseTimeout = LongestAnswer)
            .UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = "Npgsql";
                clustering.ConnectionString = database;
            })
            .UseConnectionRetryFilter(static async (_, stop) =>
            {
                await Task.Delay(Pause, TimeProvider.System, stop);
                return true;
            }));
        return true;
    }
}
