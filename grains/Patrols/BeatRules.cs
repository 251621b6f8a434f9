using Grid.Atlas;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Patrols;

/// <summary>What a beat must be so that a squad can walk it.</summary>
internal sealed class BeatRules : EntryRules<BeatData>
{
    private const int MostPlaces = 50, MostWindows = 12, MostVisits = 48, MostPoints = 100;
    private const int DayMinutes = 24 * 60;
    private const double WidestMetres = 2000;

    public static Refusal? Check(BeatData beat)
    {
        if (beat.Places.Count is 0 or > MostPlaces
            || beat.Places.Any(static place => place.Kind is not (EntityKind.Segment or EntityKind.Cell)))
        {
            return Wrong("beat.places", $"A beat goes through 1 to {MostPlaces} segments or cells.");
        }

        if (beat.Duty is null && string.IsNullOrEmpty(beat.Squad))
        {
            return Wrong("beat.who", "Nobody walks it: send the duty whose holder does, or the code of a squad.");
        }

        if (beat.Days == PatrolDays.None)
        {
            return Wrong("beat.days", "It is walked on no day: send workDays, weekends, holidays or all.");
        }

        if (beat.Visits is < 1 or > MostVisits)
        {
            return Wrong("beat.visits", $"A window wants 1 to {MostVisits} visits.");
        }

        if (beat.Points.Count > MostPoints)
        {
            return Wrong("beat.points", $"A visit passes at most {MostPoints} points.");
        }

        if (!(beat.RadiusMetres is > 0 and <= WidestMetres))
        {
            return Wrong(
                "beat.radius", $"The radius is {beat.RadiusMetres}: send metres, above 0 and at most {WidestMetres}.");
        }

        if (beat.LateMinutes is < 0 or > DayMinutes || beat.ApartMinutes is < 0 or > DayMinutes)
        {
            return Wrong("beat.minutes", "lateMin and apartMin are minutes, from 0 to a day's 1440.");
        }

        if (beat.Until < beat.From)
        {
            return Wrong("beat.period", "It ends before it begins.");
        }

        return Windows(beat);
    }

    /// <summary>The squad or the first place of a beat that is not registered; null when all are.</summary>
    public static EntityRef? Unknown(BeatData beat, AtlasMap atlas, OfficeList offices)
    {
        if (beat.Squad is { } squad && !offices.Has(squad))
        {
            return new(EntityKind.Department, squad);
        }

        foreach (var place in beat.Places)
        {
            if (place.Kind == EntityKind.Segment ? !atlas.HasSegment(place.Key) : atlas.Cell(place.Key) is null)
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>
    /// Windows must follow one another. The last may run into the next day, but not into the first window of that day.
    /// </summary>
    private static Refusal? Windows(BeatData beat)
    {
        if (beat.Windows.Count is 0 or > MostWindows)
        {
            return Wrong("beat.windows", $"A beat has 1 to {MostWindows} windows: 07:00-09:00;16:30-18:30.");
        }

        var free = 0;
        foreach (var window in beat.Windows)
        {
            var (start, end) = (Minutes(window.Start), Minutes(window.End));
            end += end <= start ? DayMinutes : 0;
            if (start < free)
            {
                return Wrong(
                    "beat.windows",
                    $"The window {window.Start:HH:mm}-{window.End:HH:mm} begins before the one before it has ended. "
                    + "Send them in order, none into another.");
            }

            free = end;
        }

        return free > DayMinutes + Minutes(beat.Windows[0].Start)
            ? Wrong("beat.windows", "The last window runs into the first one of the next day.")
            : null;
    }

    private static Refusal? Lacking(Post? duty, Post? held, EntryQuestion asked) =>
        duty is { } post && post != held && asked.County.Rules.Words.Lacks(post) is { } lacking
            ? Wrong("beat.duty", lacking)
            : null;

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static Refusal Wrong(string code, string text) => Refusal.Unprocessable(code, text);

    /// <summary>A beat that is wrong by itself is refused for that reason first.</summary>
    protected override IEnumerable<EntityRef> Names(BeatData data) => data.Places;

    protected override Refusal? Unregistered(BeatData data, EntryQuestion asked) =>
        Check(data) is null
        && (Unknown(data, asked.County.Atlas, asked.County.Offices) ?? UnknownOperation(data, asked.County))
            is { } unknown
            ? Refusal.Unprocessable("beat.unregistered", $"There is no {unknown}. Register it first.")
            : null;

    private static EntityRef? UnknownOperation(BeatData beat, County county) =>
        beat.Operation is { } operation && !county.Operations.ContainsKey(operation)
            ? new(EntityKind.Operation, operation)
            : null;

    protected override Refusal? Check(BeatData data, BeatData? held, EntryQuestion asked) => Check(data)
        ?? Lacking(data.Duty, held?.Duty, asked)
        ?? data.Points.Select(point => CountyGround.Check(asked.County.Atlas, point.At))
            .FirstOrDefault(static outside => outside is not null);
}
