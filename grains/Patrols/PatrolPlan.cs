using Grid.Clocks;
using Grid.Rulebook;

namespace Grid.Patrols;

/// <summary>What a beat plans for a day. Pure: its entry and the county's calendar in.</summary>
internal static class PatrolPlan
{
    public static IReadOnlyList<PlannedWindow> On(BeatData beat, DateOnly day, WorkingCalendar calendar)
    {
        if (!Period.Covers(beat.From, beat.Until, day) || !beat.Days.HasFlag(KindOf(day, calendar)))
        {
            return [];
        }

        var planned = new PlannedWindow[beat.Windows.Count];
        for (var i = 0; i < planned.Length; i++)
        {
            var (start, end) = (beat.Windows[i].Start, beat.Windows[i].End);
            var until = calendar.At(end > start ? day : day.AddDays(1), end);
            planned[i] = new(start, calendar.At(day, start), until, until.AddMinutes(beat.LateMinutes), beat.Visits);
        }

        return planned;
    }

    public static PatrolDays KindOf(DateOnly day, WorkingCalendar calendar)
    {
        if (calendar.IsWorkingDay(day))
        {
            return PatrolDays.WorkDays;
        }

        return calendar.KindOf(day) is DayKind.Statutory or DayKind.Holiday ? PatrolDays.Holidays : PatrolDays.Weekends;
    }
}

/// <summary>A window of one day.</summary>
/// <param name="Start">The name of the window within the day.</param>
/// <param name="Closes">The time until which a late visit counts.</param>
internal readonly record struct PlannedWindow(
    TimeOnly Start,
    DateTimeOffset From,
    DateTimeOffset Until,
    DateTimeOffset Closes,
    int Visits);
