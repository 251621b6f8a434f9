using CsCheck;
using Grid.Clocks;
using Grid.Parties;
using Grid.Patrols;
using Grid.Tests.Clocks;

namespace Grid.Tests.Patrols;

public sealed class PatrolPlanTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly Gen<PatrolDays> Days = Gen.Int[1, 7].Select(static bits => (PatrolDays)bits);

    /// <summary>Up to four windows, in order, the last perhaps over midnight.</summary>
    private static readonly Gen<PatrolWindow[]> Windows = Gen.Select(Gen.Int[0, 1439].ArrayUnique[2, 8], Gen.Bool)
        .Select(
            static (minutes, over) =>
    {
        var order = minutes.Order().ToArray();
        var windows = order
            .Chunk(2)
            .Where(static pair => pair.Length == 2)
            .Select(static pair => new PatrolWindow(Minute(pair[0]), Minute(pair[1])))
            .ToList();
        if (over && windows.Count > 1)
        {
            windows[^1] = windows[^1] with { End = windows[0].Start }; // ends when the next day begins its first
        }

        return windows.ToArray();
    });

    private static readonly Gen<BeatData> Beats = Gen.Select(
            Days, Windows, Gen.Int[1, 5], AnyCalendar.Day, Gen.Int[-20, 40])
        .Select(
            static (days, windows, visits, from, lasts) =>
                Beat(windows) with
                {
                    Days = days,
                    Visits = visits,
                    From = from,
                    Until = lasts < 0 ? null : from.AddDays(lasts),
                });

    [Fact]
    public void What_is_planned_is_what_ticking_off_the_minutes_of_any_calendar_counts()
    {
        var (over, none, seen) = (0, 0, PatrolDays.None);
        Gen.Select(Beats, AnyCalendar.Calendar, AnyCalendar.Day).Sample((beat, calendar, first) =>
        {
            Assert.Null(BeatRules.Check(beat));
            var last = first.AddDays(9);
            var planned = Enumerable
                .Range(-1, 11)
                .Select(first.AddDays)
                .SelectMany(day => PatrolPlan.On(beat, day, calendar).Select(window => (day, window)))
                .ToList();

            var (visits, before) = (0, ((DateOnly, TimeOnly)?)null);
            for (
                var minute = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), China);
                minute < new DateTimeOffset(last.ToDateTime(TimeOnly.MinValue), China);
                minute = minute.AddMinutes(1))
            {
                var ticked = Ticked(
                    beat, calendar, DateOnly.FromDateTime(minute.DateTime), TimeOnly.FromDateTime(minute.DateTime));
                var (day, window) = PatrolRules.Placed(
                    minute, calendar.DayOf(minute), one => PatrolPlan.On(beat, one, calendar));
                Assert.Equal(ticked, window is { } open ? (day, open.Start) : null);
                if (ticked is { } began && ticked != before && began.Item1 >= first)
                {
                    visits += beat.Visits;
                }

                before = ticked;
            }

            Assert.Equal(
                visits, planned.Where(one => one.day >= first && one.day < last).Sum(static one => one.window.Visits));
            over += planned.Count(static one => DateOnly.FromDateTime(one.window.Until.DateTime) > one.day);
            none += planned.Count == 0 ? 1 : 0;
            planned.ForEach(one => seen |= PatrolPlan.KindOf(one.day, calendar));
        }, iter: 60);
        Assert.True(over > 0 && none > 0 && seen == PatrolDays.All, $"{over} over midnight, {none} empty, {seen}");
    }

    [Theory]
    [InlineData("02-01 09:00", PatrolDays.WorkDays)]
    [InlineData("02-03 09:00", PatrolDays.WorkDays)] // a Sunday, made up
    [InlineData("02-05 09:00", PatrolDays.Holidays)]
    [InlineData("02-09 09:00", PatrolDays.Holidays)] // a Saturday within the festival
    [InlineData("02-16 09:00", PatrolDays.Weekends)]
    public void A_make_up_day_is_a_working_day_and_a_holiday_on_a_weekend_a_holiday(string at, PatrolDays kind) =>
        Assert.Equal(kind, PatrolPlan.KindOf(DateOnly.FromDateTime(Year2019.At(at).DateTime), Year2019.Calendar));

    [Theory]
    [InlineData("09:00-07:00;08:00-10:00")]
    [InlineData("22:00-08:00;07:00-09:00")]
    [InlineData("07:00-09:00;22:00-07:30")]
    public void Windows_that_run_into_each_other_are_refused(string text)
    {
        var windows = text.Split(';')
            .Select(static one => one.Split('-'))
            .Select(static ends => new PatrolWindow(TimeOnly.Parse(ends[0], null), TimeOnly.Parse(ends[1], null)))
            .ToArray();

        Assert.Equal("beat.windows", BeatRules.Check(Beat(windows))?.Code);
    }

    /// <summary>The window a minute lies in, by asking today's and yesterday's windows one by one.</summary>
    private static (DateOnly, TimeOnly)? Ticked(BeatData beat, WorkingCalendar calendar, DateOnly day, TimeOnly minute)
    {
        foreach (var window in beat.Windows)
        {
            var over = window.End <= window.Start;
            if (On(day) && minute >= window.Start && (over || minute < window.End))
            {
                return (day, window.Start);
            }

            if (over && On(day.AddDays(-1)) && minute < window.End)
            {
                return (day.AddDays(-1), window.Start);
            }
        }

        return null;

        bool On(DateOnly one)
        {
            var notice = calendar.Days.LastOrDefault(row => row.Date == one);
            var weekend = one.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var kind = (notice?.Works, weekend) switch
            {
                (true, _) or (null, false) => PatrolDays.WorkDays,
                (false, _) => PatrolDays.Holidays,
                (null, true) => PatrolDays.Weekends,
            };
            return one >= beat.From && !(one > beat.Until) && (beat.Days & kind) != 0;
        }
    }

    private static BeatData Beat(PatrolWindow[] windows) => new()
    {
        Mode = PatrolMode.OffPeak,
        Places = [new(EntityKind.Segment, "S-1")],
        Squad = "SQ",
        Windows = windows,
        From = AnyCalendar.First,
    };

    private static TimeOnly Minute(int minute) => new(minute / 60, minute % 60);
}
