namespace Grid.Ledger;

/// <summary>
/// The records that a partition's owner committed last, kept in memory up to a count and a size. Consumers wait here
/// for the next one. The commit loop writes it and the grain reads it: a consumer looks and begins to wait under one
/// lock, so no wake-up falls between the two.
/// </summary>
internal sealed class RecentRecords(long head, int mostRecords, long mostBytes)
{
    private readonly Lock gate = new();

    // The record at a position lies at position modulo length; the last `count` up to the head are there.
    private readonly LedgerRecord?[] ring = new LedgerRecord?[mostRecords];
    private TaskCompletionSource next = Signal();
    private long head = head;
    private int count;
    private long bytes;
    private bool closed;

    /// <summary>Adds committed records, in order and without a gap, and wakes every waiting consumer.</summary>
    public void Add(IReadOnlyList<LedgerRecord> committed)
    {
        TaskCompletionSource woken;
        lock (gate)
        {
            for (var i = 0; i < committed.Count; i++)
            {
                Add(committed[i]);
            }

            woken = next;
            next = closed ? next : Signal();
        }

        woken.TrySetResult();
    }

    /// <summary>Ends the waits: no more records come. Wakes every waiting consumer, now and later.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            next.TrySetResult();
        }
    }

    /// <summary>The records after a position, from memory.</summary>
    /// <param name="more">Completes with the next record, or when none comes any more.</param>
    /// <returns>
    /// Records in order; empty when there is nothing after <paramref name="after"/> yet; null when memory does not
    /// reach back so far.
    /// </returns>
    public IReadOnlyList<LedgerRecord>? Read(long after, PageLimit limit, out long end, out Task more)
    {
        lock (gate)
        {
            end = head;
            more = next.Task;
            if (after < head - count)
            {
                return null;
            }

            return [.. limit.Cut(Following(after))];
        }
    }

    private IEnumerable<LedgerRecord> Following(long after)
    {
        for (var position = after + 1; position <= head; position++)
        {
            yield return ring[position % ring.Length]!;
        }
    }

    private void Add(LedgerRecord record)
    {
        if (count == ring.Length)
        {
            Forget();
        }

        head = record.Position.Position;
        ring[head % ring.Length] = record;
        count++;
        bytes += SizeOf(record);
        while (bytes > mostBytes)
        {
            Forget();
        }
    }

    private void Forget()
    {
        ref var oldest = ref ring[(head - count + 1) % ring.Length];
        bytes -= SizeOf(oldest!);
        oldest = null;
        count--;
    }

    /// <summary>About how many bytes of memory a record takes.</summary>
    private static long SizeOf(LedgerRecord record) =>
        256 + 2L * (record.Source.Length + record.Payload.Length) + 96L * record.Parties.Count;

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
