using System.Globalization;
using CsCheck;
using Grid.Cases;
using Grid.Clocks;
using Grid.Rulebook;
using Grid.Tests.Cases;
using Grid.Tests.Counties;

namespace Grid.Tests.Clocks;

/// <summary>应急指令: an order changes how fast limits run, for a time, and for the classes that it names.</summary>
public sealed class OrderTests
{
    private static readonly DateOnly First = new(2026, 6, 1);
    private static readonly WorkPeriod Always = new(TimeOnly.MinValue, TimeOnly.MinValue);

    [Theory]
    [InlineData("10:00", 10, "17:00")] // four hours before the order, then three that count twice
    [InlineData("10:00", 3, "13:00")] // handled before it begins
    [InlineData("14:00", 10, "20:00")] // four that count twice, and two after it
    [InlineData("19:00", 2, "21:00")]
    public void Half_the_limit_is_left_while_an_order_of_fifty_per_cent_holds(string from, double hours, string due)
    {
        var calendar = Under(Order(50, begins: new(14, 0), ends: new(18, 0)));

        Assert.Equal(At(due), calendar.Due(At(from), hours, LimitUnit.UrgentHour));
        Assert.Equal(hours, calendar.Elapsed(At(from), At(due), LimitUnit.UrgentHour), 9);
    }

    [Fact]
    public void A_limit_is_used_up_when_it_is_due_whatever_orders_hold() => Gen
        .Select(Gen.Double[0, 60], Gen.Double[0.1, 80], Gen.Int[1, 400], Gen.Int[1, 400], Gen.Int[0, 2])
        .Sample((after, hours, one, two, unit) =>
        {
            var calendar = Under(
                Order(one, begins: new(14, 0)), Order(two, until: First.AddDays(2), ends: new(9, 30)));
            var from = At("00:00").AddHours(after);
            var of = (LimitUnit)unit;

            Assert.Equal(hours, calendar.Elapsed(from, calendar.Due(from, hours, of), of), 6);
        });

    [Fact]
    public void Of_two_orders_the_first_in_the_table_counts()
    {
        var calendar = Under(Order(50, begins: new(12, 0), ends: new(14, 0)), Order(200));

        Assert.Equal(At("10:00"), calendar.Due(At("08:00"), 1, LimitUnit.UrgentHour));
        Assert.Equal(At("13:00"), calendar.Due(At("12:00"), 2, LimitUnit.UrgentHour));
    }

    [Fact]
    public void Its_hours_are_worked_on_days_off_too()
    {
        var calendar = new WorkingCalendar([], [], TimeZoneInfo.Utc)
            .With([Order(null, until: First.AddDays(6)) with { Periods = [Always] }]);

        Assert.True(calendar.IsWorkingDay(First.AddDays(6))); // a Sunday
        Assert.Equal(At("03:00"), calendar.Due(At("01:00"), 2, LimitUnit.WorkHour));
    }

    [Fact]
    public void An_open_case_is_due_sooner_when_an_order_is_given_and_later_again_when_it_ends_early()
    {
        var story = CaseStory.At(CaseStage.Dispatched);
        var (rules, times) = (CorrectionTests.County.Rules, story.State.Times);
        var began = times.Dispatched;
        var order = Order(50) with { Until = First.AddDays(30) };

        var given = rules.With(5, Table(order));
        var sooner = RevisionRules.First(times, given)!;
        Assert.Equal((began.AddHours(2), began.AddHours(1)), (sooner.From, sooner.To.At));
        Assert.Equal(["O-1: typhoon"], sooner.Notices);
        Assert.Null(RevisionRules.First(times, rules.With(5, Table(order with { Classes = ["05-*"] }))));

        var revised = times with { HandleDue = sooner.To.At };
        Assert.Null(RevisionRules.First(revised, given));

        var half = TimeOnly.FromDateTime(began.UtcDateTime.AddHours(0.5));
        var later = RevisionRules.First(revised, given.With(6, Table(order with { Until = First, Ends = half })))!;
        Assert.Equal((began.AddHours(1), began.AddHours(1.5)), (later.From, later.To.At));
        Assert.Equal(["O-1: typhoon"], later.Notices);
    }

    [Fact]
    public void A_case_is_called_for_an_order_at_once_though_the_clock_was_set_back()
    {
        var times = CaseStory.At(CaseStage.Dispatched).State.Times;
        var given = CorrectionTests.County.Rules.With(5, Table(Order(50) with { Until = First.AddDays(30) }));

        Assert.True(ClockRules.Next(times, given) is { Revised: true } next && next.Call < times.At.AddYears(-1));
    }

    [Fact]
    public void An_order_without_effect_or_with_its_end_before_its_beginning_is_refused()
    {
        OrderRow[] rows =
        [
            Order(null), Order(0), Order(50, begins: new(14, 0), ends: new(13, 0)),
            Order(50) with { Clock = ClockKind.Revisit }, Order(50),
            Order(50) with { Limit = 2, Unit = LimitUnit.WorkDay }, Order(null) with { Limit = 2 },
            Order(null) with { Limit = 0, Unit = LimitUnit.WorkDay },
            Order(null) with { Limit = 2, Unit = LimitUnit.WorkDay },
        ];

        Assert.Equal(
            [
                (1, "order.nothing"), (2, "order.percent"), (3, "order.times"), (4, "order.clock"),
                (6, "order.both"), (7, "order.unit"), (8, "order.limit"),
            ],
            TableRules.Check(Table(rows), CorrectionTests.County.Rules)
                .Where(static finding => finding.Level == FindingLevel.Error)
                .Select(static finding => (finding.Row, finding.Code)));
    }

