using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;
using NetTopologySuite.Geometries;

namespace Grid.Areas;

/// <summary>
/// What the register of areas accepts: codes as the county's profile has them, parents that hold them, one
/// county to a city, and outlines that leave no registered place outside. Pure.
/// </summary>
internal sealed class AreaRules : EntryRules<AreaData>
{
    /// <summary>
    /// The widest county that the check accepts, in degrees; the largest of China is some seven degrees wide.
    /// </summary>
    private const double WidestDegrees = 10;

    private const int Shown = 3;

    public override bool IsRegistered(AtlasMap map, OfficeList offices, EntityRef entry) => map.HasArea(entry.Key);

    public override string? Outline(AtlasMap map, EntityRef entry) => map.OutlineOfArea(entry.Key);

    protected override Refusal? Check(AreaData data, AreaData? held, EntryQuestion asked) =>
        Geometry(data)
        ?? (held is null || (held.Geometry, held.Retired, held.Area, held.Parent, held.Zone)
                != (data.Geometry, data.Retired, data.Area, data.Parent, data.Zone)
            ? Check(asked.County.Atlas, asked.Entry.Key, data) ?? CheckZone(asked.County.Rules.Words, data)
            : null);

    protected override string? Ground(AreaData data) => data.Geometry;

    protected override Refusal? Geometry(AreaData data) =>
        GeometryRules.CheckArea(data.Geometry, GeometryBudget.OfArea);

    protected override Claim? Claim(EntityRef entry, AreaData data) =>
        IsOfCounty(data.Area) ? new("areas", "areas") : null;

    /// <param name="area">An area with a geometry that was found valid.</param>
    public static Refusal? Check(AtlasMap map, string code, AreaData area) =>
        CheckCode(map, code, area) ?? CheckParent(map, code, area) ?? CheckOutline(map, code, area);

    private static Refusal? CheckCode(AtlasMap map, string code, AreaData area)
    {
        if (!map.Codes.IsArea(area.Area, code))
        {
            return Refusal.Invalid(
                "area.code",
                map.Codes.DigitsOf(area.Area) is { } digits
                    ? $"'{code}' is no code of a {Word(area.Area)}: {digits} digits are expected."
                    : $"'{code}' is too long for the code of an area: at most 59 characters are kept.");
        }

        if (area.Retired || !IsOfCounty(area.Area))
        {
            return null;
        }

        var counties = map.Counties.ToList();
        if (area.Area == AreaKind.County)
        {
            return counties.Find(other => other.Code != code) is { } other
                ? Refusal.Conflict(
                    "area.anotherCounty",
                    $"This city is the county {other.Name} {other.Code}, and a city is one county. Enter {code} in a "
                    + "city of its own.") with
                {
                    Other = new(EntityKind.Area, other.Code),
                }
                : null;
        }

        return counties.Count == 0 || counties.Exists(county => map.Codes.IsOf(county.Code, code))
            ? null
            : Refusal.Unprocessable(
                "area.county",
                $"{code} is not of the county {counties[0].Name}: its code begins with {counties[0].Code}.");
    }

    /// <summary>A zone of the county's own is of a kind that the county has a word for, once it has any.</summary>
    private static Refusal? CheckZone(Vocabulary words, AreaData area)
    {
        if ((area.Area == AreaKind.Zone) != (area.Zone is not null))
        {
            return Refusal.Invalid(
                "area.zone", "An area of kind zone says in zone what zone it is, and no other area does.");
        }

        return area.Zone is null || words.HasZone(area.Zone) || !words.Zones.Any()
            ? null
            : Refusal.Unprocessable(
                "area.zone",
                $"'{area.Zone}' is no kind of zone of the county. Send one of {string.Join(", ", words.Zones)}, or "
                + "enter the word in the vocabulary first.");
    }

