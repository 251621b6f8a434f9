using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Grid.Tests.Streams;

/// <summary>A city of some silos in this process: the ledger, the stream to the parties and their fan-out, with stand-ins for the parties.</summary>
internal sealed class StreamCity(InProcessTestCluster cluster, Postbox postbox) : IAsyncDisposable
{
    public const int Partitions = 4;

    /// <summary>How long a test waits for what must come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public InProcessTestCluster Cluster => cluster;

    public Postbox Postbox => postbox;

    public ILedgerStore Store => Cluster.Silos[0].ServiceProvider.GetRequiredService<ILedgerStore>();

    public static async Task<StreamCity> Start(StoreOptions database, short silos = 1, Postbox? postbox = null, LogLevel log = LogLevel.None)
    {
        postbox ??= new Postbox();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(postbox).Configure<LedgerOptions>(static ledger => ledger.Partitions = Partitions);
            silo.Services.Configure<GrainTypeOptions>(static types => types.Classes.RemoveWhere(static type => type.Name == "HouseholdGrain"));
            silo.Configure<ClusterMembershipOptions>(static membership => (membership.ProbeTimeout, membership.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1), 2));
            silo.AddGridLedger(database)
                .AddLedgerConsumer<FanOutGrain>(FanOutGrain.Name, pace: TimeSpan.FromMilliseconds(20), Follower.Parties)
                .AddOutgoingGrainCallFilter<Forwarding>();
        });
        builder.ConfigureHost(host => host.Logging.ClearProviders().SetMinimumLevel(log).AddSimpleConsole());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new StreamCity(cluster, postbox);
    }

    /// <summary>Records events of a source until they are stored, as whoever decides them would.</summary>
    /// <returns>Their positions.</returns>
    public async Task<IReadOnlyList<LedgerPosition>> Append(int partition, string source, params IReadOnlyList<PartyRef>[] events)
    {
        var request = new AppendRequest(source, 0, [.. events.Select(static parties => new Draft("case.filed", DateTimeOffset.UnixEpoch, "desk-1", parties, "{}"))]);
        while (true)
        {
            try
            {
                var appended = await Cluster.Client.GetGrain<ILedgerPartitionGrain>(partition).Append(request);
                if (appended.Result is AppendResult.Stored)
                {
                    return [.. events.Select((_, place) => appended.First with { Position = appended.First.Position + place })];
                }

                if (appended.Result is AppendResult.VersionTaken) // stored by a try whose answer was lost
                {
                    return [.. (await Store.ReadSource(source)).Select(static record => record.Position)];
                }
            }
            catch (Exception trouble) when (Machine.Fails(trouble))
            {
                await Task.Delay(50);
            }
        }
    }

    public static async Task Until(Func<Task<bool>> come, string what)
    {
        var asked = TimeProvider.System.GetTimestamp();
        while (!await come())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(asked) < Patience, $"It did not come: {what}");
            await Task.Delay(10);
        }
    }

    public static Task Until(Func<bool> come, string what) => Until(() => Task.FromResult(come()), what);

    public async ValueTask DisposeAsync()
    {
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
    }
}
