using Grid.Ledger;
using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Grid.Tests.Ledger;

/// <summary>Silos that hold nothing but a ledger, whose patience is in our hand.</summary>
internal sealed class LedgerCity : IAsyncDisposable
{
    private readonly TestLedger ledger;
    private readonly InProcessTestCluster cluster;

    private LedgerCity(TestLedger ledger, InProcessTestCluster cluster, FakeTimeProvider clock) => (this.ledger, this.cluster, Clock) = (ledger, cluster, clock);

    /// <summary>The clock by which the ledger waits.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>The same store, seen by a silo that the city knows nothing of.</summary>
    public TestLedger Stranger => ledger;

    public InProcessTestCluster Cluster => cluster;

    public static async Task<LedgerCity> Start(string store, PostgresFixture postgres, short silos = 1, Action<LedgerOptions>? configure = null) =>
        await Start(await TestLedger.Create(store, postgres, configure), silos, configure);

    public static async Task<LedgerCity> Start(TestLedger ledger, short silos = 1, Action<LedgerOptions>? configure = null)
    {
        var clock = new FakeTimeProvider();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddGridLedger(ledger.Database);
            silo.Services.Configure(configure ?? (static _ => { }));
            silo.Services.Configure<SiloMessagingOptions>(static options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
            silo.Services.Configure<ClusterMembershipOptions>(static options => (options.ProbeTimeout, options.NumMissedProbesLimit) = (TimeSpan.FromSeconds(0.5), 2));
            silo.Services.AddSingleton<CommitLoop>(services => new(
                services.GetRequiredService<ILedgerWriter>(),
                services.GetRequiredService<IOptions<LedgerOptions>>(),
                clock,
                NullLogger<CommitLoop>.Instance));
        });
        builder.ConfigureClient(static client => client.Services.Configure<ClientMessagingOptions>(static options => options.ResponseTimeout = TimeSpan.FromSeconds(5)));
        builder.ConfigureSiloHost(static (_, host) => host.Logging.ClearProviders());
        builder.ConfigureClientHost(static host => host.Logging.ClearProviders());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(ledger, cluster, clock);
    }

    public ILedgerPartitionGrain Partition(int number) => cluster.Client.GetGrain<ILedgerPartitionGrain>(number);

    public ILedgerReaderGrain Reader => cluster.Client.GetGrain<ILedgerReaderGrain>(0);

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        await ledger.DisposeAsync();
    }
}
