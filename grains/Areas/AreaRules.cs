using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;
using NetTopologySuite.Geometries;

namespace Grid.Areas;

/// <summary>
/// What the register of areas accepts: codes that carry their hierarchy, one county to a city, and outlines that leave
/// no registered place outside. Pure.
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
        ?? (held is null || (held.Geometry, held.Retired, held.Area) != (data.Geometry, data.Retired, data.Area)
            ? Check(asked.County.Atlas, asked.Entry.Key, data)
            : null);

    protected override string? Ground(AreaData data) => data.Geometry;

    protected override Refusal? Geometry(AreaData data) =>
        GeometryRules.CheckArea(data.Geometry, GeometryBudget.OfArea);

    protected override Claim? Claim(EntityRef entry, AreaData data) =>
        data.Area is AreaKind.County or AreaKind.Subdistrict or AreaKind.Community ? new("areas", "areas") : null;

    /// <param name="area">An area with a geometry that was found valid.</param>
    public static Refusal? Check(AtlasMap map, string code, AreaData area) =>
        CheckCode(map, code, area) ?? CheckOutline(map, code, area);

    private static Refusal? CheckCode(AtlasMap map, string code, AreaData area)
    {
        if (!AreaCodes.IsCode(area.Area, code))
        {
            return Refusal.Invalid(
                "area.code",
                $"'{code}' is no code of a {Word(area.Area)}: {AreaCodes.DigitsOf(area.Area)} digits are expected.");
        }

        if (area.Retired || AreaCodes.DigitsOf(area.Area) is null)
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
                    + "city of its own.")
                : null;
        }

        return counties.Count == 0 || counties.Exists(county => code.StartsWith(county.Code, StringComparison.Ordinal))
            ? null
            : Refusal.Unprocessable(
                "area.county",
                $"{code} is not of the county {counties[0].Name}: its code begins with {counties[0].Code}.");
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
            ?? (was is not null && AreaCodes.DigitsOf(area.Area) is not null
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

    private static string Word(AreaKind kind) => kind switch
    {
        AreaKind.County => "county",
        AreaKind.Subdistrict => "sub-district",
        _ => "community",
    };
}
