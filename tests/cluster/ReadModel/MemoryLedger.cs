using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;

namespace Grid.Tests.ReadModel;

/// <summary>A ledger in memory, for tests of those who read it.</summary>
internal sealed class MemoryLedger(LedgerOptions shape) : ILedgerStore
{
    private readonly Lock door = new();
    private readonly List<LedgerRecord>[] partitions =
    [
        .. Enumerable.Range(0, shape.Count).Select(static _ => new List<LedgerRecord>()),
    ];
    private readonly Dictionary<string, long[]> cursors = [];
    private readonly List<DeadLetter> dead = [];

    public LedgerOptions Shape => shape;

    /// <summary>Calls that read records.</summary>
    public int Reads { get; private set; }

    public IReadOnlyList<LedgerRecord> All => Locked(() => partitions.SelectMany(static records => records).ToList());

    public int Count => Locked(() => partitions.Sum(static records => records.Count));

    public LedgerRecord Append(
        int partition,
        string source,
        int version,
        GridEvent happened,
        IReadOnlyList<EntityRef> parties) =>
        Locked(() =>
    {
        var record = new LedgerRecord
        {
            Position = new(partition, partitions[partition].Count + 1),
            Source = source,
            Version = version,
            Type = EventCodec.NameOf(happened),
            At = happened.At,
            By = happened.By,
            Parties = parties,
            Payload = EventCodec.Write(happened),
            Hash = [],
        };
        partitions[partition].Add(record);
        return record;
    });

    /// <summary>Gives a record another name: one that no event type has, or its own again.</summary>
    /// <returns>The name it had.</returns>
    public string Rename(LedgerPosition position, string type) => Locked(() =>
    {
        var records = partitions[position.Partition];
        var record = records[(int)position.Position - 1];
        records[(int)position.Position - 1] = new()
        {
            Position = record.Position,
            Source = record.Source,
            Version = record.Version,
            Type = type,
            At = record.At,
            By = record.By,
            Parties = record.Parties,
            Payload = record.Payload,
            Hash = record.Hash,
        };
        return record.Type;
    });

    public Task<IReadOnlyList<LedgerRecord>> ReadSource(string source, CancellationToken cancel = default) =>
        ReadSources([source], cancel);

    public Task<IReadOnlyList<LedgerRecord>> ReadSources(
        IReadOnlyCollection<string> sources,
        CancellationToken cancel = default) =>
        Read(records =>
            records
                .Where(record => sources.Contains(record.Source))
                .OrderBy(static record => record.Source, StringComparer.Ordinal)
                .ThenBy(static record => record.Version));

    public async Task<IReadOnlyList<LedgerRecord>> ReadSource(
        string source,
        int after,
        PageLimit limit,
        CancellationToken cancel = default) =>
        [.. limit.Cut((await ReadSource(source, cancel)).Where(record => record.Version > after))];

    public async Task<IReadOnlyList<LedgerRecord>> ReadSources(
        IReadOnlyCollection<string> sources,
        PageLimit limit,
        CancellationToken cancel = default) => [.. limit.Cut(await ReadSources(sources, cancel))];

    public Task<IReadOnlyList<LedgerRecord>> Read(
        int partition,
        long after,
        PageLimit limit,
        CancellationToken cancel = default) => Read(_ => limit.Cut(partitions[partition].Skip((int)after)));

    public Task<IReadOnlyList<LedgerRecord>> ReadBeyond(
        IReadOnlyList<long> after,
        PageLimit limit,
        CancellationToken cancel = default) =>
        Read(records =>
            limit.Cut(records.Where(record => record.Position.Position > after[record.Position.Partition])));

    public Task<long[]> Heads(CancellationToken cancel = default) =>
        Task.FromResult(Locked(() => partitions.Select(static records => (long)records.Count).ToArray()));

    public Task<long[]> Checkpoints(string consumer, CancellationToken cancel = default) =>
        Task.FromResult(Locked(() => (long[])cursors.GetValueOrDefault(consumer, new long[shape.Count]).Clone()));

    public Task SaveCheckpoint(string consumer, int partition, long position, CancellationToken cancel = default) =>
        Task.FromResult(Locked(() =>
            (cursors.TryGetValue(consumer, out var saved) ? saved : cursors[consumer] = new long[shape.Count])[
                partition] = position));

    public Task AddDeadLetter(DeadLetter letter, CancellationToken cancel = default)
    {
        dead.Add(letter);
        return Task.CompletedTask;
    }

    public Task RemoveDeadLetter(DeadLetter letter, CancellationToken cancel = default)
    {
        dead.Remove(letter);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<DeadLetter>>([.. Enumerable.Reverse(dead).Take(limit)]);

    public Task<IReadOnlyList<DeadLetter>> DeadLetters(
        ConsumerId consumer,
        int partition,
        int limit,
        CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<DeadLetter>>([
            .. dead
                .Where(letter => letter.ConsumerId == consumer && letter.Position.Partition == partition)
                .Take(limit),
        ]);

    public Task<long> CountDeadLetters(CancellationToken cancel = default) => Task.FromResult((long)dead.Count);

    private Task<IReadOnlyList<LedgerRecord>> Read(
        Func<IEnumerable<LedgerRecord>, IEnumerable<LedgerRecord>> question) =>
        Task.FromResult<IReadOnlyList<LedgerRecord>>(Locked(() =>
{
    Reads++;
    return question(partitions.SelectMany(static records => records)).ToList();
}));

    private T Locked<T>(Func<T> work)
    {
        lock (door)
        {
            return work();
        }
    }
}
