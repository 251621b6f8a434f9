using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Grid.Tests.Streams;

/// <summary>
/// The ledger, the stream to the parties and their fan-out, with stand-ins for the parties, all on the silo of this
/// process.
/// </summary>
internal sealed class StreamCity(TestSilo silo, RecordingParty recording) : IAsyncDisposable
{
    public const int Partitions = 4;

    public TestSilo Silo => silo;

    public IGrainFactory Grains => silo.Grains;

    public RecordingParty RecordingParty => recording;

    public ILedgerStore Store => silo.Services.GetRequiredService<ILedgerStore>();

    public static async Task<StreamCity> Start(StoreOptions store, RecordingParty? recording = null)
    {
        recording ??= new RecordingParty();
        return new(await TestSilo.Start(store, silo => Hold(silo, store, recording)), recording);
    }

    /// <summary>
    /// Another silo of the same city, for a process of its own: it brings what it reads to the stand-ins on the first.
    /// </summary>
    public static Task<TestSilo> StartBeside(StoreOptions store) => TestSilo.Start(store, silo =>
    {
        Hold(silo, store, new());
        silo.Services.Configure<GrainTypeOptions>(static types => types.Classes.Remove(typeof(RecordingGrain)));
    });

    /// <summary>Records events of a source until they are stored, as the source that decided them would.</summary>
    /// <returns>Their positions.</returns>
    public async Task<IReadOnlyList<LedgerPosition>> Append(
        int partition,
        string source,
        params IReadOnlyList<EntityRef>[] events)
    {
        var request = new AppendRequest(
            source,
            0,
            [
                .. events.Select(static parties => new Draft(
                    "case.filed", DateTimeOffset.UnixEpoch, "desk-1", parties, "{}")),
            ]);
        IReadOnlyList<LedgerPosition> stored = [];
        await Eventually.Holds(async () =>
        {
            var appended = await Grains.GetGrain<ILedgerPartitionGrain>(partition).Append(request);
            Assert.True(appended.Result is AppendResult.Stored or AppendResult.VersionTaken, $"{appended.Result}");

            // The version is taken where a try whose answer was lost has stored them.
            stored = appended.Result is AppendResult.Stored
                ? [.. events.Select((_, place) => appended.First with { Position = appended.First.Position + place })]
                : [.. (await Store.ReadSource(source)).Select(static record => record.Position)];
        });
        return stored;
    }

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    private static void Hold(ISiloBuilder silo, StoreOptions store, RecordingParty recording)
    {
        silo.Services.AddSingleton(recording).Configure<LedgerOptions>(static ledger => ledger.Partitions = Partitions);
        silo.Services.Configure<GrainTypeOptions>(static types =>
            types.Classes.RemoveWhere(static type => type.Name == "HouseholdGrain"));
        silo.UseGridStorage(store)
            .AddGridLedger(store)
            .AddLedgerConsumer<FanOutGrain>(FanOutGrain.Name, pace: TimeSpan.FromMilliseconds(20), ConsumerId.Parties)
            .AddOutgoingGrainCallFilter<Forwarding>();
    }
}