    /// <summary>The area that an area says it lies in is registered, wider, and holds it.</summary>
    private static Refusal? CheckParent(AtlasMap map, string code, AreaData area)
    {
        if (area.Retired || area.Parent is not { } parent)
        {
            return null;
        }

        if (map.AreaOf(parent) is not { } around
            || around.Kind is not (AreaKind.County or AreaKind.Subdistrict)
            || (IsOfCounty(area.Area) && around.Kind >= area.Area))
        {
            return Refusal.Unprocessable(
                "area.parent",
                $"'{parent}' is no area that {code} can lie in. Send the code of a county or sub-district that is "
                + "registered before it, or leave parent out.");
        }

        return IsOfCounty(area.Area)
            && around.Shape is { } shape
            && GeoText.Read(area.Geometry, out _)?.InteriorPoint is { IsEmpty: false } inside
            && !shape.Contains(new(inside.X, inside.Y))
            && shape.MetresToEdge(LocalMetres.Round(new(inside.X, inside.Y))) > map.Options.CountyMarginMetres
                ? Refusal.Unprocessable(
                    "area.parent",
                    $"{code} lies outside {around.Name} {parent}, which it names as its parent. Send the area around "
                    + "it, or the right outline.")
                : null;
    }

    private static Refusal? CheckOutline(AtlasMap map, string code, AreaData area)
    {
        var now = area.Retired ? null : GeoText.Read(area.Geometry, out _);
        var was = map.AreasOf(area.Area).FirstOrDefault(held => held.Code == code)?.Shape;
        if (area.Area == AreaKind.County)
        {
            return now is null ? null : CheckCounty(map, code, Box.Of(now));
        }

        return (area.Retired ? null : CountyGround.Check(map, area.Geometry))
            ?? (was is not null && IsOfCounty(area.Area)
                ? CheckPlaces(map, code, area, was, now)
                : null);
    }

    private static Refusal? CheckCounty(AtlasMap map, string code, Box box)
    {
        if (box.East - box.West > WidestDegrees || box.North - box.South > WidestDegrees)
        {
            return Refusal.Unprocessable(
                "area.size",
                $"County {code} would be {box.East - box.West:F1}° wide and {box.North - box.South:F1}° high; at "
                + $"most {WidestDegrees}° either way are taken.");
        }

        var grown = LocalMetres.Round(box.Centre).Grow(box, map.Options.CountyMarginMetres);
        return Left(
            code, map.FixedIn(new(-180, -90, 180, 90)).Where(place => !grown.Contains(new(place.At.X, place.At.Y))));
    }

    /// <summary>Checks that what lay in the old outline lies in the new one, or in another area of the kind.</summary>
    private static Refusal? CheckPlaces(AtlasMap map, string code, AreaData area, Shape was, Geometry? now)
    {
        var others = map.AreasOf(area.Area)
            .Where(other => other.Code != code && other.Shape!.Box.Meets(was.Box))
            .Select(static other => other.Shape!)
            .ToList();
        return Left(code, map.FixedIn(was.Box).Where(place =>
        {
            var point = new GeoPoint(place.At.X, place.At.Y);
            return was.Contains(point)
                && now?.Covers(place.At) != true
                && !others.Exists(other => other.Contains(point));
        }));
    }

    private static Refusal? Left(string code, IEnumerable<(string Name, Point At)> places)
    {
        var left = places.Select(static place => place.Name).ToList();
        return left.Count == 0
            ? null
            : Refusal.Conflict(
                "area.placesOutside",
                $"{code} would leave {left.Count} of its places outside: "
                + $"{string.Join(", ", left.Take(Shown))}{(left.Count > Shown ? ", …" : "")}. Draw the area that "
                    + "takes their ground first.");
    }

    /// <summary>Whether areas of a kind divide the county; zones lie over them.</summary>
    private static bool IsOfCounty(AreaKind kind) =>
        kind is AreaKind.County or AreaKind.Subdistrict or AreaKind.Community;

    private static string Word(AreaKind kind) => kind switch
    {
        AreaKind.County => "county",
        AreaKind.Subdistrict => "sub-district",
        _ => "community",
    };
}
