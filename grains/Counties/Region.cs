using System.Collections.Immutable;
using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;

namespace Grid.Counties;

/// <summary>
/// All counties of the cluster as the registers describe them up to one position, and which of them answers a question.
/// Immutable. Each county has its own map, rulebook, posts and clock; none sees another's. An entry or a record that
/// names no county is of the first county of the store.
/// </summary>
internal sealed partial class Region
{
    private readonly ImmutableSortedDictionary<string, County> byCode;
    private readonly CountyIndex index;

    private Region(
        long version,
        long rulesVersion,
        County first,
        ImmutableSortedDictionary<string, County> byCode,
        CountyIndex index)
    {
        Version = version;
        RulesVersion = rulesVersion;
        First = first;
        this.byCode = byCode;
        this.index = index;
    }

    /// <summary>A region in which nothing is registered: one county without a name.</summary>
    public static Region Empty { get; } = new(
        0,
        0,
        County.Empty(County.ZoneOf(County.Undescribed)),
        ImmutableSortedDictionary.Create<string, County>(StringComparer.Ordinal),
        CountyIndex.Empty);

    /// <summary>How far into the registers this region was read.</summary>
    public long Version { get; }

    /// <summary>The position of the latest table or zone of any county.</summary>
    public long RulesVersion { get; }

    /// <summary>
    /// The county to which entries and records belong that name none. It has no code until an entry, a table or an
    /// outline names it.
    /// </summary>
    public County First { get; }

    /// <summary>By code; the first county alone while it has none.</summary>
    public IEnumerable<County> Counties => byCode.IsEmpty ? [First] : byCode.Values;

    /// <summary>The only county; null where there are several.</summary>
    public County? Only => byCode.Count <= 1 ? First : null;

    /// <summary>Whether a county has a name: before that, the first entry that names one gives it.</summary>
    public bool IsNamed => First.Code is not null;

    /// <summary>The codes of the counties, for a message; of many, the first few.</summary>
    public string Codes => CountyCodes.Named(byCode.Keys, byCode.Count);

    /// <summary>The county of a code; null where none is registered under it.</summary>
    public County? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The county that a record names; the first where it names none, or one that is not known here.</summary>
    public County Of(string? code) => code is not null && byCode.TryGetValue(code, out var county) ? county : First;

    /// <summary>The county by whose rules a case at a place goes.</summary>
    public County Of(Place place) => Of(place.County);

    /// <summary>The county of a registered thing; the first county for a thing that no register has.</summary>
    public County Of(EntityRef thing) => Find(thing) ?? First;

    /// <summary>
    /// The county of a registered thing, or of a cell that nobody drew (the remainder of a sub-district); null where
    /// there are several and none has it.
    /// </summary>
    public County? Find(EntityRef thing)
    {
        if (Only is { } only)
        {
            return only;
        }

        if (thing.Kind is EntityKind.Table or EntityKind.County)
        {
            return Find(thing.Kind == EntityKind.Table ? County.CodeOf(thing) : thing.Key);
        }

        var owner = Owner(thing);
        return Holds(owner, thing) ? owner : null;
    }

    /// <summary>
    /// The county that a question without a point means: the one it names, or that of the thing it is about.
    /// </summary>
    /// <param name="code">What the caller sent as <c>county=</c>.</param>
    public Outcome<County> Asked(string? code, EntityRef? thing = null)
    {
        if (code is not null)
        {
            return Find(code) is { } named ? named : Unknown(code);
        }

        var meant = thing is { } known ? Find(known) : Only;
        return meant is not null
            ? meant
            : Refusal.Invalid(
                "county.missing", $"There are several counties here; say which: send county= and one of {Codes}.");
    }

    /// <summary>Refuses a code under which no county is registered.</summary>
    public Refusal Unknown(string code) => Refusal.Unprocessable(
        "county.unknown",
        IsNamed
            ? $"There is no county '{code}' here; send one of {Codes}. PUT /v1/counties/{{code}} registers another."
            : $"There is no county '{code}' here, nor any other. PUT /v1/counties/{code} registers it.");

