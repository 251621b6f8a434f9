namespace Grid.Ledger.Consumers;

/// <summary>
/// Keeps a consumer that stores its own position level with its partition. The stream brings what comes after the
/// stream's checkpoint. The consumer may stand before that: its snapshot is older, or its rows were lost with a file.
/// What lies between is read from the ledger. Not for use by several callers at a time.
/// </summary>
/// <param name="position">Reads the last position that the consumer has received, from where it stores it.</param>
/// <param name="receive">Receives records; passes over those at or before the position.</param>
/// <param name="slice">The longest time a look round may take, so that the consumer's other work goes on; null for
/// any.</param>
internal sealed class PartitionCatchUp(
    int partition,
    ILedgerStore ledger,
    TimeProvider time,
    Func<Task<long>> position,
    Func<IReadOnlyList<LedgerRecord>, Task> receive,
    TimeSpan? slice = null)
{
    private const int PageSize = 2000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    // Last position that the consumer received; null when it must be read again.
    private long? received;

    // Position at which the look before found the consumer.
    private long? receivedBefore;

    // When the last complete look ended; null before the first one.
    private long? lookedAt;

    // Whether the last look ended before the consumer was level.
    private bool behind;

    /// <summary>Receives a page of the stream, after what is missing before it.</summary>
    public async Task Receive(IReadOnlyList<LedgerRecord> page)
    {
        try
        {
            await To(page[0].Position.Position - 1);
            await receive(page);
            received = Math.Max(received ?? 0, page[^1].Position.Position);
        }
        catch
        {
            received = null; // the consumer may have stored a part of the page
            throw;
        }
    }

    /// <summary>Reads the ledger up to a position.</summary>
    /// <param name="within">Ends when so much time has passed.</param>
    /// <returns>Whether it came so far.</returns>
    public async Task<bool> To(long upTo, TimeSpan? within = null, CancellationToken cancel = default)
    {
        var began = time.GetTimestamp();
        var last = received ??= await position();
        while (last < upTo && await ledger.Read(partition, last, PageSize, cancel) is { Count: > 0 } records)
        {
            await receive(records);
            received = last = records[^1].Position.Position;
            if (time.GetElapsedTime(began) > within)
            {
                break;
            }
        }

        return last >= upTo;
    }

    /// <summary>
    /// Looks every ten seconds whether anything is missing. While pages of the stream come, they bring it.
    /// </summary>
    /// <returns>Whether it looked, and the consumer is level now or receives pages.</returns>
    public async Task<bool> LookRound(CancellationToken cancel)
    {
        if (lookedAt is { } last && time.GetElapsedTime(last) < LookEvery)
        {
            return false;
        }

        var found = await position();
        received = found;
        var head = (await ledger.Heads(cancel))[partition];
        var standsStill = lookedAt is null || behind || found == receivedBefore;
        behind = found < head && standsStill && !await To(head, slice, cancel);
        if (behind && received > found)
        {
            return false; // the next beat goes on with it
        }

        lookedAt = time.GetTimestamp();
        receivedBefore = found;
        return behind ? throw Missing(found, head) : true;
    }

    private InvalidDataException Missing(long after, long head) =>
        new($"The ledger was asked for what follows {partition}:{after} up to {head}, and has none of it.");
}
