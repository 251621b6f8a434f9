using System.Runtime.InteropServices;

namespace Grid.Ledger.Streams;

/// <summary>
/// The last position that a fan-out brought to each party, for a bounded number of parties. Of a party that was forgotten, or was never
/// brought anything, only a bound is known: no record after <see cref="Watermark"/> was brought to it.
/// </summary>
/// <param name="began">Where the fan-out began: what lies before was brought by another, if at all.</param>
/// <param name="most">Parties that are remembered for certain; up to twice as many are.</param>
/// <remarks>
/// Parties are kept by the hash of their name. Where two share a hash the later position counts for both: one of them then looks for a
/// record that is not there, and misses none. The parties named lately are in the younger half; when it is full it becomes the older one, whose parties are
/// forgotten together, so that forgetting costs nothing at a delivery.
/// </remarks>
internal sealed class BroughtPositions(long began, int most)
{
    private Dictionary<int, long> younger = [], older = [];
    private long latest = began; // of the younger half
    private long latestOlder = began;

    /// <summary>The last position brought to any party that is not remembered, or where the fan-out began.</summary>
    public long Watermark { get; private set; } = began;

    /// <summary>How many parties are remembered.</summary>
    public int Count => younger.Count + older.Count;

    /// <summary>A position after which nothing was brought to a party.</summary>
    public long LastTo(int party) => younger.TryGetValue(party, out var last) || older.TryGetValue(party, out last) ? last : Watermark;

    public void Brought(int party, long position)
    {
        var known = LastTo(party);
        if (younger.Count >= most && !younger.ContainsKey(party))
        {
            Watermark = Math.Max(Watermark, latestOlder);
            (older, latestOlder) = (younger, latest);
            (younger, latest) = ([], Watermark);
        }

        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(younger, party, out _);
        last = Math.Max(position, known);
        latest = Math.Max(latest, last);
    }
}
