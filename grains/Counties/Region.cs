using System.Collections.Immutable;
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

    private Region(long version, County first, ImmutableSortedDictionary<string, County> byCode)
    {
        Version = version;
        First = first;
        this.byCode = byCode;
        Counties = byCode.Count == 0 ? [first] : [.. byCode.Values];
        foreach (var county in Counties)
        {
            RulesVersion = Math.Max(RulesVersion, county.Rules.Version);
            BeatsVersion = Math.Max(BeatsVersion, county.Beats.Version);
        }
    }

    /// <summary>A region in which nothing is registered: one county without a name.</summary>
    public static Region Empty { get; } = new(
        0,
        County.Empty(County.ZoneOf(County.Undescribed)),
        ImmutableSortedDictionary.Create<string, County>(StringComparer.Ordinal));

    /// <summary>How far into the registers this region was read.</summary>
    public long Version { get; }

    /// <summary>The position of the latest table or zone of any county.</summary>
    public long RulesVersion { get; }

    /// <summary>The position of the latest beat of any county, at most.</summary>
    public long BeatsVersion { get; }

    /// <summary>
    /// The county to which entries and records belong that name none. It has no code until an entry, a table or an
    /// outline names it.
    /// </summary>
    public County First { get; }

    /// <summary>By code; the first county alone while it has none.</summary>
    public IReadOnlyList<County> Counties { get; }

    /// <summary>The only county; null where there are several.</summary>
    public County? Only => Counties is [var only] ? only : null;

    /// <summary>Whether a county has a name: before that, the first entry that names one gives it.</summary>
    public bool IsNamed => First.Code is not null;

    /// <summary>The codes of the counties, for a message.</summary>
    public string Codes => string.Join(", ", byCode.Keys);

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
    public County? Find(EntityRef thing) => Only ?? thing.Kind switch
    {
        EntityKind.Table => Find(County.CodeOf(thing)),
        EntityKind.County => Find(thing.Key),
        _ => Counties.FirstOrDefault(county => Holds(county, thing)),
    };

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
        if (Counties.Count == 1)
        {
            return (First, First.Locate(point));
        }

        (County County, Located Located)? nearest = null;
        foreach (var county in Counties)
        {
            if (county.Reach is not { } reach || !reach.Contains(point))
            {
                continue;
            }

            var located = county.Locate(point);
            if (located.Place is { } place)
            {
                var other = Beside(point, county)?.Code;
                return (county, other is null ? located : located with { Place = place with { AlsoNear = other } });
            }

            if (nearest is not { } known || located.OutsideMetres < known.Located.OutsideMetres)
            {
                nearest = (county, located);
            }
        }

        // A point outside every county: each says how far it is away.
        return nearest ?? Counties
            .Where(static county => county.Reach is not null)
            .Select(county => (County: county, Located: county.Locate(point)))
            .OrderBy(static found => found.Located.OutsideMetres)
            .FirstOrDefault((First, First.Locate(point)));
    }

    /// <summary>
    /// Another county on whose ground a point may lie too, as far as two surveys of a border differ.
    /// </summary>
    private County? Beside(GeoPoint point, County than)
    {
        foreach (var county in Counties)
        {
            if (county != than
                && county.Reach is { } reach
                && reach.Contains(point)
                && county.Locate(point) is { } located
                && (located.Place is not null || located.OutsideMetres <= county.Atlas.Options.CellMarginMetres))
            {
                return county;
            }
        }

        return null;
    }

    /// <summary>The region after these entries. It shares with this one the counties of which none is.</summary>
    /// <param name="version">How far into the registers the new region was read.</param>
    public Region With(long version, IReadOnlyList<(long Position, Registered Entry)> entries)
    {
        var (first, counties) = (First, byCode);
        for (var from = 0; from < entries.Count;)
        {
            // The entries of a folder come together: a county takes what is its own at once.
            var code = CodeOf(entries[from].Entry);
            var until = from + 1;
            while (until < entries.Count && CodeOf(entries[until].Entry) == code)
            {
                until++;
            }

            var some = entries.Skip(from).Take(until - from);
            var before = code is null || first.Code is null
                ? first
                : counties.GetValueOrDefault(code) ?? County.Empty(First.Calendar.Zone, code);
            var after = before.With(version, some, code);
            first = ReferenceEquals(before, first) ? after : first;
            counties = after.Code is { } named ? counties.SetItem(named, after) : counties;
            from = until;
        }

        if (entries.Count == 0 && counties.Count <= 1)
        {
            first = first.With(version, []);
            counties = first.Code is { } named ? counties.SetItem(named, first) : counties;
        }

        return new(version, first, counties);
    }

    private static string? CodeOf(Registered entry) =>
        entry.Data is CountyData ? entry.Ref.Key : entry.Data.County;

    private static bool Holds(County county, EntityRef thing) => thing.Kind switch
    {
        EntityKind.Beat => county.Beats.Find(thing.Key) is not null,
        EntityKind.Cell when CellCode.TryParse(thing.Key, out var cell) =>
            county.Atlas.Cell(thing.Key) is not null || county.Atlas.HasArea(cell.Subdistrict),
        _ => EntryRules.Of(thing.Kind)?.IsRegistered(county.Atlas, county.Offices, thing) ?? false,
    };
}
