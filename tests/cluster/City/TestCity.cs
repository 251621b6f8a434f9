using Grid.Ledger;
using Grid.ReadModel;
using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Grid.Tests.City;

/// <summary>A silo of the whole city, as a process would run it, on a clock that the tests drive.</summary>
internal sealed class TestCity : IAsyncDisposable
{
    private static readonly (string, string)[] Usual =
    [
        ("Grid:Clock", "driven"), ("Grid:Ledger:Partitions", "4"), ("Grid:Ledger:CompareCases", "true"),
    ];

    private readonly TestSilo silo;
    private TestStore? store; // null where the test disposes of the store itself
    private int quarters;

    private TestCity(TestSilo silo, CallInterceptor interceptor)
    {
        this.silo = silo;
        CallInterceptor = interceptor;
    }

    public IServiceProvider Services => silo.Services;

    public IGrainFactory Grains => silo.Grains;

    public IManagementGrain Management => silo.Management;

    public IReadModelGrain ReadModel => Grains.GetGrain<IReadModelGrain>(0);

    public ILedgerStore Ledger => Services.GetRequiredService<ILedgerStore>();

    /// <summary>What the test does to calls from one grain to another.</summary>
    public CallInterceptor CallInterceptor { get; }

    /// <param name="settings">Configuration beside the clock's, as <c>Grid:Parties:SnapshotEvery</c>.</param>
    public static Task<TestCity> Start(StoreOptions store, params (string Key, string Value)[] settings) =>
        Start(store, static _ => { }, settings);

    /// <param name="furnish">
    /// What is different in it: where its log goes, which clock it has.
    /// </param>
    public static async Task<TestCity> Start(
        StoreOptions store,
        Action<IHostApplicationBuilder> furnish,
        params (string Key, string Value)[] settings)
    {
        var interceptor = new CallInterceptor();
        var silo = await TestSilo.Start(
            store,
            silo =>
            {
                silo.AddGridGrains(store, silo.Configuration).AddOutgoingGrainCallFilter(interceptor);
                if (store is StoreOptions.Postgres)
                {
                    // A grain wakes on any silo, not on the one it was first called from.
                    silo.Services.AddSingleton<PlacementStrategy>(new RandomPlacement());
                }
            },
            furnish,
            settings.Concat(Usual).DistinctBy(static setting => setting.Item1));
        return new(silo, interceptor);
    }

    /// <summary>The city of one test: its county is founded, and its store goes with it.</summary>
    public static Task<TestCity> Found(TestStore store, params (string Key, string Value)[] settings) =>
        Found(store, static _ => { }, settings);

    /// <param name="furnish">What is different in it: where its log goes, which clock it has.</param>
    public static async Task<TestCity> Found(
        TestStore store, Action<IHostApplicationBuilder> furnish, params (string Key, string Value)[] settings)
    {
        var city = await Start(store.Options, furnish, settings);
        city.store = store;
        await County.Found(city);
        return city;
    }

    /// <summary>The activations in memory, with the silos they are on.</summary>
    public async Task<ILookup<GrainId, SiloAddress>> Awake() =>
        (await Management.GetDetailedGrainStatistics()).ToLookup(
            static one => one.GrainId, static one => one.SiloAddress);

    /// <summary>A number that no other quarter of this city has.</summary>
    public int NextQuarter() => Interlocked.Increment(ref quarters);

    /// <summary>Deactivates all idle grains; the next call to one activates it from what it stored.</summary>
    public Task Rest() => Management.ForceActivationCollection(TimeSpan.Zero);

    /// <summary>
    /// Waits until all records, and those that they lead to, have reached the parties that they name and the read model
    /// of the departments.
    /// </summary>
    public Task Delivered() => Eventually.Holds(async () =>
    {
        var before = await ReadModel.Progress();
        var after = await ReadModel.Progress();
        Assert.Equal(before.Heads, after.Heads);
        Assert.Equal(before.Heads, before.Parties);
        Assert.Equal(before.Heads, before.ReadModel);
        Assert.Equal(0, after.DeadLetters);
    });

    /// <summary>Waits until the lists show all records.</summary>
    public Task Listed() => Eventually.Holds(async () =>
    {
        var progress = await ReadModel.Progress();
        Assert.Equal(progress.Heads, progress.ReadModel);
    });

    /// <summary>The whole record, partition by partition.</summary>
    public async Task<List<LedgerRecord>> Records()
    {
        var all = new List<LedgerRecord>();
        for (var partition = 0; partition < (await Ledger.Heads()).Length; partition++)
        {
            all.AddRange(await Ledger.Read(partition, 0, int.MaxValue));
        }

        return all;
    }

    public async Task<List<LedgerFinding>> Audit()
    {
        var findings = new List<LedgerFinding>();
        await foreach (var finding in Services.GetRequiredService<LedgerVerifier>().Verify())
        {
            findings.Add(finding);
        }

        return findings;
    }

    /// <summary>Ends as a process does that is asked to.</summary>
    public Task Stop() => silo.Stop();

    public async ValueTask DisposeAsync()
    {
        await Stop();
        store?.Dispose();
    }
}
