using Grid.Cases;
using Grid.Clocks;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Clocks;

/// <summary>
/// What is urgent is urgent at both ends: by the tables of the county that comes with Grid, and whatever a table says.
/// The comments name the worked examples.
/// </summary>
public sealed class UrgencyTests
{
    private const string Public = "热线电话", Patrol = "巡查发现";

    private static readonly EntityRef Centre = new(EntityKind.Department, "330424-ZHZF-ZHZX");

    private static readonly ClockKind[] Steps =
    [
        ClockKind.Verify, ClockKind.File, ClockKind.Dispatch, ClockKind.Accept, ClockKind.Check, ClockKind.Close,
    ];

    private static readonly ClockKind[] FirstTimes =
        [ClockKind.FirstCheck, ClockKind.FirstHandle, ClockKind.FirstFeedback];

    [Fact]
    public async Task A_gas_leak_of_a_night_waits_for_no_office()
    {
        // Urg-gas-leak-thursday-night; urg-first-times-below-limit.
        var rules = await HaiyanBook.Rules();
        var leak = Reported(rules, "05-02", 1, Public, At("04-18 20:00"));

        Assert.Equal(new(1, LimitUnit.UrgentHour), (leak.Limit.Amount, leak.Limit.Unit));
        Assert.Equal(At("04-18 20:30"), ClockRules.Due(leak, ClockKind.Verify, rules));
        Assert.All(FirstTimes, clock => Assert.Equal(At("04-18 21:00"), ClockRules.Due(leak, clock, rules)));
    }

    [Fact]
    public async Task Trade_beyond_the_door_of_a_saturday_night_is_filed_in_the_night()
    {
        // Urg-beyond-shop-saturday-night.
        var rules = await HaiyanBook.Rules();
        var trade = Reported(rules, "04-05", 1, Patrol, At("06-15 21:00"));

        Assert.Equal(At("06-15 21:30"), ClockRules.Due(trade, ClockKind.File, rules));
    }

    [Fact]
    public async Task A_dirty_road_waits_for_the_office()
    {
        // Urg-dirty-road-saturday.
        var rules = await HaiyanBook.Rules();
        var dirt = Reported(rules, "01-12", 1, Patrol, At("06-15 10:00"));

        Assert.Equal(At("06-17 09:00"), ClockRules.Due(dirt, ClockKind.File, rules));
    }

    [Theory]
    [InlineData("05-02", true)]
    [InlineData("05-08", true)]
    [InlineData("04-05", false)]
    [InlineData("01-12", false)]
    public async Task The_command_centre_knows_of_a_sudden_event_at_once(string code, bool alarmed)
    {
        var rules = await HaiyanBook.Rules();
        var asked = new RouteQuestion(
            ClassKind.Event, code, 1, new Place { Cell = "330424001002017" }, At("04-18 20:00"), CommandCentre: Centre);

        var duties = rules.Route(asked).Value!.Duties;

        Assert.Equal(
            alarmed ? (AssignmentRole.Inform, RouteList.Alarm) : null,
            duties.Where(static duty => duty.Party == Centre && duty.Role == AssignmentRole.Inform)
                .Select(static duty => ((AssignmentRole, string)?)(duty.Role, duty.Rule))
                .SingleOrDefault());
    }

    [Fact]
    public async Task Every_step_of_an_urgent_limit_runs_day_and_night_and_none_is_longer()
    {
        var rules = await HaiyanBook.Rules();
        var (looked, from) = (0, At("04-20 03:00"));
        foreach (var row in rules.Standards.Rows.Where(static row => Natural(row.Unit) is not null && row.Limit > 0))
        {
            var times = Reported(rules, row.Kind, row.Class, row.Condition, Public, from);
            foreach (var clock in Steps)
            {
                var due = ClockRules.Due(times with { Stage = CaseStage.Verified }, clock, rules);
                Assert.True(due <= from + (row.Limit * Natural(row.Unit)), $"{row.Id} {clock}: {due:O}");
                looked++;
            }
        }

        Assert.True(looked > 300);
    }

    [Fact]
    public async Task No_first_time_is_later_than_the_limit_it_serves()
    {
        var rules = await HaiyanBook.Rules();
        var shortened = 0;
        foreach (var row in rules.Standards.Rows.Where(static row => row.Limit > 0))
        {
            foreach (var from in new[] { At("04-20 03:00"), At("05-14 09:00"), At("09-30 17:30") })
            {
                var times = Reported(rules, row.Kind, row.Class, row.Condition, Public, from);
                var own = rules.Calendar.Due(from, row.Limit, row.Unit);
                foreach (var clock in FirstTimes)
                {
                    var due = ClockRules.Due(times, clock, rules);
                    Assert.True(due <= own, $"{row.Id} {clock} from {from:O}: {due:O} is later than {own:O}");
                    shortened += due == own ? 1 : 0;
                }
            }
        }

        Assert.True(shortened > 100);
    }

