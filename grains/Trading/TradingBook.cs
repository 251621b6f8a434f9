using System.Collections.Immutable;
using Grid.Areas;
using Grid.Atlas;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Trading;

/// <summary>
/// The zones and permits of a county by their days, past ones too: whether an act was lawful is judged by the zones and
/// permits of its own minute, whenever it is asked. Immutable.
/// </summary>
internal sealed class TradingBook
{
    /// <summary>The farthest a row of trade can reach round a zone, in metres.</summary>
    public const double FurthestMetres = 1000;

    private readonly ImmutableDictionary<string, ImmutableArray<DrawnZone>> zones;
    private readonly ImmutableDictionary<string, StandingPermit> permits;
    private readonly ImmutableDictionary<string, ImmutableArray<StandingPermit>> ofShop;
    private readonly ImmutableDictionary<string, ImmutableArray<StandingPermit>> ofHolder;
    private readonly QuadTree<StandingPermit> onGround;
    private readonly DrawnZone[] drawn;

    private TradingBook(
        ImmutableDictionary<string, ImmutableArray<DrawnZone>> zones,
        ImmutableDictionary<string, StandingPermit> permits,
        ImmutableDictionary<string, ImmutableArray<StandingPermit>> ofShop,
        ImmutableDictionary<string, ImmutableArray<StandingPermit>> ofHolder,
        QuadTree<StandingPermit> onGround)
    {
        this.zones = zones;
        this.permits = permits;
        this.ofShop = ofShop;
        this.ofHolder = ofHolder;
        this.onGround = onGround;
        drawn = [.. zones.Values.SelectMany(static versions => versions)
            .OrderBy(static zone => zone.Code, StringComparer.Ordinal)];
    }

    public static TradingBook Empty { get; } = new(
        ImmutableDictionary<string, ImmutableArray<DrawnZone>>.Empty,
        ImmutableDictionary<string, StandingPermit>.Empty,
        ImmutableDictionary<string, ImmutableArray<StandingPermit>>.Empty,
        ImmutableDictionary<string, ImmutableArray<StandingPermit>>.Empty,
        QuadTree<StandingPermit>.Empty);

    /// <summary>A permit, past ones too; null where there is none.</summary>
    public PermitData? Find(string permit) => permits.GetValueOrDefault(permit)?.Data;

    /// <summary>Whether an area is one of those that the book keeps by their days.</summary>
    public static bool Keeps(AreaData area) => area.Area is AreaKind.TradingZone or AreaKind.Zone;

    /// <summary>
    /// The book after these entries. A zone that is entered again with a later first day is redrawn: its version before
    /// ends the day before. With the same or an earlier first day it is corrected.
    /// </summary>
    /// <param name="areas">Each with the county's day on which it was entered.</param>
    public TradingBook With(
        IReadOnlyList<(string Code, AreaData Data, DateOnly Entered)> areas,
        IReadOnlyList<(string Code, PermitData Data)> given)
    {
        var (known, all, shops, holders, ground) = (zones, permits, ofShop, ofHolder, onGround);
        foreach (var (code, data, entered) in areas)
        {
            var before = known.GetValueOrDefault(code, []);
            var from = data.ValidFrom ?? DateOnly.MinValue;
            known = known.SetItem(code, data.Retired
                ? Until(before, entered)
                : [.. Until(before, from), new DrawnZone(code, data, Shape.Of(data.Geometry))]);
        }

        foreach (var (code, data) in given)
        {
            var now = new StandingPermit(code, data);
            var held = all.GetValueOrDefault(code);
            shops = Moved(shops, held, now, static permit => permit.Data.Shop);
            holders = Moved(holders, held, now, static permit => permit.Data.Holder);
            ground = ground.Replace(held, now);
            all = all.SetItem(code, now);
        }

        return new(known, all, shops, holders, ground);
    }

