using Grid.Cases;
using Grid.Ledger;
using Grid.Ledger.Streams;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grid.ReadModel;

/// <summary>
/// Reads one partition of the ledger into the read model, in order and without gaps: what was read before is passed
/// over, what is missing is fetched, what cannot be taken is set aside with whatever its source says after it. Not for
/// use by several at a time.
/// </summary>
/// <param name="logger">Hears what is set aside, once; null for a rebuild, which lists it at its end.</param>
internal sealed partial class PartitionReader(
    int partition,
    ReadModelStore store,
    ILedgerStore ledger,
    ILogger? logger = null)
{
    /// <summary>Most records of one transaction.</summary>
    public const int Most = 1000;

    private readonly ILogger log = logger ?? NullLogger.Instance;
    private readonly RecentCases recent = new();
    private Dictionary<string, long> waiting = []; // sources, by the position of their first record that was set aside
    private long? readTo;

    /// <summary>
    /// Where the tables stand. Rows may have been lost since this reader wrote them: it then forgets what it knew.
    /// </summary>
    public async Task<long> Position()
    {
        var stands = (await store.ReadTo())[partition];
        if (readTo != stands)
        {
            LookAgain();
        }

        return stands;
    }

    /// <summary>Takes a run of records, and whatever comes before it that was not taken yet.</summary>
    public async Task Receive(IReadOnlyList<LedgerRecord> records, CancellationToken cancel = default)
    {
        try
        {
            while (records.Count > 0 && !await TryTake(records, cancel))
            {
                LookAgain(); // somebody else has read on
            }
        }
        catch
        {
            LookAgain(); // whether it was written is unknown
            throw;
        }
    }

    /// <summary>Reads the ledger from where the read model stands to a position.</summary>
    /// <param name="told">Hears how many records were read.</param>
    public async Task CatchUp(long head, Action<int>? told = null, CancellationToken cancel = default)
    {
        LookAgain(); // rows may have been lost since
        for (var position = await Standing(); position < head;)
        {
            var records = await ledger.Read(partition, position, Most, cancel) is { Count: > 0 } found
                ? found
                : throw Missing(position);
            await Receive(records, cancel);
            position += records.Count;
            told?.Invoke(records.Count);
        }
    }

    /// <summary>Tries again what was set aside, source by source: all of it, or it stays.</summary>
    public async Task<Retried> Retry(CancellationToken cancel = default)
    {
        var all = new Retried(0, 0);
        try
        {
            var upTo = await Standing();
            foreach (var (source, first) in waiting.ToList())
            {
                var rows = await store.SetAside(partition, source);
                if (rows.Count == 0 || rows[0].At.Position != first)
                {
                    LookAgain(); // somebody else has taken it
                    return all;
                }

                var said = (await ledger.ReadSource(source, cancel))
                    .Where(record => record.Position.Position <= upTo)
                    .ToList();
                var again = Again(source, first, said);
                all += new Retried(rows.Count, again is null ? 0 : rows.Count);
                if (again is null)
                {
                    continue;
                }

                if (!await store.Write(partition, upTo, upTo, again.Changes() with { TakenAgain = rows }))
                {
                    LookAgain(); // somebody else is at it
                    return all;
                }

                waiting.Remove(source);
                Keep(again);
            }
        }
        catch
        {
            LookAgain();
            throw;
        }

        return all;
    }

    private async Task<bool> TryTake(IReadOnlyList<LedgerRecord> records, CancellationToken cancel)
    {
        var from = await Standing();
        for (var first = records[0].Position.Position; from + 1 < first; from = await Standing())
        {
            var missing = await ledger.Read(partition, from, (int)Math.Min(Most, first - 1 - from), cancel);
            if (!await Write(from, missing))
            {
                return false;
            }
        }

        var unread = records.Where(record => record.Position.Position > from);
        foreach (var run in unread.Chunk(Most))
        {
            if (!await Write(await Standing(), run))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> Write(long from, IReadOnlyList<LedgerRecord> records)
    {
        var to = from + records.Count;
        if (records.Count == 0 || records[0].Position.Position != from + 1 || records[^1].Position.Position != to)
        {
            throw Missing(from);
        }

        var projection = await Project(from, records);
        if (!await store.Write(partition, from, to, projection.Changes()))
        {
            return false;
        }

        readTo = to;
        Keep(projection);
        return true;
    }

    /// <summary>
    /// A source that said something which cannot be taken waits: what it says next would be told of what is not there.
    /// An entry of a register says everything there is of it, so it is taken whatever came before it.
    /// </summary>
    private async Task<Projection> Project(long from, IReadOnlyList<LedgerRecord> records)
    {
        var reasons = new Dictionary<LedgerPosition, string>();
        var begun = await Accounts(
            from,
            Projection.Begun(records.Where(record => !waiting.ContainsKey(record.Source))),
            (source, wrong) => SetAside(records.First(record => record.Source == source), wrong));
        while (true)
        {
            var projection = new Projection(begun);
            if (records.All(record => TakeOrSetAside(projection, record)))
            {
                return projection;
            }
        }

        bool TakeOrSetAside(Projection projection, LedgerRecord record)
        {
            if (reasons.TryGetValue(record.Position, out var reason))
            {
                projection.SetAside(record, reason);
                return true;
            }

            if (
                !Projection.IsEntry(record)
                && waiting.TryGetValue(record.Source, out var first)
                && record.Position.Position >= first)
            {
                projection.SetAside(record, $"It follows {partition}:{first}, which could not be taken.");
                return true;
            }

            try
            {
                projection.Apply(record);
                return true;
            }
            catch (Exception wrong) // worked out in memory alone: it would come again
            {
                SetAside(record, wrong);
                return false; // of what it began nothing may stay
            }
        }

        void SetAside(LedgerRecord record, Exception wrong)
        {
            LogSetAside(log, record.Position, record.Source, wrong.GetType().Name);
            reasons[record.Position] = DeadLetterReason.Of(wrong);
            waiting.TryAdd(record.Source, record.Position.Position);
        }
    }

    /// <summary>
    /// The rows that what a source said since a position makes, after what it said before; null while that cannot be
    /// taken.
    /// </summary>
    private Projection? Again(string source, long first, IReadOnlyList<LedgerRecord> said)
    {
        try
        {
            var begun = new Dictionary<Guid, CaseProjection>();
            if (
                CaseRules.CaseOf(source) is { } id
                && CaseProjection.Of(id, said.Where(record => record.Position.Position < first)) is { } account)
            {
                begun[id] = account;
            }

            var projection = new Projection(begun);
            foreach (var record in said.Where(record => record.Position.Position >= first))
            {
                projection.Apply(record);
            }

            return projection;
        }
        catch (Exception wrong)
        {
            LogStillAside(log, source, new(partition, first), wrong.GetType().Name);
            return null;
        }
    }

    private void Keep(Projection written)
    {
        foreach (var account in written.Touched)
        {
            recent.Keep(account);
        }
    }

    /// <summary>The cases as they stood at a position: from memory, or made anew from the ledger.</summary>
    /// <param name="broken">
    /// Hears of the sources of which that cannot be made any more, as by an earlier version than wrote them.
    /// </param>
    private async Task<Dictionary<Guid, CaseProjection>> Accounts(
        long from,
        IReadOnlyList<Guid> begun,
        Action<string, Exception> broken)
    {
        var accounts = new Dictionary<Guid, CaseProjection>(begun.Count);
        var unknown = new List<string>();
        foreach (var id in begun)
        {
            if (recent.TryGet(id, out var account))
            {
                accounts[id] = account;
            }
            else
            {
                unknown.Add(CaseRules.CaseRef(id).ToString());
            }
        }

        if (unknown.Count > 0)
        {
            foreach (
                var said in (await ledger.ReadSources(unknown))
                    .Where(record => record.Position.Position <= from)
                    .GroupBy(static record => record.Source))
            {
                var id = CaseRules.CaseOf(said.Key)!.Value;
                try
                {
                    accounts[id] = CaseProjection.Of(id, said)!;
                }
                catch (Exception wrong)
                {
                    broken(said.Key, wrong);
                }
            }
        }

        return accounts;
    }

    private async Task<long> Standing()
    {
        if (readTo is null)
        {
            (readTo, waiting) = await store.Standing(partition);
        }

        return readTo.Value;
    }

    private void LookAgain()
    {
        readTo = null;
        recent.Forget();
    }

    private InvalidDataException Missing(long after) =>
        new($"The ledger was asked for what follows {partition}:{after}, and some of it is missing.");
}
