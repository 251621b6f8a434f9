using Grid.Cases;
using Grid.Ledger;

namespace Grid.ReadModel;

/// <summary>
/// Reads one partition of the ledger into the read model, in order and without gaps: what was read before is passed over, what
/// is missing is fetched. Not for use by several at a time.
/// </summary>
internal sealed class PartitionReader(int partition, ReadModelStore store, ILedgerStore ledger)
{
    /// <summary>Most records of one transaction.</summary>
    public const int Most = 1000;

    private readonly RecentAccounts recent = new();
    private long? readTo;

    /// <summary>Takes a run of records, and whatever comes before it that was not taken yet.</summary>
    public async Task Take(IReadOnlyList<LedgerRecord> records, CancellationToken cancel = default)
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
        for (var position = (await store.ReadTo())[partition]; position < head;)
        {
            var records = await ledger.Read(partition, position, Most, cancel) is { Count: > 0 } found ? found : throw Missing(position);
            readTo = position;
            await Take(records, cancel);
            position += records.Count;
            told?.Invoke(records.Count);
        }
    }

    private async Task<bool> TryTake(IReadOnlyList<LedgerRecord> records, CancellationToken cancel)
    {
        var from = readTo ??= (await store.ReadTo())[partition];
        for (var first = records[0].Position.Position; from + 1 < first; from = readTo.Value)
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
            if (!await Write(readTo.Value, run))
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

        var projection = new Projection(await Accounts(from, Projection.Begun(records)));
        foreach (var record in records)
        {
            projection.Take(record);
        }

        if (!await store.Write(partition, from, to, projection.Changes()))
        {
            return false;
        }

        readTo = to;
        foreach (var account in projection.Touched)
        {
            recent.Keep(account);
        }

        return true;
    }

    /// <summary>The cases as they stood at a position: from memory, or made anew from the ledger.</summary>
    private async Task<Dictionary<Guid, CaseAccount>> Accounts(long from, IReadOnlyList<Guid> begun)
    {
        var accounts = new Dictionary<Guid, CaseAccount>(begun.Count);
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
            foreach (var record in await ledger.ReadSources(unknown))
            {
                if (record.Position.Position <= from)
                {
                    var id = CaseRules.CaseOf(record.Source)!.Value;
                    accounts[id] = CaseAccount.Take(accounts.GetValueOrDefault(id), id, record);
                }
            }
        }

        return accounts;
    }

    private void LookAgain()
    {
        readTo = null;
        recent.Forget();
    }

    private InvalidDataException Missing(long after) => new($"The ledger was asked for what follows {partition}:{after}, and some of it is missing.");
}
