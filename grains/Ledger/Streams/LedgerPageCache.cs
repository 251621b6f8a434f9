using Orleans.Streams;

namespace Grid.Ledger.Streams;

/// <summary>
/// The pages of one partition between their reading and the end of their delivery. A page leaves once every subscriber
/// has received it. A page that could not be delivered is handed out again, and while there is no subscriber no page
/// counts as delivered. (The cache that comes with Orleans drops a failed page, and drops all pages while there is no
/// subscriber.) The reader bounds its size.
/// </summary>
internal sealed class LedgerPageCache : IQueueCache
{
    private readonly List<LedgerBatch> pages = [];
    private readonly List<Cursor> cursors = [];

    // Number of the oldest page here, counted from the first page that ever came.
    private long first;

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
    /// A cursor that begins at the oldest page here: the agent itself passes over the pages that the subscriber has
    /// received.
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

        /// <summary>The number of the page that is handed out and not yet delivered, or else of the next one.</summary>
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
