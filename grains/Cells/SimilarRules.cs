using Grid.Atlas;
using Grid.Counties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cells;

/// <summary>
/// 相似案件: whether a report is of a matter that already is an open case (S21): of the same class, and as near in place
/// and time as the county's table of similar reports says. Where a shop answers for its front, a report at another
/// shop's front is of another matter, however near it is.
/// </summary>
internal static class SimilarRules
{
    private const double MetresPerDegree = 111_320;

    /// <summary>The terms by which a report is compared: those of its class on the day it was seen.</summary>
    public static SimilarRow Terms(County county, Candidate asked) =>
        county.Rules.Similar.Find(asked.Kind, asked.Class, county.DayOf(asked.ReportedAt));

    /// <summary>
    /// The similar case that is nearest in time; among equals the one with the lowest id, so that every caller gets the
    /// same answer.
    /// </summary>
    /// <param name="map">
    /// Names the shop that answers for the front of a known case, where the candidate does not.
    /// </param>
    public static Guid? Find(IEnumerable<Candidate> known, Candidate asked, SimilarRow terms, AtlasMap? map = null)
    {
        Candidate? best = null;
        foreach (var one in known)
        {
            if (one.Case != asked.Case
                && one.Case != asked.NotWith
                && Similar(one, asked, terms)
                && !OfAnotherShop(one, asked, map)
                && (best is null || Before(one, best, asked)))
            {
                best = one;
            }
        }

        return best?.Case;
    }

    public static bool Similar(Candidate one, Candidate other, SimilarRow terms) =>
        !terms.Off
        && one.Kind == other.Kind
        && one.Class == other.Class
        && (one.ReportedAt - other.ReportedAt).Duration().TotalHours <= terms.Hours
        && Metres(one.Point, other.Point) <= terms.Metres
        && !(terms.SameChannel && OfAnotherChannel(one, other));

    /// <summary>
    /// Metres between two points of one neighbourhood: the plane is accurate enough within a kilometre.
    /// </summary>
    public static double Metres(GeoPoint a, GeoPoint b)
    {
        var north = (a.Lat - b.Lat) * MetresPerDegree;
        var east = (a.Lon - b.Lon) * MetresPerDegree * Math.Cos(double.DegreesToRadians((a.Lat + b.Lat) / 2));
        return Math.Sqrt((north * north) + (east * east));
    }

    private static bool OfAnotherChannel(Candidate one, Candidate other) =>
        one.Channel is { } channel && other.Channel is { } beside && channel != beside;

    private static bool OfAnotherShop(Candidate one, Candidate asked, AtlasMap? map) =>
        asked.Shop is { } shop && (one.Shop ?? map?.Locate(one.Point).Place?.Shop) is { } other && other != shop;

    private static bool Before(Candidate one, Candidate best, Candidate asked)
    {
        var difference = (one.ReportedAt - asked.ReportedAt)
            .Duration()
            .CompareTo((best.ReportedAt - asked.ReportedAt).Duration());
        return difference < 0 || (difference == 0 && one.Case.CompareTo(best.Case) < 0);
    }
}
