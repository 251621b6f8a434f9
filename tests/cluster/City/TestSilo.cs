using System.Net;
using Grid.Storage;
using Grid.Tests.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Grid.Tests.City;

/// <summary>
/// A silo in this process on a store, as a process would run it: the one set-up of all tests with silos. The test says
/// what the silo holds, a whole city or one part of it. On the embedded store the silo is the cluster, an in-process
/// test cluster of Orleans. On PostgreSQL it listens on TCP, since silos of other processes join it through the same
/// database, and a test cluster connects only the silos it starts itself.
/// </summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly Func<Task> stop;
    private bool ended;

    private TestSilo(IServiceProvider services, Func<Task> stop)
    {
        Services = services;
        this.stop = stop;
    }

    public IServiceProvider Services { get; }

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IManagementGrain Management => Grains.GetGrain<IManagementGrain>(0);

    /// <param name="holds">Adds what the silo holds, its storage among it.</param>
    /// <param name="furnish">What else is different in its process: its log, its clock.</param>
    /// <param name="settings">Configuration, as <c>Grid:Parties:SnapshotEvery</c>.</param>
    public static Task<TestSilo> Start(
        StoreOptions store,
        Action<ISiloBuilder> holds,
        Action<IHostApplicationBuilder>? furnish = null,
        params IEnumerable<(string Key, string Value)> settings)
    {
        return store is StoreOptions.Postgres ? StartOnTcp(Configure) : StartAlone(Configure);

        void Configure(IHostApplicationBuilder builder)
        {
            builder.Configuration.AddInMemoryCollection(
                settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
            builder.Logging.ClearProviders();
            builder.UseOrleans(holds);
            furnish?.Invoke(builder);
        }
    }

    /// <summary>
    /// Ends as a process does that is asked to; <see cref="SeparateProcess"/> shows how one ends that is killed.
    /// </summary>
    public async Task Stop()
    {
        if (!ended)
        {
            ended = true;
            await stop();
        }
    }

    public async ValueTask DisposeAsync() => await Stop();

    private static async Task<TestSilo> StartAlone(Action<IHostApplicationBuilder> configure)
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.Options.ClusterId = StorageServices.ClusterId;
        builder.Options.ServiceId = StorageServices.ServiceId;
        builder.Options.UseRealEnvironmentStatistics = true;
        builder.Options.InitializeClientOnDeploy = false; // tests call grains from within the silo
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) => configure(host));
        var cluster = builder.Build();
        try
        {
            await cluster.DeployAsync();
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        return new(cluster.Silos[0].ServiceProvider, async () =>
        {
            await cluster.StopAllSilosAsync();
            await cluster.DisposeAsync();
        });
    }

    private static async Task<TestSilo> StartOnTcp(Action<IHostApplicationBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        configure(builder);
        builder.UseOrleans(static silo => silo
            .ConfigureEndpoints(IPAddress.Loopback, Ports.Free(), Ports.Free())
            .Configure<ClusterMembershipOptions>(LoseDeadSilosSoon));
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

        return new(host.Services, async () =>
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        });
    }

    private static void LoseDeadSilosSoon(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 3;

        // A silo that starts waits for those that died before it until their last sign of life is this old, three times
        // over.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(1);
    }
}
