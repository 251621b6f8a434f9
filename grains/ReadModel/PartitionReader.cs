using Dapper;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>
/// Reads one partition of the ledger into the read model, in order and without gaps: what was read before is passed over, what
/// is missing is fetched. Not for use by several at a time.
/// </summary>
internal sealed class PartitionReader(int partition, ReadModelStore store, ILedgerStore ledger)
{
    /// <summary>Most records of one transaction.</summary>
    public const int Most = 1000;

    private long? readTo;

    /// <summary>Takes a run of records, and whatever comes before it that was not taken yet.</summary>
    public async Task Take(IReadOnlyList<LedgerRecord> records, CancellationToken cancel = default)
    {
        try
        {
            while (records.Count > 0 && !await TryTake(records, cancel))
            {
                readTo = null; // somebody else has read on: look again
            }
        }
        catch
        {
            readTo = null; // whether it was written is unknown
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

        if (await Rows(from, Projection.Begun(records)) is not { } projection)
        {
            return false;
        }

        foreach (var record in records)
        {
            projection.Take(record);
        }

        if (!await store.Write(partition, from, to, projection.Changes))
        {
            return false;
        }

        readTo = to;
        return true;
    }

    /// <summary>The rows as they are at a position; null when they are newer already.</summary>
    private async Task<Projection?> Rows(long from, IReadOnlyList<Guid> begun)
    {
        if (begun.Count == 0)
        {
            return new([], []);
        }

        return await store.Ask(async database =>
        {
            var ids = new { ids = store.List(begun) };
            var cases = await database.Cases($"where {store.Among("id", "@ids")}", ids);
            var obligations = await database.QueryAsync<(string Party, string Held)>(
                $"select party, held from obligations where {store.Among("case_id", "@ids")}", ids);
            return cases.Any(row => row.At.Position > from) ? null : new Projection(
                cases,
                obligations.Select(static row => new ObligationRow(PartyRef.Parse(row.Party), Tables.Read<Held>(row.Held))));
        });
    }

    private InvalidDataException Missing(long after) => new($"The ledger was asked for what follows {partition}:{after}, and some of it is missing.");
}
