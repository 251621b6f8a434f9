using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Segments;
using Grid.Shops;

namespace Grid.Atlas;

/// <summary>
/// A front lies on its segment and on no neighbour's metres, and a new line of a segment carries no front elsewhere:
/// left, right and metres are read along the line as it is drawn. Pure.
/// </summary>
internal static class FrontRules
{
    private const int Shown = 3;

    /// <summary>Compares a shop's front with the line of its segment and the other fronts of that side.</summary>
    public static Refusal? Check(AtlasMap map, string code, ShopData shop)
    {
        if (shop.Closed || map.StreetOfCode(shop.Segment) is not { Line: { } line } street)
        {
            return null;
        }

        var slack = map.Options.FrontSlackMetres;
        if (shop.ToMetres > line.Length + slack)
        {
            return Refusal.Unprocessable("shop.frontBeyond", FormattableString.Invariant(
                $"The front ends at {shop.ToMetres} m and segment {shop.Segment} at {line.Length:F1} m. ")
                + "Send metres from the start of the segment, or the segment it lies on.");
        }

        var over = street.Fronts.FirstOrDefault(front => front.Shop != code && front.Left == (shop.Side == "left")
            && Math.Min(front.To, shop.ToMetres) - Math.Max(front.From, shop.FromMetres) > slack);
        return over is null
            ? null
            : Refusal.Conflict("shop.frontOverlap", FormattableString.Invariant(
                $"The front of {over.Shop} holds {over.From} to {over.To} m of the {shop.Side} side. ")
                + "Send metres beside it, or close or move that shop first.") with
            {
                Other = new(EntityKind.Shop, over.Shop),
            };
    }

    /// <summary>Compares the fronts of a segment with the line it is to have.</summary>
    public static Refusal? Check(AtlasMap map, string code, SegmentData segment)
    {
        if (map.StreetOfCode(code) is not { Line: { } was } street
            || street.Fronts.Count == 0
            || CentreLine.Of(segment.Geometry) is not { } now)
        {
            return null;
        }

        var moved = street.Fronts
            .Select(front => (front.Shop, Metres: Moved(was, now, front)))
            .Where(front => front.Metres > map.Options.FrontMoveMetres)
            .OrderByDescending(static front => front.Metres).ThenBy(static front => front.Shop, StringComparer.Ordinal)
            .ToList();
        if (moved.Count == 0)
        {
            return null;
        }

        var turned = was.Corners.Reverse().SequenceEqual(now.Corners)
            ? "The line runs the other way than the registered one, and left and right are read along it. "
            : "";
        var shown = moved.Take(Shown)
            .Select(static front => FormattableString.Invariant($"{front.Shop} by {front.Metres:F0} m"));
        return Refusal.Conflict("segment.frontsMove", turned
            + FormattableString.Invariant($"It would carry {moved.Count} of the {street.Fronts.Count} shop fronts on ")
            + $"{code} elsewhere: {string.Join(", ", shown)}. Send the line as it runs, or say fronts=move and enter "
            + "the fronts along the new line after it.");
    }

    /// <summary>
    /// Fronts of one side of a segment that hold the same metres, each with the one before it along the street. No
    /// entry makes such a pair today; an older register may hold one.
    /// </summary>
    public static IEnumerable<(ShopFront Front, ShopFront Before)> Overlaps(AtlasMap map)
    {
        foreach (var side in map.Streets.SelectMany(static street => street.Fronts
            .GroupBy(static front => front.Left)
            .Select(static side => side.OrderBy(static front => front.From))))
        {
            ShopFront? furthest = null;
            foreach (var front in side.ThenBy(static front => front.Shop, StringComparer.Ordinal))
            {
                if (furthest is not null
                    && Math.Min(furthest.To, front.To) - front.From > map.Options.FrontSlackMetres)
                {
                    yield return (front, furthest);
                }

                furthest = furthest?.To >= front.To ? furthest : front;
            }
        }
    }

    /// <summary>How far the middle of a front moves; infinite when the new line is too short for it.</summary>
    private static double Moved(CentreLine was, CentreLine now, ShopFront front)
    {
        if (front.From >= now.Length)
        {
            return front.From - now.Length + front.Wall;
        }

        var before = Middle(was, front);
        var plane = LocalMetres.Round(before);
        var after = Middle(now, front);
        return Math.Sqrt((plane.X(after.Lon) * plane.X(after.Lon)) + (plane.Y(after.Lat) * plane.Y(after.Lat)));
    }

    private static GeoPoint Middle(CentreLine line, ShopFront front)
    {
        var along = (front.From + front.To) / 2;
        var piece = 1;
        while (piece < line.Corners.Count - 1 && line.Chainage[piece] < along)
        {
            piece++;
        }

        var (a, b) = (line.Corners[piece - 1], line.Corners[piece]);
        var (x, y) = (line.Plane.X(a.Lon), line.Plane.Y(a.Lat));
        var length = line.Chainage[piece] - line.Chainage[piece - 1];
        var (dx, dy) = ((line.Plane.X(b.Lon) - x) / length, (line.Plane.Y(b.Lat) - y) / length);
        var (on, off) = (along - line.Chainage[piece - 1], front.Left ? front.Wall : -front.Wall);
        return new(line.Plane.Lon(x + (on * dx) - (off * dy)), line.Plane.Lat(y + (on * dy) + (off * dx)));
    }
}
