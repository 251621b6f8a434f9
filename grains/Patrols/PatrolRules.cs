using System.Globalization;
using Grid.Checklists;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Patrols;

/// <summary>
/// What counts on a beat. Pure: the day so far, the beat, its plan and time in; events or a refusal out. The record of
/// a day is complete by itself (a check-in says how many visits were planned, and so does a missed window), so that
/// figures of the past stay when a plan changes.
/// </summary>
internal static class PatrolRules
{
    /// <summary>The source of a beat's day in the ledger.</summary>
    public static EntityRef Source(string beat, DateOnly day) =>
        new(EntityKind.Beat, string.Create(CultureInfo.InvariantCulture, $"{beat}/{day:yyyy-MM-dd}"));

    /// <summary>The day of a beat that is this source; null where the source is something else.</summary>
    public static DateOnly? DayOf(string beat, string? source)
    {
        var before = $"{new EntityRef(EntityKind.Beat, beat)}/";
        if (source?.StartsWith(before, StringComparison.Ordinal) != true)
        {
            return null;
        }

        return DateOnly.TryParseExact(
            source.AsSpan(before.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    /// <summary>How many points the squad must pass to make a visit whole.</summary>
    public static int Stops(BeatData beat) => Math.Max(1, beat.Points.Count);

    /// <summary>Why a check-in of this time is refused; null when it is accepted.</summary>
    public static Refusal? Timely(DateTimeOffset seen, DateTimeOffset now, County county)
    {
        if (seen > now + county.Length(PracticeOption.CheckInAheadMinutes, now))
        {
            return Refusal.Unprocessable(
                "patrol.future",
                $"at {seen:O} lies ahead of the city's clock ({now:O}). Send the time of the visit, or leave it out "
                + "for now.");
        }

        var within = county.Length(PracticeOption.CheckInWithinDays, now);
        return seen < now - within
            ? Refusal.Unprocessable(
                "patrol.ancient",
                $"at {seen:O} is more than {within.TotalHours:0} hours ago. Visits are told while they "
                + "can be checked.")
            : null;
    }

    /// <summary>The refusal of a visit by a person who neither holds the post of the beat nor stands in.</summary>
    public static Refusal NotHolder(string by, BeatData beat, DateOnly day) => Refusal.Unprocessable(
        "patrol.notHolder",
        $"On {day:yyyy-MM-dd} {by} "
        + (beat.Duty is { } post
            ? $"does not hold the post {char.ToLowerInvariant(post.ToString()[0])}{post.ToString()[1..]} at "
                + $"{string.Join(", ", beat.Places)}"
            : $"is not of {beat.Squad}")
        + ", so the visit does not count. Send the code of the holder, or appoint a stand-in for the days "
        + "(PUT /v1/appointments/{code}).");

    /// <summary>The refusal of a finding whose number meets the standard.</summary>
    public static Refusal Met(ChecklistRow demanded, Measurement measured) => Refusal.Unprocessable(
        "patrol.measured",
        $"{demanded.Item} {demanded.Measure} was measured as {measured}, which meets the standard, so nothing was "
        + "found. Send the number that was measured, or another item.");

    /// <summary>
    /// The day and the window of a moment: a window of the day before that runs into this day, or a window of this day;
    /// else this day without a window.
    /// </summary>
    public static (DateOnly Day, PlannedWindow? Window) Placed(
        DateTimeOffset seen,
        DateOnly today,
        Func<DateOnly, IReadOnlyList<PlannedWindow>> plan)
    {
        (DateOnly, PlannedWindow?)? late = null;
        foreach (var day in new[] { today.AddDays(-1), today })
        {
            foreach (var window in plan(day))
            {
                if (window.From <= seen && seen < window.Until)
                {
                    return (day, window);
                }

                if (late is null && window.Until <= seen && seen < window.Closes)
                {
                    late = (day, window);
                }
            }
        }

        return late ?? (today, null);
    }

    /// <param name="metres">
    /// How far the point is from each point of the beat, or from its nearest place where the beat has no points.
    /// </param>
    /// <param name="window">The window in which the moment lies; null for none.</param>
    public static Decision<PatrolEvent> Decide(
        PatrolDay day,
        BeatData beat,
        CheckIn command,
        DateTimeOffset seen,
        PlannedWindow? window,
        IReadOnlyList<double> metres,
        DateTimeOffset now)
    {
        if (day.CheckIns.Find(one => one.Command == command.Id) is { } taken)
        {
            return Reused(taken, command) is { } reused ? reused : Decision<PatrolEvent>.Nothing;
        }

        var stop = Nearest(metres);
        if (!(metres[stop] <= beat.RadiusMetres))
        {
            var what =
                beat.Points.Count == 0
                    ? "the beat's place"
                    : $"the nearest point of the beat{(beat.Points[stop].Name is { } name ? $", {name}" : "")}";
            return Refusal.Unprocessable(
                "patrol.outside",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The point is {metres[stop]:0} m from {what}; at most {beat.RadiusMetres:0} m count as there."));
        }

        if (window is not { } open || now >= open.Closes || day.IsMissed(open.Start))
        {
            return new PatrolCheckedIn(command.Point, seen, null, stop, 0, 0, false)
            {
                At = now,
                By = command.By,
                Command = command.Id,
                Content = ContentOf(command),
            };
        }

        var before = day.CheckIns.FindAll(one => one.Window == open.Start && one.Stop == stop);
        if (before.Find(one => (one.Seen - seen).Duration() < TimeSpan.FromMinutes(beat.ApartMinutes)) is { } near)
        {
            return Refusal.Conflict(
                "patrol.tooSoon",
                $"A check-in of {near.Seen:O} is here already; another visit is at least {beat.ApartMinutes} minutes "
                + "apart from it.");
        }

        return new PatrolCheckedIn(
            command.Point, seen, open.Start, stop, before.Count + 1, open.Visits, seen >= open.Until)
        {
            At = now,
            By = command.By,
            Command = command.Id,
            Content = ContentOf(command),
        };
    }

    /// <summary>Why a check-in under a used id is a different one; null when it is the same one again.</summary>
    public static Refusal? Reused(PatrolCheckedIn before, CheckIn command)
    {
        var taken = new ExecutedCommand($"check in at {before.Seen:O}", before.By, before.At, before.Content);
        return taken.Says(ContentOf(command)) ? null : taken.Reused();
    }

    /// <summary>Records a finding once. The same case cannot be found a second time as something else.</summary>
    public static Decision<PatrolEvent> Decide(PatrolDay day, PatrolFound found)
    {
        if (day.Findings.Find(one => one.Case == found.Case) is not { } before)
        {
            return found;
        }

        var taken = new ExecutedCommand(
            $"report what was found ({before.Item ?? before.Class})", before.By, before.At, before.Content);
        return taken.Answer<PatrolEvent>(found.Content!);
    }

    private static string ContentOf(CheckIn command) => Fingerprint.Of(command with { Id = "" });

    /// <summary>
    /// The windows that closed without their visits and that the record does not show yet, in order. A window that
    /// began before the beat was registered, or closed before it was changed, was not planned so.
    /// </summary>
    /// <param name="atDue">
    /// A driven city dates the event at its due time; any other city dates it at the time of recording.
    /// </param>
    public static IReadOnlyList<PatrolEvent> MissedBy(
        PatrolDay day,
        Beat beat,
        IReadOnlyList<PlannedWindow> plan,
        DateTimeOffset now,
        bool atDue)
    {
        List<PatrolEvent>? passed = null;
        foreach (var window in plan)
        {
            if (window.Closes <= now && Counts(beat, window) && !day.IsMissed(window.Start)
                && day.Visits(window.Start, Stops(beat.Data)).Made is var made && made < window.Visits)
            {
                (passed ??= []).Add(
                    new PatrolMissed(window.Start, window.Closes, window.Visits, made, NotifiedOf(beat.Data))
                    {
                        At = atDue ? window.Closes : now,
                        By = Clocks.MissedDeadlineRules.By,
                    });
            }
        }

        return passed ?? (IReadOnlyList<PatrolEvent>)[];
    }

    public static bool Counts(Beat beat, PlannedWindow window) =>
        window.From >= beat.Since && window.Closes > beat.Changed;

    /// <summary>
    /// The recipients of an event: of a missed window, the parties that answer for the places, and the squad.
    /// </summary>
    public static IReadOnlyList<EntityRef> Recipients(PatrolEvent happened) =>
        happened is PatrolMissed missed ? missed.Notified : [];

    private static IReadOnlyList<EntityRef> NotifiedOf(BeatData beat) =>
        beat.Squad is { } squad ? [.. beat.Places, new(EntityKind.Department, squad)] : [.. beat.Places];

    private static int Nearest(IReadOnlyList<double> metres)
    {
        var nearest = 0;
        for (var i = 1; i < metres.Count; i++)
        {
            nearest = metres[i] < metres[nearest] ? i : nearest;
        }

        return nearest;
    }
}
