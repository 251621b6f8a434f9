using Grid.Ledger;
using Grid.Parties;
using Grid.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;

namespace Grid.Tests.Storage;

/// <summary>A snapshot that cannot be read is no snapshot: what it said stands in the ledger.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly IHost host;
    private readonly IGrainStorageSerializer plain;
    private readonly SnapshotSerializer serializer;

    public SnapshotTests()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(static silo =>
            silo.UseLocalhostClustering().UseGridStorage(new StoreOptions.Embedded(Path.GetTempPath())));
        host = builder.Build();
        plain = host.Services.GetRequiredService<IGrainStorageSerializer>();
        serializer = new(plain, NullLogger<SnapshotSerializer>.Instance);
    }

    public void Dispose() => host.Dispose();

    [Fact]
    public void It_is_read_as_it_was_written_and_one_of_before_there_were_checksums_too()
    {
        Assert.Equal(7, serializer.Deserialize<PartySnapshot>(serializer.Serialize(Seven()))!.Version);
        Assert.Equal(7, serializer.Deserialize<PartySnapshot>(plain.Serialize(Seven()))!.Version);
    }

    [Fact]
    public void Whatever_byte_of_it_is_another_it_counts_for_none()
    {
        var written = serializer.Serialize(Seven()).ToArray();
        for (var place = 0; place < written.Length; place++)
        {
            var bent = (byte[])written.Clone();
            bent[place] ^= 0x20;
            Assert.Equal(0, serializer.Deserialize<PartySnapshot>(new(bent))!.Version);
        }

        Assert.Equal(0, serializer.Deserialize<PartySnapshot>(new(written[..^1]))!.Version);
        Assert.Equal(0, serializer.Deserialize<PartySnapshot>(new("rubbish"u8.ToArray()))!.Version);
    }

    [Fact]
    public async Task A_damaged_file_stops_no_grain_and_is_known_from_then_on()
    {
        var storeDamage = new StoreDamage();
        var storage = new SnapshotStorage(
            "grains.db",
            new Damaged(),
            new(host.Services.GetRequiredKeyedService<System.Data.Common.DbDataSource>(StorageServices.Snapshots)),
            storeDamage,
            NullLogger<SnapshotStorage>.Instance);
        var state = new GrainState<PartySnapshot>(Seven()) { ETag = "3", RecordExists = true };
        Assert.Null(storeDamage.Sentence);

        await storage.ReadStateAsync("shop", GrainId.Create("shop", "S-1"), state);
        await storage.WriteStateAsync("shop", GrainId.Create("shop", "S-1"), state);

        Assert.Equal((0, null, false), (state.State!.Version, state.ETag, state.RecordExists));
        Assert.StartsWith("grains.db is damaged (SQLite Error 11", storeDamage.Sentence, StringComparison.Ordinal);
    }

    private static PartySnapshot Seven() => new() { Version = 7, At = new LedgerPosition(1, 2) };

    private sealed class Damaged : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            throw new SqliteException("SQLite Error 11: 'database disk image is malformed'.", 11);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            throw new SqliteException("SQLite Error 11: 'database disk image is malformed'.", 11);

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            throw new NotSupportedException();
    }
}
