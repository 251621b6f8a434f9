using System.Net;
using Grid.Storage;
using Grid.Tests.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Grid.Tests.City;

/// <summary>
/// A silo in this process on a store, as a process would run it: the one set-up of all tests with silos. The test says
/// what the silo holds, a whole city or one part of it. On PostgreSQL it joins the silos of the same database.
/// </summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost host;
    private bool ended;

    private TestSilo(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IManagementGrain Management => Grains.GetGrain<IManagementGrain>(0);

    /// <param name="holds">Adds what the silo holds, its storage among it.</param>
    /// <param name="furnish">What else is different in its process: its log, its clock.</param>
    /// <param name="settings">Configuration, as <c>Grid:Parties:SnapshotEvery</c>.</param>
    public static async Task<TestSilo> Start(
        StoreOptions store,
        Action<ISiloBuilder> holds,
        Action<HostApplicationBuilder>? furnish = null,
        params IEnumerable<(string Key, string Value)> settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo =>
        {
            holds(silo);
            if (store is StoreOptions.Postgres)
            {
                silo.ConfigureEndpoints(IPAddress.Loopback, Ports.Free(), Ports.Free());
                silo.Configure<ClusterMembershipOptions>(LoseDeadSilosSoon);
            }
        });
        furnish?.Invoke(builder);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }

        return new(host);
    }

    /// <summary>
    /// Ends as a process does that is asked to; <see cref="SeparateProcess"/> shows how one ends that is killed.
    /// </summary>
    public async Task Stop()
    {
        if (!ended)
        {
            ended = true;
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await Stop();

    private static void LoseDeadSilosSoon(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 3;

        // A silo that starts waits for those that died before it until their last sign of life is this old, three times
        // over.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(1);
    }
}
