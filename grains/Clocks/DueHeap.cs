namespace Grid.Clocks;

/// <summary>
/// Due times by case, the earliest first. A case has one; changing it leaves the old place behind, which is passed
/// over.
/// </summary>
internal sealed class DueHeap
{
    private const int Slack = 1024;

    private readonly PriorityQueue<Guid, long> heap = new();
    private readonly Dictionary<Guid, long> due = [];

    public int Count => due.Count;

    /// <summary>When the earliest is due, in UTC ticks.</summary>
    public long? Earliest
    {
        get
        {
            while (heap.TryPeek(out var id, out var at))
            {
                if (due.TryGetValue(id, out var now) && now == at)
                {
                    return at;
                }

                heap.Dequeue();
            }

            return null;
        }
    }

    public void Set(Guid id, DateTimeOffset? at)
    {
        if (at is not { UtcTicks: var ticks })
        {
            due.Remove(id);
        }
        else if (!due.TryGetValue(id, out var before) || before != ticks)
        {
            due[id] = ticks;
            heap.Enqueue(id, ticks);
        }

        if (heap.Count > (2 * due.Count) + Slack)
        {
            heap.Clear();
            heap.EnqueueRange(due.Select(static entry => (entry.Key, entry.Value)));
        }
    }

    /// <summary>
    /// Brings a case forward to a time, or adds it; a case that is due before that time stays where it is.
    /// </summary>
    public void SetNoLater(Guid id, DateTimeOffset? at)
    {
        if (at is { UtcTicks: var ticks } && !(due.TryGetValue(id, out var before) && before <= ticks))
        {
            Set(id, at);
        }
    }

    /// <summary>Takes out what is due by a time, the earliest first.</summary>
    public List<Guid> TakeDue(DateTimeOffset now, int most)
    {
        var taken = new List<Guid>();
        while (taken.Count < most && Earliest <= now.UtcTicks)
        {
            var id = heap.Dequeue();
            due.Remove(id);
            taken.Add(id);
        }

        return taken;
    }
}
