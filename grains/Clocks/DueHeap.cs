namespace Grid.Clocks;

/// <summary>
/// Due times by case, the earliest first. A case has one due time. A change leaves the old entry in the heap, which is
/// skipped later.
/// </summary>
internal sealed class DueHeap
{
    private const int Slack = 1024;

    private readonly PriorityQueue<Guid, long> heap = new();
    private readonly Dictionary<Guid, long> due = [];

    public int Count => due.Count;

    /// <summary>The earliest due time, in UTC ticks.</summary>
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
    /// Moves the due time of a case forward to a time, or adds the case. A case that is due before that time stays
    /// where it is.
    /// </summary>
    public void SetNoLater(Guid id, DateTimeOffset? at)
    {
        if (at is { UtcTicks: var ticks } && !(due.TryGetValue(id, out var before) && before <= ticks))
        {
            Set(id, at);
        }
    }

    /// <summary>Removes and returns the cases that are due by a time, the earliest first.</summary>
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
