using System.Collections.Immutable;
using Grid.Parties;

namespace Grid.Atlas;

/// <summary>
/// Finds places by name and address, by whole words and by parts of them. Immutable: a change adds a few entries to the
/// end of a list, and every few hundred changes become a table of their own; small tables are joined to larger ones,
/// none larger than <see cref="GramTable.Most"/>. So an entry costs the same however many places there are.
/// </summary>
internal sealed class PlaceIndex
{
    private const int MostRecent = 256;

    /// <summary>Of a word that more places have, so many are ranked; who asks adds another word.</summary>
    private const int MostRanked = 4096;

    /// <summary>Of a word that more places have, so many are looked up on the map.</summary>
    private const int MostPlaced = 512;

    private readonly ImmutableDictionary<EntityRef, NamedPlace> current;
    private readonly ImmutableArray<GramTable> tables;
    private readonly ImmutableArray<NamedPlace> recent;

    private PlaceIndex(
        ImmutableDictionary<EntityRef, NamedPlace> current,
        ImmutableArray<GramTable> tables,
        ImmutableArray<NamedPlace> recent)
    {
        this.current = current;
        this.tables = tables;
        this.recent = recent;
    }

    public static PlaceIndex Empty { get; } = new(ImmutableDictionary<EntityRef, NamedPlace>.Empty, [], []);

    public int Count => current.Count;

    /// <summary>A place by what it is; null where nobody names it.</summary>
    public NamedPlace? this[EntityRef thing] => current.GetValueOrDefault(thing);

    /// <summary>The index after these changes; null for a place that is there no more.</summary>
    public PlaceIndex With(IEnumerable<(EntityRef Thing, NamedPlace? Place)> changes)
    {
        var (now, added) = (current.ToBuilder(), recent.ToBuilder());
        foreach (var (thing, place) in changes)
        {
            if (place is null)
            {
                now.Remove(thing);
            }
            else if (!place.Equals(now.GetValueOrDefault(thing)))
            {
                now[thing] = place;
                added.Add(place);
            }
        }

        var (known, kept) = (now.ToImmutable(), tables);
        while (added.Count > MostRecent)
        {
            var full = GramTable.Of([.. added.Take(GramTable.Most).Where(place => IsCurrent(known, place))]);
            kept = Joined(known, kept.Add(full));
            var rest = added.Skip(GramTable.Most).ToList();
            added.Clear();
            added.AddRange(rest);
        }

        // What was renamed stays in its table. Once that is more than half of all, the tables are made again; by then
        // as many places changed as there are.
        if (kept.Sum(static table => table.Count) > (2 * known.Count) + MostRecent)
        {
            kept = [.. known.Values.Except(added).Chunk(GramTable.Most).Select(GramTable.Of)];
        }

        return new(known, kept, added.ToImmutable());
    }

    /// <summary>The places with a name or an address, as a whole.</summary>
    public IReadOnlyList<NamedPlace> Named(string key) => key.Length == 0
        ? []
        : [.. tables.SelectMany(table => table.Named(key))
            .Concat(recent)
            .Where(place => IsCurrent(current, place) && (place.NameKey == key || place.AddressKey == key))
            .Distinct()
            .OrderBy(static place => place.Thing.ToString(), StringComparer.Ordinal)];

    /// <summary>
    /// The places that have every word of a question, the best first: those that it names as a whole, those that begin
    /// with it, those that have it in their name, those that have it in their address.
    /// </summary>
    /// <param name="kind">Of this kind alone; null for any.</param>
    public IReadOnlyList<NamedPlace> Find(string question, EntityKind? kind, int most)
    {
        var words = PlaceText.Words(question);
        if (words.Count == 0)
        {
            return [];
        }

        var (whole, longest) = (string.Concat(words), words.MaxBy(static word => word.Length)!);
        return
        [
            .. Named(whole)
                .Concat(tables.SelectMany(table => table.With(longest)).Concat(recent)
                    .Where(place => IsCurrent(current, place) && words.All(word => Has(place, word)))
                    .Take(MostRanked))
                .Where(place => kind is null || place.Thing.Kind == kind)
                .Distinct()
                .Select(place => (Place: place, Rank: Rank(place, whole)))
                .OrderBy(static found => found.Rank)
                .ThenBy(static found => KindOrder(found.Place.Thing.Kind))
                .ThenBy(static found => found.Place.NameKey.Length)
                .ThenBy(static found => found.Place.Thing.Key, StringComparer.Ordinal)
                .Take(most)
                .Select(static found => found.Place),
        ];
    }

    /// <summary>
    /// The places that have one word of a question in their name or address, and lack another: whether they have that
    /// by what they lie in or at, the map says.
    /// </summary>
    public IEnumerable<NamedPlace> WithSome(IReadOnlyList<string> words) => words.Count < 2
        ? []
        : words.SelectMany(word => tables.SelectMany(table => table.With(word)).Concat(recent)
                .Where(place => IsCurrent(current, place) && Has(place, word))
                .Take(MostPlaced))
            .Distinct();

    /// <summary>Whether a place has a word in its own name or address.</summary>
    public static bool Has(NamedPlace place, string word) =>
        PlaceText.Has(place.NameKey, word) || PlaceText.Has(place.AddressKey, word);

    /// <summary>How well a place is what a question asks for: the less, the better.</summary>
    /// <param name="whole">The words of the question as one.</param>
    public static int Rank(NamedPlace place, string whole) => place switch
    {
        _ when place.NameKey == whole => 0,
        _ when place.AddressKey == whole => 1,
        _ when place.NameKey.StartsWith(whole, StringComparison.Ordinal) => 2,
        _ when place.AddressKey.StartsWith(whole, StringComparison.Ordinal) => 3,
        _ when PlaceText.Has(place.NameKey, whole) => 4,
        _ => 5,
    };

    /// <summary>Of what is found alike, a road comes before its segments, and a building before its shops.</summary>
    private static int KindOrder(EntityKind kind)
    {
        for (var i = 0; i < Kinds.All.Count; i++)
        {
            if (Kinds.All[i].Kind == kind)
            {
                return i;
            }
        }

        return Kinds.All.Count;
    }

    /// <summary>
    /// The tables with the last ones joined as long as one is not much larger than the next and both fit into one.
    /// </summary>
    private static ImmutableArray<GramTable> Joined(
        ImmutableDictionary<EntityRef, NamedPlace> known, ImmutableArray<GramTable> tables)
    {
        while (tables is [.., var before, var last]
            && before.Count <= last.Count * 2
            && before.Count + last.Count <= GramTable.Most)
        {
            tables = tables.RemoveRange(tables.Length - 2, 2)
                .Add(GramTable.Of([.. before.Places.Concat(last.Places).Where(place => IsCurrent(known, place))]));
        }

        return tables;
    }

    private static bool IsCurrent(ImmutableDictionary<EntityRef, NamedPlace> known, NamedPlace place) =>
        known.TryGetValue(place.Thing, out var now) && ReferenceEquals(now, place);
}
