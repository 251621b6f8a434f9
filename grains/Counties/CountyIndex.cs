using System.Collections.Immutable;
using Grid.Areas;
using Grid.Atlas;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;

namespace Grid.Counties;

/// <summary>
/// Which counties a thing, a point or a name may be of, among many. What it costs to ask does not grow with the number
/// of counties. Immutable: an entry changes its own county's part, and an entry stays with its county, so nothing is
/// ever taken out. It names candidates; the county itself says whether it has the thing.
/// </summary>
/// <remarks>
/// The things of the first county are not in it: what no index names is asked of the first county. So a store with one
/// county pays nothing for it.
/// </remarks>
internal sealed class CountyIndex
{
    /// <summary>How many letters of a name lead to it. Names of one letter are not looked for.</summary>
    private const int Letters = 2;

    private readonly ImmutableDictionary<EntityRef, string> owners;
    private readonly ImmutableDictionary<string, ImmutableSortedSet<string>> names;
    private readonly Layer<Land> lands;

    private CountyIndex(
        ImmutableDictionary<EntityRef, string> owners,
        ImmutableDictionary<string, ImmutableSortedSet<string>> names,
        Layer<Land> lands)
    {
        this.owners = owners;
        this.names = names;
        this.lands = lands;
    }

    public static CountyIndex Empty { get; } = new(
        ImmutableDictionary<EntityRef, string>.Empty,
        ImmutableDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal),
        Layer<Land>.Empty);

    /// <summary>The county that registered a thing; null for one of the first county, and for an unknown one.</summary>
    public string? OwnerOf(EntityRef thing) =>
        owners.GetValueOrDefault(thing) ?? owners.GetValueOrDefault(Normal(thing, CodeProfile.Digits));

    /// <summary>The counties in the reach of which a point lies, by code.</summary>
    public IReadOnlyList<string> Around(GeoPoint point)
    {
        List<string> found = [];
        foreach (var land in lands.At(point))
        {
            found.Add(land.Code);
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>
    /// Counties other than the first with an area whose name a text may have, by code: its first letters are there.
    /// </summary>
    public IEnumerable<string> NamedIn(string text)
    {
        if (names.IsEmpty)
        {
            return [];
        }

        var (compared, found) = (NormalText.Compared(text), new SortedSet<string>(StringComparer.Ordinal));
        for (var i = 0; i + Letters <= compared.Length; i++)
        {
            if (names.TryGetValue(compared.Substring(i, Letters), out var counties))
            {
                found.UnionWith(counties);
            }
        }

        return found;
    }

    /// <summary>The index after a county took entries.</summary>
    /// <param name="isFirst">Whether it is the first county, of which only the land is kept.</param>
    public CountyIndex With(County county, bool isFirst, IEnumerable<Registered> entries)
    {
        if (county.Code is not { } code)
        {
            return this;
        }

        var land = lands[code]?.Reach == county.Reach ? lands : lands.Put(new(code, county.Reach));
        if (isFirst)
        {
            return ReferenceEquals(land, lands) ? this : new(owners, names, land);
        }

        var (owned, named) = (owners.ToBuilder(), names.ToBuilder());
        foreach (var entry in entries)
        {
            if (entry.Data is not DogData)
            {
                owned[Normal(entry.Ref, county.Atlas.Codes)] = code;
            }

            if (entry.Data is AreaData { Area: AreaKind.Subdistrict or AreaKind.Community } area
                && NormalText.Compared(area.Name) is { Length: >= Letters } name)
            {
                var start = name[..Letters];
                named[start] = named.GetValueOrDefault(start, NoCodes).Add(code);
            }
        }

        return new(owned.ToImmutable(), named.ToImmutable(), land);
    }

    private static ImmutableSortedSet<string> NoCodes { get; } =
        ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Under the national profile a cell has one code of two lengths.</summary>
    private static EntityRef Normal(EntityRef thing, CodeProfile codes) =>
        thing.Kind == EntityKind.Cell ? thing with { Key = codes.KeyOf(thing.Key) } : thing;

    /// <summary>The reach of a county.</summary>
    private sealed record Land(string Code, Box? Reach) : IMapped;
}
