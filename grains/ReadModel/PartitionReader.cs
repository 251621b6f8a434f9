using Grid.Cases;
using Grid.Ledger;
using Grid.Ledger.Streams;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grid.ReadModel;

/// <summary>
/// Reads one partition of the ledger into the read model, in order and without gaps. It passes over records read before
/// and fetches missing ones. A record that it cannot apply becomes a dead letter, with all later records of the same
/// source. Not for use by several callers at a time.
/// </summary>
/// <param name="logger">Logs each dead letter; null for a rebuild, which lists them at its end.</param>
internal sealed partial class PartitionReader(
    int partition,
    ReadModelStore store,
    ILedgerStore ledger,
    ILogger? logger = null)
{
    /// <summary>The most records of one transaction.</summary>
    public const int Most = 1000;

    private readonly ILogger log = logger ?? NullLogger.Instance;
    private readonly RecentCases recent = new();

    // Sources that wait, by the position of their first dead letter.
    private Dictionary<string, long> waiting = [];
    private long? readTo;

    /// <summary>
    /// The position of the tables. Rows may have been lost since this reader wrote them: it then forgets what it knew.
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

    /// <summary>Applies a run of records, and all records before it that were not applied yet.</summary>
    public async Task Receive(IReadOnlyList<LedgerRecord> records, CancellationToken cancel = default)
    {
        try
        {
            while (records.Count > 0 && !await TryTake(records, cancel))
            {
                LookAgain(); // another reader has read on
            }
        }
        catch
        {
            LookAgain(); // the rows may have been written or not
            throw;
        }
    }

    /// <summary>Reads the ledger from where the read model stands to a position.</summary>
    /// <param name="counted">Is called with the number of records read.</param>
    public async Task CatchUp(long head, Action<int>? counted = null, CancellationToken cancel = default)
    {
        LookAgain(); // rows may have been lost since
        for (var position = await Standing(); position < head;)
        {
            var records = await ledger.Read(partition, position, Most, cancel) is { Count: > 0 } found
                ? found
                : throw Missing(position);
            await Receive(records, cancel);
            position += records.Count;
            counted?.Invoke(records.Count);
        }
    }

    /// <summary>
    /// Tries the dead letters again, source by source. Either all records of a source are applied, or
    /// all stay.
    /// </summary>
    public async Task<Retried> Retry(CancellationToken cancel = default)
    {
        var all = new Retried(0, 0);
        try
        {
            var upTo = await Standing();
            foreach (var (source, first) in waiting.ToList())
            {
                var rows = await store.DeadLetters(partition, source);
                if (rows.Count == 0 || rows[0].At.Position != first)
                {
                    LookAgain(); // another reader has applied it
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

                if (!await store.Write(partition, upTo, upTo, again.Changes() with { RetriedLetters = rows }))
                {
                    LookAgain(); // another reader is writing
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
    /// After a record that cannot be applied its source waits, because its next records build on what is missing. An
    /// entry of a register says everything there is of it, so it is applied in any case.
    /// </summary>
    private async Task<Projection> Project(long from, IReadOnlyList<LedgerRecord> records)
    {
        var reasons = new Dictionary<LedgerPosition, string>();
        var begun = await Accounts(
            from,
            Projection.Begun(records.Where(record => !waiting.ContainsKey(record.Source))),
            (source, wrong) => Reject(records.First(record => record.Source == source), wrong));
        while (true)
        {
            var projection = new Projection(begun);
            if (records.All(record => ApplyOrReject(projection, record)))
            {
                return projection;
            }
        }

        bool ApplyOrReject(Projection projection, LedgerRecord record)
        {
            if (reasons.TryGetValue(record.Position, out var reason))
            {
                projection.AddDeadLetter(record, reason);
                return true;
            }

            if (!Projection.IsEntry(record)
                && waiting.TryGetValue(record.Source, out var first)
                && record.Position.Position >= first)
            {
                projection.AddDeadLetter(record, $"It follows {partition}:{first}, which could not be taken.");
                return true;
            }

            try
            {
                projection.Apply(record);
                return true;
            }
            catch (Exception wrong) // the records are applied in memory alone, so the error would come again
            {
                Reject(record, wrong);
                return false; // the projection may keep nothing of the record
            }
        }

        void Reject(LedgerRecord record, Exception wrong)
        {
            LogDeadLetter(log, record.Position, record.Source, wrong.GetType().Name);
            reasons[record.Position] = DeadLetterReason.Of(wrong);
            waiting.TryAdd(record.Source, record.Position.Position);
        }
    }

    /// <summary>
    /// The rows that the records of a source since a position make, after its earlier records; null while those records
    /// cannot be applied.
    /// </summary>
    private Projection? Again(string source, long first, IReadOnlyList<LedgerRecord> said)
    {
        try
        {
            var begun = new Dictionary<Guid, CaseProjection>();
            if (CaseRules.CaseOf(source) is { } id
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
            LogRetryFailed(log, source, new(partition, first), wrong.GetType().Name);
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

    /// <summary>The cases as they stood at a position: from memory, or rebuilt from the ledger.</summary>
    /// <param name="broken">
    /// Is called with each source that can no longer be rebuilt, as when an earlier version wrote it.
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
            foreach (var said in (await ledger.ReadSources(unknown))
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
            var standing = await store.Standing(partition);
            readTo = standing.ReadTo;
            waiting = standing.Waiting;
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
