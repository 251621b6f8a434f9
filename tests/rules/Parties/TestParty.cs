using System.Text.Json;
using Grid.Cases;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Grid.Tests.Parties;

/// <summary>
/// A party with a ledger and snapshots that the test holds. Each <see cref="Wake"/> is another activation, with a book
/// of its own.
/// </summary>
internal sealed class TestParty(EntityRef self) : IPartyTail, IBookListener, IGrainStorage
{
    private string? snapshot;

    /// <summary>All records that name the party, in order.</summary>
    public List<LedgerRecord> Ledger { get; } = [];

    /// <summary>The changes that the books reported to the party, in order.</summary>
    public List<PartyChange> Changes { get; } = [];

    public PartyOptions Options { get; } = new();

    public int SnapshotsWritten { get; private set; }

    /// <summary>Another activation writes the snapshot before each attempt.</summary>
    public bool IsRaced { get; set; }

    public LedgerRecord Record(GridEvent happened, string source, int version = 1)
    {
        var record = new LedgerRecord
        {
            Position = new(3, Ledger.Count + 1),
            Source = source,
            Version = version,
            Type = EventCodec.NameOf(happened),
            At = happened.At,
            By = happened.By,
            Parties = [self],
            Payload = EventCodec.Write(happened),
            Hash = [],
        };
        Ledger.Add(record);
        return record;
    }

    /// <summary>A record that no version can read.</summary>
    public LedgerRecord Unreadable(string source, int version = 1)
    {
        var record = Record(new CaseVoided("x"), source, version) with { Payload = "?" };
        Ledger[^1] = record;
        return record;
    }

    public async Task<PartyBook> Wake()
    {
        var settings = new CityOptions();
        var clock = new DrivenClock(DateTimeOffset.UnixEpoch);
        var registers = new RegisterFollower(
            null!,
            null!,
            Of(new LedgerOptions()),
            Of(settings),
            clock,
            TimeProvider.System,
            NullLogger<RegisterFollower>.Instance);
        var snapshots = new PartySnapshots(this);
        var book = new PartyBook(
            self,
            new(snapshots, this, null!, null!, registers, clock, null!, Of(Options), NullLogger<PartyBook>.Instance));
        await book.Open(this, CancellationToken.None);
        return book;
    }

    public void Applied(PartyChange change) => Changes.Add(change);

    public Task FollowUp() => Task.CompletedTask;

    public Task<TailRead> Read(EntityRef party, IReadOnlyDictionary<int, long> seen, CancellationToken cancel = default)
    {
        LedgerRecord[] tail = [.. Ledger.Where(record => record.Position.Position > seen.GetValueOrDefault(3))];
        return Task.FromResult(new TailRead(tail, [0, 0, 0, Ledger.Count]));
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.State = snapshot is null ? default! : JsonSerializer.Deserialize<T>(snapshot, EventCodec.Json)!;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (IsRaced)
        {
            throw new InconsistentStateException("Another activation wrote it.");
        }

        snapshot = JsonSerializer.Serialize(grainState.State, EventCodec.Json);
        SnapshotsWritten++;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException();

    private static IOptions<T> Of<T>(T options) where T : class => Microsoft.Extensions.Options.Options.Create(options);
}
