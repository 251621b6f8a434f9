using System.Runtime.InteropServices;
using Dapper;
using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Microsoft.Extensions.Options;

namespace Grid.ReadModel;

/// <summary>
/// Finds a party's tail, without an index of parties in the ledger's write path. The read model says which cases and
/// entries name the party, and the ledger gives their records in full. Records that the read model has not read yet are
/// searched. A silo has one.
/// </summary>
/// <remarks>
/// Cases have no tail: what happened to them is their own source. The tail of a hot party holds entries alone: the read
/// model keeps its cases.
/// </remarks>
internal sealed class PartyTail : IPartyTail
{
    private const int MostParties = 512;
    private const int MostSources = 500;

    private readonly ReadModelStore store;
    private readonly ILedgerStore ledger;
    private readonly UnprojectedRecords unread;
    private readonly QueryBatcher<Tail, TailRead> loads;
    private long[] upTo = [];

    public PartyTail(ReadModelStore store, ILedgerStore ledger, IOptions<LedgerOptions> shape)
    {
        this.store = store;
        this.ledger = ledger;
        unread = new(ledger, shape.Value.Count);
        loads = new(Load, MostParties);
    }

    public Task<TailRead> Read(
        EntityRef party,
        IReadOnlyDictionary<int, long> seen,
        CancellationToken cancel = default) => loads.Ask(new(party, seen)).WaitAsync(cancel);

    /// <summary>
    /// The order matters, so that no record is missed: first how far the read model has read, then its rows, which may
    /// be newer, then everything in the ledger beyond.
    /// </summary>
    private async Task<IReadOnlyList<TailRead>> Load(IReadOnlyList<Tail> tails)
    {
        var byParty = tails.ToLookup(static tail => tail.Party);
        var (readTo, moved, waiting) = await Moved([.. byParty.Select(static tail => tail.Key)]);
        var sources = moved
            .Where(row => byParty[row.Party].Any(tail => tail.IsNew(row.At)))
            .Select(static row => row.Source)
            .Concat(waiting) // the rows of these sources stand still
            .ToHashSet();
        var found = new HashSet<LedgerPosition>();
        foreach (var some in sources.Chunk(MostSources))
        {
            await foreach (var record in ledger.Stream(some))
            {
                found.Add(record.Position);
                Hand(record);
            }
        }

        var heads = readTo.ToArray();
        await foreach (var record in unread.Beyond(readTo))
        {
            heads[record.Position.Partition] = record.Position.Position;
            if (!found.Contains(record.Position))
            {
                Hand(record);
            }
        }

        upTo = heads.AsSpan().SequenceEqual(upTo) ? upTo : heads; // as many parties as possible share one array
        return [.. tails.Select(tail => new TailRead(tail.Ordered(), upTo))];

        void Hand(LedgerRecord record)
        {
            foreach (var party in record.Parties)
            {
                foreach (var tail in byParty[party])
                {
                    tail.Apply(record);
                }
            }
        }
    }

    /// <summary>
    /// The cases and entries that name these parties by the read model's rows, and where each stands.
    /// </summary>
    private Task<(
        long[] ReadTo,
        List<(EntityRef Party, string Source, LedgerPosition At)> Rows,
        List<string> Unapplied
    )> Moved(IReadOnlyList<EntityRef> parties) =>
        store.Ask(async database =>
    {
        await using var rows = await database.QueryMultipleAsync(
            $"""
             select partition, position from read_to;
             select o.party, 'case/' || cast(c.id as text), c.partition, c.position
             from obligations o join cases c on c.id = o.case_id where {store.Among("o.party", "@holding")}
             union all
             select entry, entry, partition, position from registers where {store.Among("entry", "@parties")}
             union all
             select party, entry, partition, position from register_names where {store.Among("party", "@parties")}
             union all
             select place, 'repeats/' || place, partition, position from marks where {store.Among("place", "@parties")};
             select distinct source from set_aside
             """,
            new
            {
                parties = store.List(parties.Select(static party => party.ToString())),
                holding = store.List(
                    parties.Where(static party => !party.IsHot()).Select(static party => party.ToString())),
            });
        var readTo = store.ByPartition(await rows.ReadAsync<(int, long)>());
        var found = await rows.ReadAsync<(string Party, string Source, int Partition, long Position)>();
        var waiting = await rows.ReadAsync<string>();
            return (
                readTo,
                found
                    .Select(static row =>
                        (EntityRef.Parse(row.Party), row.Source, new LedgerPosition(row.Partition, row.Position)))
                    .ToList(),
                waiting.ToList());
    });

    /// <summary>The question of one party, and what was found for it.</summary>
    private sealed class Tail(EntityRef party, IReadOnlyDictionary<int, long> seen)
    {
        private readonly List<LedgerRecord> records = [];
        private readonly Dictionary<string, List<LedgerRecord>> entries = [];

        public EntityRef Party => party;

        public bool IsNew(LedgerPosition at) => at.Position > seen.GetValueOrDefault(at.Partition);

        public void Apply(LedgerRecord record)
        {
            if (!IsNew(record.Position) || (party.IsHot() && CaseRules.CaseOf(record.Source) is not null))
            {
                return;
            }

            if (Projection.IsEntry(record))
            {
                ApplyEntry(record);
            }
            else
            {
                records.Add(record);
            }
        }

        /// <summary>
        /// Of the records of an entry only the last one is kept, since it says everything there is of the entry. A
        /// record that cannot be read replaces none.
        /// </summary>
        private void ApplyEntry(LedgerRecord record)
        {
            var known = CollectionsMarshal.GetValueRefOrAddDefault(entries, record.Source, out _) ??= [];
            if (EventCodec.CanRead(record))
            {
                known.Clear();
            }

            known.Add(record);
        }

        public List<LedgerRecord> Ordered()
        {
            records.AddRange(entries.Values.SelectMany(static known => known));
            records.Sort(
                static (one, other) =>
                    (one.Position.Partition, one.Position.Position).CompareTo(
                        (other.Position.Partition, other.Position.Position)));
            return records;
        }
    }
}
