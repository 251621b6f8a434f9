namespace Grid.Atlas;

/// <summary>
/// Places by the pairs of characters in their names and addresses, and by both as wholes. Immutable; the places of a
/// pair lie beside each other in one array.
/// </summary>
internal sealed class GramTable
{
    /// <summary>How many places a table holds at most: building it takes some tens of milliseconds then.</summary>
    public const int Most = 16_384;

    /// <summary>Above the pairs lie the fingerprints of whole names and addresses.</summary>
    private const ulong Whole = 1UL << 32;

    private readonly NamedPlace[] places;
    private readonly ulong[] grams;
    private readonly int[] starts;
    private readonly ushort[] postings;

    private GramTable(NamedPlace[] places, ulong[] grams, int[] starts, ushort[] postings)
    {
        this.places = places;
        this.grams = grams;
        this.starts = starts;
        this.postings = postings;
    }

    public int Count => places.Length;

    public IReadOnlyList<NamedPlace> Places => places;

    /// <param name="places">At most <see cref="Most"/>.</param>
    public static GramTable Of(NamedPlace[] places)
    {
        var pairs = new List<(ulong Gram, ushort Place)>(places.Length * 16);
        for (var i = 0; i < places.Length; i++)
        {
            Add(places[i].NameKey, (ushort)i);
            Add(places[i].AddressKey, (ushort)i);
        }

        pairs.Sort();
        var (grams, starts, postings) = (new List<ulong>(), new List<int>(), new ushort[pairs.Count]);
        var kept = 0;
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0 && pairs[i] == pairs[i - 1])
            {
                continue;
            }

            if (grams.Count == 0 || grams[^1] != pairs[i].Gram)
            {
                grams.Add(pairs[i].Gram);
                starts.Add(kept);
            }

            postings[kept++] = pairs[i].Place;
        }

        starts.Add(kept);
        return new(places, [.. grams], [.. starts], postings[..kept]);

        void Add(string key, ushort place)
        {
            if (key.Length == 0)
            {
                return;
            }

            pairs.Add((WholeOf(key), place));
            for (var at = 0; at < key.Length; at++)
            {
                pairs.Add((Pair(key[at], at + 1 < key.Length ? key[at + 1] : '\0'), place));
            }
        }
    }

    /// <summary>Places that may have this name or address; the caller compares the text itself.</summary>
    public IEnumerable<NamedPlace> Named(string key) => At(Array.BinarySearch(grams, WholeOf(key)));

    /// <summary>
    /// Places that may have a word: those of its rarest pair of characters. The caller looks for the word itself.
    /// </summary>
    public IEnumerable<NamedPlace> With(string word)
    {
        if (word.Length == 1)
        {
            return BeginningWith(word[0]);
        }

        var (rarest, fewest) = (-1, int.MaxValue);
        for (var at = 0; at + 1 < word.Length; at++)
        {
            var found = Array.BinarySearch(grams, Pair(word[at], word[at + 1]));
            if (found < 0)
            {
                return [];
            }

            if (starts[found + 1] - starts[found] is var count && count < fewest)
            {
                (rarest, fewest) = (found, count);
            }
        }

        return At(rarest);
    }

    /// <summary>Places with a pair that begins with a character; each may come several times.</summary>
    private IEnumerable<NamedPlace> BeginningWith(char first)
    {
        var found = Array.BinarySearch(grams, Pair(first, '\0'));
        for (var at = found < 0 ? ~found : found; at < grams.Length && grams[at] >> 16 == first; at++)
        {
            foreach (var place in At(at))
            {
                yield return place;
            }
        }
    }

    private IEnumerable<NamedPlace> At(int gram)
    {
        for (var at = gram < 0 ? 0 : starts[gram]; gram >= 0 && at < starts[gram + 1]; at++)
        {
            yield return places[postings[at]];
        }
    }

    private static ulong Pair(char first, char second) => ((ulong)first << 16) | second;

    private static ulong WholeOf(string key) => Whole | (uint)string.GetHashCode(key);
}
