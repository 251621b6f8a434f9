using System.Globalization;
using CsCheck;
using Grid.Cases;
using Grid.Clocks;
using Grid.Rulebook;
using Grid.Tests.Cases;

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
    public void An_order_without_effect_or_with_its_end_before_its_beginning_is_refused()
    {
        OrderRow[] rows =
        [
            Order(null), Order(0), Order(50, begins: new(14, 0), ends: new(13, 0)),
            Order(50) with { Clock = ClockKind.Revisit }, Order(50),
        ];

        Assert.Equal(
            [(1, "order.nothing"), (2, "order.percent"), (3, "order.times"), (4, "order.clock")],
            TableRules.Check(Table(rows), CorrectionTests.County.Rules)
                .Where(static finding => finding.Level == FindingLevel.Error)
                .Select(static finding => (finding.Row, finding.Code)));
    }

    private static WorkingCalendar Under(params OrderRow[] orders) =>
        new WorkingCalendar([], [], TimeZoneInfo.Utc).With(orders).Under(static _ => true);

    private static OrderRow Order(
        double? percent, DateOnly? until = null, TimeOnly? begins = null, TimeOnly? ends = null) => new(
            "O-1", "typhoon", null, ["*"], [], null, percent, [], null, First, until ?? First, begins, ends, "CGB",
            "made", "H");

    private static TableData Table(params OrderRow[] orders) => new() { Table = TableName.Orders, Orders = orders };

    private static DateTimeOffset At(string time) =>
        new(First.ToDateTime(TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture)), TimeSpan.Zero);
}
