using System.Runtime.InteropServices;

namespace Grid.Ledger.Streams;

/// <summary>
/// The last position that a fan-out delivered to each party, for a bounded number of parties. Of a party that it
/// forgot, or never delivered to, it knows a bound: it delivered no record after <see cref="Watermark"/> to that party.
/// </summary>
/// <param name="startedAfter">The position before the first that this fan-out is responsible for. Another activation
/// delivered what lies before, if it was delivered at all.</param>
/// <param name="most">It remembers so many parties for certain, and at most twice as many.</param>
/// <remarks>
/// Parties are kept by the hash of their name, 8 bytes a party. Where two parties share a hash the later position
/// counts for both: one of them then reads its tail once without need, and misses no record. The parties delivered to
/// lately are in the younger half. When it is full it becomes the older half, and the parties that were there are
/// forgotten together, so that forgetting costs a delivery nothing.
/// </remarks>
internal sealed class DeliveredPositions(long startedAfter, int most)
{
    private Dictionary<int, long> younger = [];
    private Dictionary<int, long> older = [];

    // Latest position in the younger half.
    private long latest = startedAfter;
    private long latestOlder = startedAfter;

    /// <summary>
    /// The last position delivered to any party that is not remembered, or where the fan-out started.
    /// </summary>
    public long Watermark { get; private set; } = startedAfter;

    /// <summary>How many parties are remembered.</summary>
    public int Count => younger.Count + older.Count;

    /// <summary>A position after which nothing was delivered to a party.</summary>
    public long LastTo(int party) =>
        younger.TryGetValue(party, out var last) || older.TryGetValue(party, out last) ? last : Watermark;

    public void Add(int party, long position)
    {
        var known = LastTo(party);
        if (younger.Count >= most && !younger.ContainsKey(party))
        {
            Watermark = Math.Max(Watermark, latestOlder);
            older = younger;
            latestOlder = latest;
            younger = [];
            latest = Watermark;
        }

        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(younger, party, out _);
        last = Math.Max(position, known);
        latest = Math.Max(latest, last);
    }
}