    /// <summary>What the rows of trade ask of a point on a day.</summary>
    /// <param name="street">The trading zone that the street there has; it counts where no zone is drawn.</param>
    /// <param name="words">The county's words for trading zones on that day.</param>
    public TradingGround GroundAt(
        GeoPoint point,
        string? subdistrict,
        string? street,
        IReadOnlyList<string> words,
        TradingList rows,
        DateOnly day)
    {
        var plane = LocalMetres.Round(point);
        string? word = null;
        var (near, inTown) = (new List<(string, double)>(), new List<string>());
        foreach (var zone in drawn)
        {
            if (!zone.IsInForce(day))
            {
                continue;
            }

            if (zone.Data.Area == AreaKind.TradingZone)
            {
                word ??= zone.Shape!.Contains(point) ? Area.TradingZoneWord(zone.Data.Name, words) : null;
                if (zone.Data.Parent is null || zone.Data.Parent == subdistrict)
                {
                    Note(zone.Data.Name);
                }
            }
            else if (rows.Near.Contains(zone.Data.Zone!) && plane.MetresTo(zone.Shape!.Box) <= FurthestMetres)
            {
                near.Add((zone.Data.Zone!, zone.Shape.Contains(point) ? 0 : zone.Shape.MetresToEdge(plane)));
            }
        }

        return new(word ?? street, near, inTown);

        void Note(string name)
        {
            foreach (var asked in rows.Drawn)
            {
                if (!inTown.Contains(asked) && Area.TradingZoneWord(name, words) == asked)
                {
                    inTown.Add(asked);
                }
            }
        }
    }

    /// <summary>The permits of a place, and those of a holder elsewhere.</summary>
    public IReadOnlyList<PermitHere> At(GeoPoint point, string? shop, string? holder)
    {
        var plane = LocalMetres.Round(point);
        List<PermitHere> found = [];
        foreach (var permit in onGround.At(point))
        {
            if (permit.Data.At is { } at
                && double.Hypot(plane.X(at.Lon), plane.Y(at.Lat)) <= permit.Data.ReachMetres)
            {
                found.Add(new(permit.Code, permit.Data, Here: true));
            }
        }

        if (shop is not null && ofShop.TryGetValue(shop, out var before))
        {
            found.AddRange(before.Select(static permit => new PermitHere(permit.Code, permit.Data, Here: true)));
        }

        if (holder is not null && ofHolder.TryGetValue(holder, out var held))
        {
            found.AddRange(held
                .Where(permit => !found.Exists(here => here.Code == permit.Code))
                .Select(static permit => new PermitHere(permit.Code, permit.Data, Here: false)));
        }

        found.Sort(static (one, other) => string.CompareOrdinal(one.Code, other.Code));
        return found;
    }

    /// <summary>An index of permits after one of them took the place of another.</summary>
    /// <param name="before">The permit as it was; null for a new one.</param>
    /// <param name="keyOf">Under what a permit stands in the index; null for nothing.</param>
    private static ImmutableDictionary<string, ImmutableArray<StandingPermit>> Moved(
        ImmutableDictionary<string, ImmutableArray<StandingPermit>> index,
        StandingPermit? before,
        StandingPermit now,
        Func<StandingPermit, string?> keyOf)
    {
        if (before is not null && keyOf(before) is { } left)
        {
            index = index.SetItem(left, index[left].Remove(before));
        }

        return keyOf(now) is { } key ? index.SetItem(key, index.GetValueOrDefault(key, []).Add(now)) : index;
    }

    /// <summary>The versions of a zone before a day, the last of them ended on the day before.</summary>
    private static ImmutableArray<DrawnZone> Until(ImmutableArray<DrawnZone> versions, DateOnly day) =>
    [
        .. versions
            .Where(version => (version.Data.ValidFrom ?? DateOnly.MinValue) < day)
            .Select(version => version.Data.ValidUntil < day
                ? version
                : version with { Data = (AreaData)version.Data.Ending(day.AddDays(-1)) }),
    ];

    private sealed record DrawnZone(string Code, AreaData Data, Shape? Shape)
    {
        public bool IsInForce(DateOnly day) =>
            Shape is not null && Period.Covers(Data.ValidFrom ?? DateOnly.MinValue, Data.ValidUntil, day);
    }

    private sealed record StandingPermit(string Code, PermitData Data) : IMapped
    {
        public Box? Reach => Data.At is { } at
            ? LocalMetres.Round(at).Grow(new(at.Lon, at.Lat, at.Lon, at.Lat), Data.ReachMetres)
            : null;
    }
}

/// <summary>A permit that an answer looks at.</summary>
/// <param name="Here">Whether it is for the place asked about.</param>
internal sealed record PermitHere(string Code, PermitData Data, bool Here);
