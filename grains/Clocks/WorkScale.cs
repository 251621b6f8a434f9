namespace Grid.Clocks;

/// <summary>
/// Work periods laid end to end, so that "how much work lies before this instant" and "when is this much work done"
/// are one binary search each, however long the limit. Instants are UTC ticks; <c>before</c> holds the parts of work
/// before each period and, last, the whole.
/// </summary>
internal sealed class WorkScale(long[] starts, long[] ends, long[] before)
{
    public long Total => before[^1];

    public int Periods => starts.Length;

    public (long Start, long End) this[int period] => (starts[period], ends[period]);

    public long WorkedBy(long instant)
    {
        var found = Array.BinarySearch(starts, instant);
        var period = found >= 0 ? found : ~found - 1;
        return period < 0 ? 0
            : instant >= ends[period] ? before[period + 1]
            : before[period]
                + Share(instant - starts[period], before[period + 1] - before[period], ends[period] - starts[period]);
    }

    /// <summary>
    /// The first instant by which <paramref name="worked"/> is done, above nought and not above <see cref="Total"/>:
    /// what ends with a period ends at that period's end, not at the next one's start.
    /// </summary>
    public long DoneAt(long worked)
    {
        var found = Array.BinarySearch(before, worked);
        var period = (found >= 0 ? found : ~found) - 1;
        return starts[period]
            + Share(worked - before[period], ends[period] - starts[period], before[period + 1] - before[period]);
    }

    /// <summary>part × whole ÷ of, to the nearest.</summary>
    private static long Share(long part, long whole, long of) =>
        whole == of ? part : (long)((((Int128)part * whole) + (of / 2)) / of);
}
