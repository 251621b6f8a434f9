namespace Grid.Clocks;

/// <summary>
/// Work periods laid end to end, so that "how much work lies before this instant" and "when is this much work done" are
/// one binary search each, however long the limit is. Instants are UTC ticks; <c>before</c> holds the sum of work
/// before each period and, last, the total.
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
        if (period < 0)
        {
            return 0;
        }

        return instant >= ends[period]
            ? before[period + 1]
            : before[period]
                + Share(instant - starts[period], before[period + 1] - before[period], ends[period] - starts[period]);
    }

    /// <summary>
    /// The first instant by which <paramref name="worked"/> is done, above 0 and not above <see cref="Total"/>: work
    /// that ends with a period ends at the end of that period, not at the start of the next one.
    /// </summary>
    public long DoneAt(long worked)
    {
        var found = Array.BinarySearch(before, worked);
        var period = (found >= 0 ? found : ~found) - 1;
        return starts[period]
            + Share(worked - before[period], ends[period] - starts[period], before[period + 1] - before[period]);
    }

    /// <summary>part × whole ÷ of, rounded to the nearest.</summary>
    private static long Share(long part, long whole, long of) =>
        whole == of ? part : (long)((((Int128)part * whole) + (of / 2)) / of);
}
