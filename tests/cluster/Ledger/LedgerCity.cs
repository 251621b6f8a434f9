using Grid.Ledger;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;

namespace Grid.Tests.Ledger;

/// <summary>A silo that holds nothing but a ledger; the test drives the clock by which the ledger waits.</summary>
internal sealed class LedgerCity : IAsyncDisposable
{
    private readonly TestLedger ledger;
    private readonly TestSilo silo;

    private LedgerCity(TestLedger ledger, TestSilo silo, FakeTimeProvider clock)
    {
        this.ledger = ledger;
        this.silo = silo;
        Clock = clock;
    }

    /// <summary>The clock by which the ledger waits.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>The same store, seen by a silo that the city knows nothing of.</summary>
    public TestLedger Stranger => ledger;

    public TestSilo Silo => silo;

    public ILedgerReaderGrain Reader => silo.Grains.GetGrain<ILedgerReaderGrain>(0);

    public static async Task<LedgerCity> Start(
        string store, PostgresFixture postgres, Action<LedgerOptions>? configure = null) =>
        await Start(await TestLedger.Create(store, postgres, configure), configure);

    public static async Task<LedgerCity> Start(TestLedger ledger, Action<LedgerOptions>? configure = null)
    {
        var clock = new FakeTimeProvider();
        return new(ledger, await StartSilo(ledger.Database, clock, configure), clock);
    }

    /// <summary>Another silo of the same city, for a process of its own.</summary>
    public static Task<TestSilo> StartBeside(StoreOptions store, Action<LedgerOptions>? configure = null) =>
        StartSilo(store, new FakeTimeProvider(), configure);

    public ILedgerPartitionGrain Partition(int number) => silo.Grains.GetGrain<ILedgerPartitionGrain>(number);

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        await ledger.DisposeAsync();
    }

    private static Task<TestSilo> StartSilo(
        StoreOptions store, FakeTimeProvider clock, Action<LedgerOptions>? configure) => TestSilo.Start(store, silo =>
    {
        silo.UseGridStorage(store).AddGridLedger(store);
        silo.Services.Configure(configure ?? (static _ => { }));
        silo.Configure<SiloMessagingOptions>(static options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
        silo.Services.AddSingleton<CommitLoop>(services => new(
            services.GetRequiredService<ILedgerWriter>(),
            services.GetRequiredService<IOptions<LedgerOptions>>(),
            clock,
            NullLogger<CommitLoop>.Instance));
    });
}
