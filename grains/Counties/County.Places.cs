using Grid.Foundation;
using Grid.Places;
using Grid.Posts;

namespace Grid.Counties;

internal sealed partial class County
{
    /// <summary>Why the county refuses a point that it could not locate.</summary>
    public Refusal Outside(GeoPoint point, Located located)
    {
        if (point is { Lon: >= -90 and <= 90 } && Atlas.Locate(new(point.Lat, point.Lon)).Place is not null)
        {
            return Refusal.Unprocessable(
                "place.swapped",
                $"lon {point.Lon} and lat {point.Lat} are swapped: ({point.Lat}, {point.Lon}) lies in the county. "
                + "Send longitude as lon and latitude as lat.");
        }

        return Refusal.Unprocessable(
            "place.outside",
            located.Nearest is { } nearest
                ? $"The point lies {located.OutsideMetres:0} m outside the county; nearest is {nearest}. "
                    + "Send a point inside, WGS84 lon/lat (or say crs=gcj02)."
                : "No county has been registered yet, so no point lies inside it.");
    }

    /// <summary>Who holds a post, by the county's appointments, offices and words.</summary>
    public PostHolders Holders => new(Posts, Offices, Rules.Words);

    /// <summary>Who holds which post at a place at a time.</summary>
    public PostsAt HoldersAt(Place place, DutyTime at) => Holders.At(place, at);

    /// <summary>Gaps and overlaps in the posts of a day.</summary>
    public (IReadOnlyList<PostCoverage> Duties, IReadOnlyList<CoverageItem> Items) Coverage(
        DateOnly day, Post? only) => new CoverageCheck(Atlas, Posts, Offices, Rules.Words).On(day, only);
}