    [Fact]
    public async Task The_chain_of_an_urgent_limit_is_climbed_in_the_night()
    {
        // Urg-rungs-run-by-night, by the county's own table.
        var rules = await HaiyanBook.Rules();
        var sent = At("04-18 20:07");
        var rungs = Rungs(rules, Reported(rules, "05-02", 1, Patrol, At("04-18 20:00")), sent, sent.AddHours(1));

        Assert.Equal(
            [
                (Post.CommandCentre, At("04-18 21:07")), (Post.AreaChief, At("04-18 22:07")),
                (Post.DepartmentHead, At("04-18 23:07")), (Post.CommandCentre, At("04-19 00:07")),
            ],
            rungs);
    }

    [Fact]
    public async Task The_chain_of_a_limit_in_work_time_waits_for_the_office()
    {
        var rules = await HaiyanBook.Rules();
        var (sent, due) = (At("06-14 16:00"), At("06-17 10:00"));
        var rungs = Rungs(rules, Reported(rules, "01-10", 1, Patrol, sent), sent, due);

        Assert.Equal((Post.AreaChief, At("06-18 10:00")), rungs[0]);
    }

    [Fact]
    public async Task The_classes_of_the_standards_that_are_urgent_are_marked()
    {
        var rules = await HaiyanBook.Rules();
        string[] urgent =
        [
            "01-01", "01-02", "01-07", "01-20", "01-22", "01-28", "01-29", "03-01", "04-01", "04-02", "04-05", "04-06",
            "04-08", "04-09", "05-01", "05-02", "05-03", "05-05", "05-06", "05-08",
        ];

        Assert.Empty(UrgentClasses.Check(await HaiyanBook.Table(TableName.Classes), rules));
        Assert.All(urgent, code => Assert.NotNull(rules.Class(ClassKind.Event, code, new(2019, 4, 1))!.Urgent));
        Assert.Null(rules.Class(ClassKind.Event, "01-12", new(2019, 4, 1))!.Urgent);
    }

    [Theory]
    [InlineData("05-02", null, "The limit of 05-02")]
    [InlineData("01-12", Urgency.Limit, "01-12")]
    public async Task A_mark_that_the_standards_contradict_is_found(string code, Urgency? mark, string said)
    {
        var rules = await HaiyanBook.Rules();
        var row = rules.Class(ClassKind.Event, code, new(2019, 4, 1))! with { Urgent = mark };

        var found = Assert.Single(
            UrgentClasses.Check(new TableData { Table = TableName.Classes, Classes = [row] }, rules));

        Assert.Equal((FindingLevel.Warning, "class.urgent"), (found.Level, found.Code));
        Assert.StartsWith(said, found.Text, StringComparison.Ordinal);
    }

    private static List<(Post? To, DateTimeOffset Due)> Rungs(
        Rules rules, CaseTimes times, DateTimeOffset sent, DateTimeOffset due)
    {
        times = times with { Stage = CaseStage.Accepted, Dispatched = sent, HandleDue = due };
        var rungs = new List<(Post?, DateTimeOffset)>();
        while (ClockRules.Next(times, ClockKind.Handle, rules) is { Escalation: { } step } next)
        {
            if (step.Step == DeadlineStep.Escalate)
            {
                rungs.Add((step.To, next.Due));
            }

            times = times with { StepsTaken = [.. times.StepsTaken, new(ClockKind.Handle, step.Rule, next.Due)] };
        }

        return rungs;
    }

    private static CaseTimes Reported(Rules rules, string code, int condition, string channel, DateTimeOffset at) =>
        Reported(rules, ClassKind.Event, code, condition, channel, at);

    private static CaseTimes Reported(
        Rules rules, ClassKind kind, string code, int condition, string channel, DateTimeOffset at) => new()
    {
        Stage = CaseStage.Reported,
        Kind = kind,
        Class = code,
        Channel = channel,
        Limit = rules.LimitOf(kind, code, condition, rules.Calendar.DayOf(at)).Value!,
        Lead = "330424-ZHZF",
        Taken = at,
        Since = at,
        Heard = at,
        Dispatched = at,
    };

    private static TimeSpan? Natural(LimitUnit unit) => unit switch
    {
        LimitUnit.UrgentHour => TimeSpan.FromHours(1),
        LimitUnit.UrgentDay => TimeSpan.FromDays(1),
        _ => null,
    };

    private static DateTimeOffset At(string time) => Year2019.At(time);
}
