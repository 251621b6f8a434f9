using Grid.Counties;
using Grid.Parties;
using Grid.Patrols;
using Grid.Places;

namespace Grid.Posts;

/// <summary>
/// Whether a person does what only the holder of a post does. A stand-in holds the post too: an appointment to the same
/// post for some days. Pure.
/// </summary>
internal static class PostCheck
{
    /// <summary>Whether a person walks a beat on a day, by the post or the squad that the beat names.</summary>
    /// <param name="place">Where the person is; null where that is not on the map.</param>
    public static bool Walks(string by, BeatData beat, Place? place, DateOnly day, PostBook posts)
    {
        if (by == beat.Squad)
        {
            return true;
        }

        IReadOnlyList<EntityRef> units =
        [
            .. beat.Places,
            .. beat.Duty is { } duty && place is not null ? PostScope.Units(duty, place) : [],
        ];
        if (beat.Duty is { } post
            && units.Any(unit => posts.History(post, unit).Any(term => term.Covers(day) && Holds(term, by))))
        {
            return true;
        }

        return beat.Squad is { } squad && posts.Of(by, day).Any(term => term.Data.Office == squad);
    }

    /// <summary>
    /// Whether a code is one by which inspections are made on a day: of an office, or of a person who holds the post of
    /// an inspector. A county that has no such post accepts every code.
    /// </summary>
    public static bool Inspects(string by, DateOnly day, County county) =>
        !county.Rules.Words.Has(Post.Inspector, day)
        || county.Offices.Has(by)
        || county.Posts.Of(by, day).Any(static term => term.Data.Duty == Post.Inspector);

    /// <summary>An office that holds the post by itself sends its own people: they say its code.</summary>
    private static bool Holds(Appointment term, string by) =>
        term.Data.Holder == by || (term.Data.Holder is null && term.Data.Office == by);
}
