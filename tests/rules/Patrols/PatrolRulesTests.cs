using CsCheck;
using Grid.Parties;
using Grid.Patrols;
using Grid.Places;

namespace Grid.Tests.Patrols;

public sealed class PatrolRulesTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly GeoPoint Here = new(110, 30);
    private static readonly PlannedWindow Morning = new(new(7, 0), At(7), At(9), At(9.5), 2),
        Evening = new(new(16, 0), At(16), At(18), At(18.5), 2);
    private static readonly EntityRef Street = new(EntityKind.Segment, "S-1"), Squad = new(EntityKind.Department, "SQ");

    private static readonly BeatData Data = new()
    {
        Mode = PatrolMode.FixedPoint,
        Places = [Street],
        Squad = Squad.Key,
        Windows = [new(new(7, 0), new(9, 0)), new(new(16, 0), new(18, 0))],
        Visits = 2,
        LateMinutes = 30,
        ApartMinutes = 20,
        From = new(2020, 1, 1),
    };

    private static readonly Beat Beat = new("B-1", Data, Midnight.AddDays(-1), Midnight.AddDays(-1));

    [Fact]
    public void A_visit_says_which_of_how_many_it_was()
    {
        var first = Made(new(), 7.5);
        var second = Made(Given(first), 8.5);

        Assert.Equal((1, 2, new TimeOnly(7, 0), false), (first.Visit, first.Planned, first.Window!.Value, first.Late));
        Assert.Equal(2, second.Visit);
        Assert.Empty(PatrolRules.MissedBy(Given(first, second), Beat, [Morning], At(12), atDue: false));
    }

    [Fact]
    public void An_officer_who_stands_still_makes_one_visit()
    {
        var again = Decide(Given(Made(new(), 7.5)), 7.6);

        Assert.Equal("patrol.tooSoon", again.Refusal?.Code);
    }

    [Fact]
    public void A_visit_after_the_window_is_late_while_it_counts_and_extra_then()
    {
        Assert.True(Made(new(), 9.2).Late);
        Assert.Null(Made(new(), 9.6, null).Window);
        // The officer made the visit in time and reported it too late.
        Assert.Null(Decide(new(), 8, now: 10).Events.Cast<PatrolCheckedIn>().Single().Window);
    }

    [Fact]
    public void A_point_beside_the_place_is_refused_and_says_how_far() =>
        Assert.Contains("61 m", Decide(new(), 8, metres: 61).Refusal?.Message, StringComparison.Ordinal);

    [Fact]
    public void A_visit_is_whole_when_every_point_was_passed()
    {
        var data = Data with { Points = [new(Here, "门"), new(Here, "桥")] };
        var day = Given(Stop(data, 0, 7.2, new()));
        Assert.Equal((0, 0), day.Visits(Morning.Start, 2));

        day = PatrolDay.Apply(day, Stop(data, 1, 7.4, day));
        Assert.Equal((1, 0), day.Visits(Morning.Start, 2));

        day = PatrolDay.Apply(PatrolDay.Apply(day, Stop(data, 0, 8, day)), Stop(data, 1, 9.1, day));
        Assert.Equal((2, 1), day.Visits(Morning.Start, 2));
    }

    [Fact]
    public void A_window_that_closes_short_is_missed_once_and_those_who_answer_hear_of_it()
    {
        var day = Given(Made(new(), 7.5));
        Assert.Empty(PatrolRules.MissedBy(day, Beat, [Morning, Evening], At(9.49), atDue: false));

        var missed = Assert.IsType<PatrolMissed>(
            Assert.Single(PatrolRules.MissedBy(day, Beat, [Morning, Evening], At(12), atDue: true)));

        Assert.Equal((new TimeOnly(7, 0), 2, 1, At(9.5)), (missed.Window, missed.Planned, missed.Made, missed.At));
        Assert.Equal([Street, Squad], PatrolRules.Recipients(missed));
        Assert.Empty(PatrolRules.MissedBy(PatrolDay.Apply(day, missed), Beat, [Morning, Evening], At(15), atDue: true));
    }

    [Fact]
    public void What_began_before_a_beat_was_registered_was_not_missed()
    {
        var fresh = Beat with { Since = At(8), Changed = At(8) };
        var changed = Beat with { Changed = At(10) };

        Assert.Empty(PatrolRules.MissedBy(new(), fresh, [Morning], At(12), atDue: false));
        // The window closed under another plan.
        Assert.Empty(PatrolRules.MissedBy(new(), changed, [Morning], At(12), atDue: false));
        Assert.Single(PatrolRules.MissedBy(new(), Beat with { Changed = At(8) }, [Morning], At(12), atDue: false));
    }

    [Fact]
    public void The_visits_planned_for_a_day_are_made_or_missed_and_a_new_plan_changes_no_figure_of_the_past()
    {
        var (late, missed) = (0, 0);
        Gen.Double[6, 19].Array[0, 14].Sample(hours =>
        {
            var (day, plan) = (new PatrolDay(), new[] { Morning, Evening });
            foreach (var hour in hours.Order())
            {
                var passed = PatrolRules.MissedBy(day, Beat, plan, At(hour), atDue: false);
                day = passed.Aggregate(day, PatrolDay.Apply);
                var (_, window) = PatrolRules.Placed(
                    At(hour),
                    DateOnly.FromDateTime(Midnight.DateTime),
                    one => one.Day == 1 && one.Month == 6 ? plan : []);
                day = PatrolRules
                    .Decide(day, Data, new($"{hour}", Here, null, "P"), At(hour), window, [0d], At(hour))
                    .Events.Aggregate(day, PatrolDay.Apply);
            }

            day = PatrolRules.MissedBy(day, Beat, plan, At(23), atDue: false).Aggregate(day, PatrolDay.Apply);
            var figures = PatrolViews.Figures(
                "B-1", new(2026, 6, 1), day, PatrolViews.Windows(day, Beat, plan, At(23)));

            Assert.Equal((4, figures.Planned), (figures.Planned, figures.Made + figures.Missed));
            Assert.Equal(
                day.CheckIns.Count(static one => one.Window is null) + Over(day, Morning) + Over(day, Evening),
                figures.Extra);
            Assert.Equal(day.Missed.Count, figures.MissedWindows);
            late += figures.Late;
            missed += figures.Missed;

            var changed = Beat with { Data = Data with { Windows = [new(new(10, 0), new(11, 0))] }, Changed = At(22) };
            var after = PatrolViews.Figures(
                "B-1",
                new(2026, 6, 1),
                day,
                PatrolViews.Windows(
                    day, changed, PatrolPlan.On(changed.Data, new(2026, 6, 1), Clocks.Year2019.Calendar), At(23)));
            // A window without a visit and without a record of a miss does not count.
            Assert.Equal(figures with { Planned = after.Planned, Late = after.Late }, after);
            Assert.Equal(figures.Planned, after.Planned);
        });
        Assert.True(late > 0 && missed > 0);

        static int Over(PatrolDay day, PlannedWindow window) =>
            Math.Max(0, day.Visits(window.Start, 1).Made - window.Visits);
    }

    private static PatrolCheckedIn Made(PatrolDay day, double hour) => Made(day, hour, Morning);

    private static PatrolCheckedIn Made(PatrolDay day, double hour, PlannedWindow? window) =>
        (PatrolCheckedIn)
            PatrolRules
                .Decide(day, Data, new($"c{hour}", Here, At(hour), "P-1"), At(hour), window, [10d], At(hour))
                .Events.Single();

    private static PatrolCheckedIn Stop(BeatData data, int stop, double hour, PatrolDay day) =>
        (PatrolCheckedIn)
            PatrolRules
                .Decide(
                    day,
                    data,
                    new($"c{hour}", Here, At(hour), "P-1"),
                    At(hour),
                    Morning,
                    stop == 0 ? [0d, 200d] : [200d, 0d],
                    At(hour))
                .Events.Single();

    private static Foundation.Decision<PatrolEvent> Decide(
        PatrolDay day,
        double hour,
        double? now = null,
        double metres = 10) =>
        PatrolRules.Decide(
            day, Data, new($"c{hour}", Here, At(hour), "P-1"), At(hour), Morning, [metres], At(now ?? hour));

    private static PatrolDay Given(params PatrolEvent[] past) => past.Aggregate(new PatrolDay(), PatrolDay.Apply);

    private static DateTimeOffset At(double hour) => Midnight.AddHours(hour);
}