    /// <summary>
    /// Where a point is, and the county that says so. A county on the ground of which the point lies goes before one
    /// that is only near; of several that hold it, the first by code.
    /// </summary>
    public (County County, Located Located) At(GeoPoint point)
    {
        if (Only is { } only)
        {
            return (only, only.Locate(point));
        }

        var around = index.Around(point).Select(code => byCode[code])
            .Select(county => (County: county, Located: county.Locate(point)))
            .ToList();
        var holding = around.FindIndex(static found => found.Located.Place is not null);
        if (holding < 0)
        {
            return around.Count > 0 ? around.MinBy(static found => found.Located.OutsideMetres) : Nearest(point);
        }

        var (holder, located) = around[holding];
        var beside = around.Find(found => found.County != holder && IsBeside(found.County, found.Located)).County;
        return (holder, beside is null
            ? located
            : located with { Place = located.Place! with { AlsoNear = beside.Code } });
    }

    /// <summary>Whether a point may lie in a county too, as far as two surveys of a border differ.</summary>
    private static bool IsBeside(County county, Located located) =>
        located.Place is not null || located.OutsideMetres <= county.Atlas.Options.CellMarginMetres;

    /// <summary>
    /// The county nearest to a point that lies in the reach of none. A county whose reach begins further away than the
    /// land of another is not asked.
    /// </summary>
    private (County County, Located Located) Nearest(GeoPoint point)
    {
        var plane = LocalMetres.Round(point);
        (County County, Located Located)? nearest = null;
        foreach (var (county, metres) in Counties
            .Where(static county => county.Reach is not null)
            .Select(county => (county, plane.MetresTo(county.Reach!.Value)))
            .OrderBy(static one => one.Item2))
        {
            if (nearest?.Located.OutsideMetres <= metres)
            {
                break;
            }

            var located = county.Locate(point);
            if (!(nearest?.Located.OutsideMetres <= located.OutsideMetres))
            {
                nearest = (county, located);
            }
        }

        return nearest ?? (First, First.Locate(point));
    }

    /// <summary>The region after these entries. It shares with this one the counties of which none is.</summary>
    /// <param name="version">How far into the registers the new region was read.</param>
    /// <param name="now">When a thing must be in force to be shown; null to show all as if each were.</param>
    public Region With(
        long version, IReadOnlyList<(long Position, Registered Entry)> entries, ShownAt? now = null)
    {
        var (first, counties, indexed, rulesVersion) = (First, byCode, index, RulesVersion);
        for (var from = 0; from < entries.Count;)
        {
            // The entries of a folder come together: a county takes what is its own at once.
            var code = CodeOf(entries[from].Entry);
            var until = from + 1;
            while (until < entries.Count && CodeOf(entries[until].Entry) == code)
            {
                until++;
            }

            var some = entries.Take(from..until);
            var before = code is null || first.Code is null
                ? first
                : counties.GetValueOrDefault(code) ?? County.Empty(First.Calendar.Zone, code);
            var after = before.With(version, some, code, now);
            first = ReferenceEquals(before, first) ? after : first;
            counties = after.Code is { } named ? counties.SetItem(named, after) : counties;
            indexed = indexed.With(after, ReferenceEquals(after, first), some.Select(static one => one.Entry));
            rulesVersion = Math.Max(rulesVersion, after.Rules.Version);
            from = until;
        }

        if (entries.Count == 0 && counties.Count <= 1)
        {
            first = first.With(version, []);
            counties = first.Code is { } named ? counties.SetItem(named, first) : counties;
        }

        return new(version, rulesVersion, first, counties, indexed);
    }

    /// <summary>The county that has a thing, if any has it.</summary>
    private County Owner(EntityRef thing)
    {
        var code = index.OwnerOf(thing);
        if (code is null
            && thing.Kind == EntityKind.Cell
            && CodeProfile.SubdistrictUnderAny(thing.Key) is { } subdistrict)
        {
            code = index.OwnerOf(new(EntityKind.Area, subdistrict));
        }

        return Of(code);
    }

    private static string? CodeOf(Registered entry) =>
        entry.Data is CountyData ? entry.Ref.Key : entry.Data.County;

    private static bool Holds(County county, EntityRef thing) => thing.Kind switch
    {
        EntityKind.Beat => county.Beats.Find(thing.Key) is not null,
        EntityKind.Cell => county.Atlas.Cell(thing.Key) is not null
            || (county.Atlas.Codes.SubdistrictOf(thing.Key) is { } area && county.Atlas.HasArea(area)),
        _ => EntryRules.Of(thing.Kind)?.IsRegistered(county.Atlas, county.Offices, thing) ?? false,
    };
}
