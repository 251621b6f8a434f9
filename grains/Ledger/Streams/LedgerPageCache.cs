using Orleans.Streams;

namespace Grid.Ledger.Streams;

/// <summary>
/// The pages of one partition between their reading and the end of their delivery. A page leaves once every subscriber
/// has had it; one whose delivery failed is handed out again, and where nobody has subscribed yet nothing counts as
/// delivered. (The cache that comes with Orleans lets a failed page go, and lets all go while there is no subscriber.)
/// Bounded by its reader.
/// </summary>
internal sealed class LedgerPageCache : IQueueCache
{
    private readonly List<LedgerBatch> pages = [];
    private readonly List<Cursor> cursors = [];
    private long first; // number of the oldest page here, counted from the first that ever came

    private long End => first + pages.Count;

    public int GetMaxAddCount() => QueueAdapterConstants.UNLIMITED_GET_QUEUE_MSG;

    public bool IsUnderPressure() => false;

    public void AddToCache(IList<IBatchContainer> messages) => pages.AddRange(messages.Cast<LedgerBatch>());

    public bool TryPurgeFromCache(out IList<IBatchContainer> purgedItems)
    {
        var delivered = cursors.Count == 0 ? 0 : (int)(cursors.Min(static cursor => cursor.At) - first);
        purgedItems = [.. pages.Take(delivered)];
        pages.RemoveRange(0, delivered);
        first += delivered;
        return delivered > 0;
    }

    /// <summary>
    /// From the oldest page here on: the agent itself passes over what the subscriber says it has had.
    /// </summary>
    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token)
    {
        var cursor = new Cursor(this);
        cursors.Add(cursor);
        return cursor;
    }

    private sealed class Cursor(LedgerPageCache cache) : IQueueCacheCursor
    {
        private bool handedOut, failed;

        /// <summary>The page handed out and not done with, or else the one to come.</summary>
        public long At { get; private set; } = cache.first;

        public bool MoveNext()
        {
            if (handedOut && !failed)
            {
                At++;
            }

            failed = false;
            return handedOut = At < cache.End;
        }

        public IBatchContainer? GetCurrent(out Exception? exception)
        {
            exception = null;
            return handedOut ? cache.pages[(int)(At - cache.first)] : null;
        }

        public void Refresh(StreamSequenceToken token)
        {
        }

        public void RecordDeliveryFailure() => failed = true;

        public void Dispose() => cache.cursors.Remove(this);
    }
}
