using Grid.Atlas;
using Grid.Counties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cells;

/// <summary>
/// 相似案件: whether a report is of a matter that already is an open case (S21): of the same class, as near in place and
/// time as the county's table of similar reports says, and with nothing that tells the two apart. Similar is not the
/// same: another shop, part, dog, attachment, lead or condition is another
/// matter, however near it is.
/// </summary>
internal static class SimilarRules
{
    private const double MetresPerDegree = 111_320;

    /// <summary>The terms by which a report is compared: those of its class and zone on the day it was seen.</summary>
    public static SimilarRow Terms(County county, Candidate asked) =>
        county.Rules.Similar.Find(asked.Kind, asked.Class, county.DayOf(asked.ReportedAt), asked.Zone);

    /// <summary>
    /// The similar case that is nearest in time, one that is not handled yet before one that is; among equals the one
    /// with the lowest id, so that every caller gets the same answer. A report of a handled case does not join it, but
    /// doubts the handling.
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
                && !Separate(one, asked)
                && Difference(one, asked, terms, map) is null or Cells.Difference.Handled
                && (best is null || Before(one, best, asked)))
            {
                best = one;
            }
        }

        return best?.Case;
    }

    /// <summary>
    /// The open cases that could be one with another and are not, as a desk is shown them: of its class, within the
    /// usual metres and hours, however narrow its own terms are.
    /// </summary>
    public static IEnumerable<(Candidate Case, Difference Why)> Alike(
        IEnumerable<Candidate> known, Candidate asked, SimilarRow terms, AtlasMap? map = null) =>
        known
            .Where(one => one.Case != asked.Case && Similar(one, asked, SimilarList.Usual))
            .Select(one => (one, Difference(one, asked, terms, map) ?? Cells.Difference.Separate));

    /// <summary>Whether two reports are near enough in place, time and class to be of one matter.</summary>
    public static bool Similar(Candidate one, Candidate other, SimilarRow terms) => Apart(one, other, terms) is null;

    /// <summary>Why a report is not of the matter of a known case; null where nothing tells them apart.</summary>
    public static Difference? Difference(Candidate one, Candidate asked, SimilarRow terms, AtlasMap? map = null)
    {
        if (Apart(one, asked, terms) is { } apart)
        {
            return apart;
        }

        var (there, here) = (one.Particulars, asked.Particulars);
        if (there is not null && here is not null)
        {
            if (there.Lead != here.Lead)
            {
                return Cells.Difference.Lead;
            }

            if (there.Condition != here.Condition)
            {
                return Cells.Difference.Condition;
            }

            if (IsOther(here.Dog, there.Dog))
            {
                return Cells.Difference.Dog;
            }

            if (IsOther(here.Attachment, there.Attachment))
            {
                return Cells.Difference.Attachment;
            }

            if (IsOther(here.Part, there.Part))
            {
                return Cells.Difference.Part;
            }
        }

        if (IsOther(asked.Shop, one.Shop ?? (there is null ? map?.Locate(one.Point).Place?.Shop : null)))
        {
            return Cells.Difference.Shop;
        }

        return one.Handled ? Cells.Difference.Handled : null;
    }

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

    /// <summary>Whether a report names something that the case does not: what it names would answer no more.</summary>
    private static bool IsOther<T>(T? asked, T? known) => asked is not null && !asked.Equals(known);

    private static bool Separate(Candidate one, Candidate asked) => asked.NotWith?.Contains(one.Case) == true;

    private static Difference? Apart(Candidate one, Candidate other, SimilarRow terms)
    {
        if (one.Kind != other.Kind || one.Class != other.Class)
        {
            return Cells.Difference.Class;
        }

        if (terms.Off)
        {
            return Cells.Difference.Zone;
        }

        if ((one.ReportedAt - other.ReportedAt).Duration().TotalHours > terms.Hours)
        {
            return Cells.Difference.Time;
        }

        if (Metres(one.Point, other.Point) > terms.Metres)
        {
            return Cells.Difference.Distance;
        }

        return terms.SameChannel && OfAnotherChannel(one, other) ? Cells.Difference.Channel : null;
    }

    private static bool Before(Candidate one, Candidate best, Candidate asked)
    {
        if (one.Handled != best.Handled)
        {
            return best.Handled;
        }

        var difference = (one.ReportedAt - asked.ReportedAt)
            .Duration()
            .CompareTo((best.ReportedAt - asked.ReportedAt).Duration());
        return difference < 0 || (difference == 0 && one.Case.CompareTo(best.Case) < 0);
    }
}
