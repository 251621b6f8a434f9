using Grid.Foundation;
using Grid.Ledger;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Grid.Tests.Ledger;

/// <summary>
/// Partitions of a ledger in memory, for tests of what appends to them. An append can be made to fail, once or always.
/// </summary>
internal sealed class MemoryPartitions
{
    private readonly List<LedgerRecord> records = [];

    public MemoryPartitions() => Client = new(
        StubProxy.For<IGrainFactory>(call => new Partition(this, (int)(long)call[0]!)),
        new CommitLoop(writer: null!, Shape, TimeProvider.System, NullLogger<CommitLoop>.Instance),
        StubProxy.For<ILedgerStore>(Read),
        Shape,
        NullLogger<LedgerClient>.Instance);

    public LedgerClient Client { get; }

    public IReadOnlyList<LedgerRecord> Records => records;

    /// <summary>The number of times that a source was read.</summary>
    public int Reads { get; private set; }

    /// <summary>The number of times that a caller asked for an append.</summary>
    public int Appends { get; private set; }

    /// <summary>
    /// Runs before an append: another writer, or a fault in place of the answer. Null where the append goes on.
    /// </summary>
    public Func<AppendRequest, Appended?> Before { private get; set; } = static _ => null;

    /// <summary>Runs after the partition stored an append and before it answers.</summary>
    public Action After { private get; set; } = static () => { };

    private static IOptions<LedgerOptions> Shape { get; } = Options.Create(new LedgerOptions());

    /// <summary>Stores an event of another writer.</summary>
    public void Store(int partition, string source, GridEvent happened) =>
        Store(partition, source, EventCodec.Draft(happened, []));

    private Appended Append(int partition, AppendRequest request)
    {
        Appends++;
        if (Before(request) is { } instead)
        {
            return instead;
        }

        if (records.Count(record => record.Source == request.Source) != request.Version)
        {
            return new(AppendResult.VersionTaken, default);
        }

        var stored = request.Drafts.Select(draft => Store(partition, request.Source, draft)).ToList();
        After();
        return new(AppendResult.Stored, stored[0]);
    }

    private LedgerPosition Store(int partition, string source, Draft draft)
    {
        var record = new LedgerRecord
        {
            Position = new(partition, records.Count(record => record.Position.Partition == partition) + 1),
            Source = source,
            Version = records.Count(record => record.Source == source) + 1,
            Type = draft.Type,
            At = draft.At,
            By = draft.By,
            Parties = draft.Parties,
            Payload = draft.Payload,
            Hash = [],
        };
        records.Add(record);
        return record.Position;
    }

    private Task<IReadOnlyList<LedgerRecord>> Read(object?[] call)
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<LedgerRecord>>([
            .. records.Where(record => record.Source == (string)call[0]!),
        ]);
    }

    private sealed class Partition(MemoryPartitions ledger, int number) : ILedgerPartitionGrain
    {
        public Task<Appended> Append(AppendRequest request)
        {
            try
            {
                return Task.FromResult(ledger.Append(number, request));
            }
            catch (Exception unanswered)
            {
                return Task.FromException<Appended>(unanswered);
            }
        }

        public Task<LedgerPage> Follow(long after, int limit, TimeSpan patience) => throw new NotSupportedException();
    }
}