    [Theory]
    [InlineData(8, LimitUnit.UrgentHour, "10:00", "15:00")] // half is used before it, then half of the two hours
    [InlineData(8, LimitUnit.UrgentHour, "15:00", "17:00")]
    [InlineData(8, LimitUnit.UrgentHour, "17:00", "22:00")] // half of the two hours, then half of the eight
    [InlineData(8, LimitUnit.UrgentHour, "12:00", "15:30")]
    [InlineData(1, LimitUnit.UrgentHour, "15:00", "16:00")] // the limit of the class is the sooner one
    [InlineData(3, LimitUnit.WorkDay, "14:30", "16:30")]
    [InlineData(3, LimitUnit.WorkHour, "10:00", "14:40")] // two of three hours before noon
    public void An_order_of_two_hours_leaves_of_them_what_is_left_of_the_limit(
        double amount, LimitUnit unit, string from, string due)
    {
        var order = Order(null, begins: new(14, 0), ends: new(18, 0)) with { Limit = 2, Unit = LimitUnit.UrgentHour };
        var calendar = Under(new CaseLimit(amount, unit, "own"), order);

        Assert.Equal(At(due), calendar.Due(At(from), amount, unit));
        Assert.Equal(amount, calendar.Elapsed(At(from), At(due), unit), 6);
        Assert.Equal(amount, calendar.Explain(At(from), At(due), unit).Sum(static part => part.Amount), 6);
    }

    [Fact]
    public void A_term_after_the_end_in_another_unit_is_no_part_of_the_limit_that_an_order_sets()
    {
        var calendar = Under(
            new CaseLimit(8, LimitUnit.WorkHour, "own"), Order(null) with { Limit = 1, Unit = LimitUnit.WorkHour });

        Assert.Equal(At("12:00"), calendar.Due(At("10:00"), 2, LimitUnit.UrgentHour));
        Assert.Equal(At("11:00"), calendar.Due(At("10:00"), 8, LimitUnit.WorkHour));
    }

    [Fact]
    public void The_working_of_a_due_time_names_the_orders_that_it_counts_by()
    {
        var rules = CorrectionTests.County.Rules.With(5, Table(
            Order(50, begins: new(14, 0)) with { Classes = ["04-*"], Channels = ["热线电话"] },
            Order(50) with { Order = "O-2", Classes = ["05-*"] },
            Order(null) with { Order = "O-3", Periods = [Always] }));
        var asked = new DueQuestion(At("13:30"), ClassKind.Event, "04-05", 1, null, null, null, Channel: "热线电话");

        var view = DueRules.Answer(rules, asked).Value!;
        Assert.Equal(
            [(At("13:30"), At("14:00"), 0.5, null), (At("14:00"), view.Due, view.Limit.Amount - 0.5, "O-1")],
            view.Working.Select(static part => (part.From, part.Until, part.Amount, part.Order)));
        Assert.Equal(["O-1"], view.Orders!.Select(static order => order.Order));
        Assert.Empty(DueRules.Answer(rules, asked with { Channel = "网络" }).Value!.Orders!);

        var working = DueRules.Answer(rules, asked with { Class = null, Limit = 20, Unit = LimitUnit.WorkHour }).Value!;
        Assert.Equal(["O-3"], working.Orders!.Select(static order => order.Order));
    }

    [Fact]
    public void A_question_who_answers_goes_by_the_orders_and_by_the_calendar_of_who_leads()
    {
        var county = CorrectionTests.County;
        county = TestCounty.Of(county.Rules
            .With(5, Table(Order(50) with { Classes = ["04-*"] }))
            .With(6, new()
            {
                Table = TableName.Hours,
                Hours = [new(First, null, [new(new(20, 0), new(22, 0))], "s", "L", CaseStory.Sanitation.Key)],
            }));

        Assert.Equal(At("09:00"), Due(new(2, LimitUnit.UrgentHour, "s")));
        Assert.Equal(At("20:30"), Due(new(1, LimitUnit.WorkHour, "s")));

        DateTimeOffset Due(CaseLimit limit) =>
            county.Due(ClassKind.Event, "04-05", limit, CaseStory.Sanitation, At("08:00"));
    }

    private static WorkingCalendar Under(params OrderRow[] orders) =>
        Under(new CaseLimit(10, LimitUnit.UrgentHour, "own"), orders);

    private static WorkingCalendar Under(CaseLimit limit, params OrderRow[] orders) =>
        new WorkingCalendar([], [], TimeZoneInfo.Utc).With(orders).Under(limit, static _ => true);

    private static OrderRow Order(
        double? percent, DateOnly? until = null, TimeOnly? begins = null, TimeOnly? ends = null) => new(
            "O-1", "typhoon", null, ["*"], [], null, percent, [], null, First, until ?? First, begins, ends, "CGB",
            "made", "H");

    private static TableData Table(params OrderRow[] orders) => new() { Table = TableName.Orders, Orders = orders };

    private static DateTimeOffset At(string time) =>
        new(First.ToDateTime(TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture)), TimeSpan.Zero);
}
