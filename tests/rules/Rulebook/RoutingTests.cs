using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;
using Grid.Tests.Clocks;
using static Grid.Tests.Rulebook.PlanOf2019;

namespace Grid.Tests.Rulebook;

public sealed class RoutingTests
{
    private static readonly DateTimeOffset Morning = Year2019.At("04-01 09:30");

    [Fact]
    public void A_shop_opened_through_a_wall_is_the_bureaus_with_police_housing_and_market_helping()
    {
        var routing = Ask("01-99", Street);

        Assert.Equal(Office(Enforcement), routing.Lead);
        Assert.Equal(["330424-GA", "330424-ZJ", "330424-SCJG"], Keys(routing, AssignmentRole.Help));
        Assert.Equal([Wuyuan], Keys(routing, AssignmentRole.Territory));
        Assert.Equal(new CaseLimit(1, LimitUnit.WorkDay, "event/01-99/1@2019-01-01"), routing.Limit);
    }

    [Fact]
    public void Everyone_who_answers_for_the_place_is_named_with_the_row_that_says_so()
    {
        var routing = Ask("04-05", Street with { Building = "B-7", Shop = "S-0042" });

        Assert.Equal(
            [
                new Assignment(Office(Enforcement), AssignmentRole.Lead, null, "S83-1"),
                new Assignment(Office("330424-SCJG"), AssignmentRole.Help, null, "S83-3"),
                new Assignment(Office(Wuyuan), AssignmentRole.Territory, null, "R-05"),
                new Assignment(new(EntityKind.Cell, Street.Cell), AssignmentRole.Grid, null, "R-01"),
                new Assignment(new(EntityKind.Segment, "330424-XQ-02"), AssignmentRole.Segment, null, "R-02"),
                new Assignment(new(EntityKind.Road, "330424-XQ"), AssignmentRole.Road, null, "R-03"),
                new Assignment(new(EntityKind.Building, "B-7"), AssignmentRole.Building, null, "R-04"),
                new Assignment(new(EntityKind.Shop, "S-0042"), AssignmentRole.Frontage, null, "R-06"),
                new Assignment(Office("330424-ZHZF-SR"), AssignmentRole.Inform, null, "S83-5"),
            ],
            routing.Duties);
    }

    [Fact]
    public void A_place_without_segment_building_or_shop_leaves_them_out_and_keeps_its_cell()
    {
        var routing = Ask("04-05", Field);

        Assert.Equal(
            [
                AssignmentRole.Lead, AssignmentRole.Help, AssignmentRole.Territory, AssignmentRole.Grid,
                AssignmentRole.Inform,
            ],
            routing.Duties.Select(static duty => duty.Role));
        Assert.Equal([Field.Cell], Keys(routing, AssignmentRole.Grid));
    }

    [Theory]
    [InlineData("禁止区", "330424-ZHZF-SR", "S80")]
    [InlineData("严控区", Enforcement, "S83-1")]
    [InlineData("疏导区", Wuyuan, "S82")]
    [InlineData(null, Enforcement, "S83-1")]
    public void Road_trading_is_led_by_the_kind_of_zone(string? zone, string lead, string rule)
    {
        var routing = Ask("04-06", Street with { TradingZone = zone });

        Assert.Equal(new Assignment(Office(lead), AssignmentRole.Lead, null, rule), routing.Duties[0]);
        Assert.Contains("330424-JJ", Keys(routing, AssignmentRole.Help));
    }

    [Theory]
    [InlineData("02-96", true, true, "330424-MZ")] // a road name sign goes before the place it stands at
    [InlineData("02-03", true, true, "330424-JT")]
    [InlineData("02-04", true, true, "330424-JT")]
    [InlineData("02-04", false, true, "330424-SCJG")]
    [InlineData("02-03", false, true, Enforcement)]
    [InlineData("02-03", false, false, Wuyuan)]
    public void An_advertisement_is_led_by_sign_then_highway_then_content_then_built_up_area(
        string code,
        bool highway,
        bool builtUp,
        string lead)
    {
        var routing = Ask(code, Street with { HighwayLand = highway ? "G-1" : null, BuiltUp = builtUp });

        Assert.Equal(Office(lead), routing.Lead);
    }

    [Theory]
    [InlineData("01-98", true, Enforcement)]
    [InlineData("01-98", false, Wuyuan)]
    [InlineData("01-97", true, Enforcement)]
    [InlineData("01-96", true, "330424-GA")]
    public void Dogs_are_the_bureaus_in_the_key_zone_and_barking_is_the_polices(string code, bool keyZone, string lead)
    {
        var routing = Ask(code, Street with { DogZone = keyZone ? "Z-1" : null });

        Assert.Equal(Office(lead), routing.Lead);
    }

    [Fact]
    public void A_known_dog_and_its_household_answer_for_it()
    {
        EntityRef dog = new(EntityKind.Dog, "D-1"), household = new(EntityKind.Household, "H-1");
        var routing = Ask("01-98", Street, dog, household);

        Assert.Contains(new Assignment(dog, AssignmentRole.Keeper, null, "R-07"), routing.Duties);
        Assert.Contains(new Assignment(household, AssignmentRole.Keeper, null, "report"), routing.Duties);
        Assert.DoesNotContain(Ask("01-98", Street).Duties, static duty => duty.Role == AssignmentRole.Keeper);
    }

    [Fact]
    public void A_dog_no_row_asks_for_is_reached_because_the_report_names_it()
    {
        EntityRef dog = new(EntityKind.Dog, "D-1");

        Assert.Contains(new Assignment(dog, AssignmentRole.Keeper, null, "report"), Ask("01-10", Street, dog).Duties);
    }

    [Fact]
    public void A_part_is_named_and_its_department_leads_where_no_row_does()
    {
        var part = Street with { Part = "P-1" };
        var asked = new RouteQuestion(
            ClassKind.Event, "04-05", 1, part, Morning, PartOffice: "330424-SW", CommandCentre: Office("330424-ZX"));
        var bare = new RouteQuestion(ClassKind.Event, "04-05", 1, part, Morning, PartOffice: "330424-SW");
        var rowless = Book.With(2, new() { Table = TableName.Routes, Routes = [] });

        Assert.Contains(
            new Assignment(new(EntityKind.Part, "P-1"), AssignmentRole.Part, null, "report"),
            Answer(Book, asked).Duties);
        Assert.Equal(Ask("04-05", Street).Lead, Answer(Book, asked).Lead);
        var led = Answer(rowless, bare);
        Assert.Equal((Office("330424-SW"), "report"), (led.Lead, led.Duties[0].Rule));
    }

    [Fact]
    public void A_row_can_ask_whether_the_holder_of_the_front_was_told_its_extent()
    {
        var front = Street with { Shop = "S-0042" };
        var told = Book.With(2, PlanOf2019.Table([.. PlanOf2019.Routes.Select(static row => row.Rule == "R-06"
            ? row with { Where = new Dictionary<string, IReadOnlyList<string>> { ["letter"] = ["yes"] } }
            : row)]));
        var asked = new RouteQuestion(ClassKind.Event, "04-05", 1, front, Morning);

        Assert.Empty(Keys(Answer(told, asked), AssignmentRole.Frontage));
        Assert.Equal(["S-0042"], Keys(Answer(told, asked with { LetterServed = true }), AssignmentRole.Frontage));
    }

    [Fact]
    public void Who_leads_neither_helps_nor_is_informed_as_well()
    {
        var (strict, prohibited) = (Ask("04-05", Street), Ask("04-05", Street with { TradingZone = "禁止区" }));

        Assert.DoesNotContain(Enforcement, Keys(strict, AssignmentRole.Help));
        Assert.Contains(Enforcement, Keys(prohibited, AssignmentRole.Help));
        Assert.Contains("330424-ZHZF-SR", Keys(strict, AssignmentRole.Inform));
        Assert.Empty(Keys(prohibited, AssignmentRole.Inform));
    }

    [Fact]
    public void The_same_party_in_the_same_role_is_named_once_by_the_row_that_comes_first()
    {
        var rules = Of(Classes, Standards,
        [
            .. Routes,
            Route("again", 150, null, "*", "", AssignmentRole.Help, "department:330424-GA"),
        ]);

        var routing = Answer(rules, new(ClassKind.Event, "01-99", 1, Street, Morning));

        Assert.Equal("again", Assert.Single(routing.Duties, static duty => duty.Party.Key == "330424-GA").Rule);
    }

    [Fact]
    public void A_lead_the_place_does_not_have_is_passed_over()
    {
        var rules = Of(
            Classes,
            Standards,
            [Route("nowhere", 1, null, "*", "", AssignmentRole.Lead, "place:subdistrict"), .. Routes]);

        var routing = Answer(rules, new(ClassKind.Event, "01-99", 1, Street with { Subdistrict = "" }, Morning));

        Assert.Equal(Office(Enforcement), routing.Lead);
    }

    [Theory]
    [InlineData(ClassKind.Event, "05-05")]
    [InlineData(ClassKind.Part, "01-37")]
    public void What_no_rule_covers_goes_to_the_command_centre(ClassKind kind, string code)
    {
        var routing = Answer(Book, new(kind, code, 1, Street, Morning));

        Assert.Equal(new Assignment(Office(CommandCentre), AssignmentRole.Lead, null, "R-99"), routing.Duties[0]);
    }

    [Fact]
    public void Without_a_last_row_the_command_centre_is_the_department_that_is_one()
    {
        var rules = Of(Classes, Standards, [.. Routes.Where(static row => row.Rule != "R-99")]);
        var asked = new RouteQuestion(ClassKind.Event, "05-05", 1, Street, Morning, CommandCentre: Office("330424-ZX"));

        Assert.Equal(
            new Assignment(Office("330424-ZX"), AssignmentRole.Lead, null, "uncovered"),
            Answer(rules, asked).Duties[0]);
        Assert.Equal("rulebook.empty", rules.Route(asked with { CommandCentre = null }).Refusal?.Code);
    }

    [Fact]
    public void A_city_that_is_not_loaded_asks_to_be_tried_again()
    {
        var refusal = Rules.Empty(Year2019.China).Route(new(ClassKind.Event, "04-05", 1, Street, Morning)).Refusal;

        Assert.Equal(("rulebook.empty", RefusalKind.Busy), (refusal?.Code, refusal?.Kind));
    }

    [Theory]
    [InlineData("04-55", "04-05 店外经营")]
    [InlineData("0405", "04-05 店外经营")]
    [InlineData("3304240405", "04-05 店外经营")]
    [InlineData("越店经营", "04-05 店外经营")]
    [InlineData("05-06", "04-06 占道经营")] // the older numbering has street order in 05
    [InlineData("04-77", "04-05 店外经营, 04-06 占道经营")]
    [InlineData("路灯", "01-37 路灯 (of parts)")]
    [InlineData("", "Send the code of one that is, such as ")]
    [InlineData("nonsense", "Send the code of one that is, such as ")]
    public void An_unknown_class_is_refused_with_the_nearest_known(string code, string nearest)
    {
        var refusal = Book.Route(new(ClassKind.Event, code, 1, Street, Morning)).Refusal;

        Assert.Equal("class.unknown", refusal?.Code);
        Assert.Contains(nearest, refusal?.Message);
    }

    [Fact]
    public void An_unknown_class_as_long_as_a_book_is_not_repeated_in_full()
    {
        var refusal = Book.Route(new(ClassKind.Event, new string('垃', 1_000_000), 1, Street, Morning)).Refusal;

        Assert.InRange(refusal!.Message.Length, 1, 300);
    }

    [Fact]
    public void An_unknown_condition_is_refused_with_the_known_ones()
    {
        var refusal = Book.Route(new(ClassKind.Event, "02-03", 3, Street, Morning)).Refusal;

        Assert.Equal("class.condition", refusal?.Code);
        Assert.Contains("2 立柱、墙体、楼顶广告", refusal?.Message);
        Assert.Equal(5, Answer(Book, new(ClassKind.Event, "02-03", 2, Street, Morning)).Limit.Amount);
    }

    [Fact]
    public void A_class_without_standards_has_the_limit_of_a_row_of_limits()
    {
        var row = new LimitRow(
            ClockKind.Handle,
            null,
            ["04-*"],
            null,
            [],
            3,
            LimitUnit.UrgentDay,
            new(2018, 1, 1),
            null,
            "test",
            "L",
            LimitStart.Report);
        var book = Book.With(9, new() { Table = TableName.Limits, Limits = [row] });

        Assert.Empty(LimitTable.Check([row], ClassList.Empty));
        Assert.Equal(
            ["limit.handle", "row.limit"],
            LimitTable.Check([row with { Condition = 1, Limit = -1 }], ClassList.Empty).Select(static one => one.Code));
        Assert.Equal(
            ["row.starts"],
            LimitTable.Check([row with { Clock = ClockKind.Accept }], ClassList.Empty).Select(static one => one.Code));
        Assert.Equal(
            new CaseLimit(3, LimitUnit.UrgentDay, "limits/1/1@2018-01-01", LimitStart.Report),
            Answer(book, new(ClassKind.Event, "04-06", 1, Street, Morning)).Limit);
        Assert.Equal(
            Ask("04-05", Street).Limit, Answer(book, new(ClassKind.Event, "04-05", 1, Street, Morning)).Limit);
    }

    [Fact]
    public void A_class_without_standards_has_the_common_limit_and_one_condition()
    {
        Assert.Equal(new CaseLimit(5, LimitUnit.WorkDay, "default"), Ask("04-06", Street).Limit);
        Assert.Equal("class.condition", Book.Route(new(ClassKind.Event, "04-06", 2, Street, Morning)).Refusal?.Code);
    }

    [Fact]
    public void Rows_count_from_their_first_to_their_last_day_in_the_county()
    {
        var rules = Of(
            [
                .. Classes.Where(static row => row.Code != "04-05"),
                Classes.Single(static row => row.Code == "04-05") with { Until = new(2019, 4, 30) },
            ],
            [
                Standard("04-05", 1, 2, LimitUnit.UrgentHour) with { Until = new(2019, 3, 31) },
                Standard("04-05", 1, 4, LimitUnit.WorkHour) with { From = new(2019, 4, 1) },
            ],
            [
                .. Routes,
                Route("new", 1, null, "04-05", "", AssignmentRole.Lead, "department:330424-X") with
                {
                    From = new(2019, 4, 1),
                    Until = new(2019, 4, 1),
                },
            ]);

        Assert.Equal(("S83-1", 2), At("2019-03-31T15:59:59Z"));
        Assert.Equal(("new", 4), At("2019-03-31T16:00:00Z"));
        Assert.Equal(("new", 4), At("2019-04-01T15:59:59Z"));
        Assert.Equal(("S83-1", 4), At("2019-04-01T16:00:00Z"));
        Assert.Equal("class.unknown", rules.Route(Asked("2019-04-30T16:00:00Z")).Refusal?.Code);

        (string, double) At(string instant)
        {
            var routing = Answer(rules, Asked(instant));
            return (routing.Duties[0].Rule, routing.Limit.Amount);
        }

        static RouteQuestion Asked(string instant) =>
            new(ClassKind.Event, "04-05", 1, Street,
                DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Everyone_but_who_is_informed_is_due_when_handling_is()
    {
        var due = Year2019.At("04-02 09:30");

        var duties = Book.Route(new(ClassKind.Event, "02-03", 1, Street, Morning)).Value!.Duties;

        Assert.Contains(duties, static duty => duty.Role == AssignmentRole.Inform);
        Assert.All(duties, duty => Assert.Equal(duty.Role == AssignmentRole.Inform ? null : due, duty.Due));
    }

    [Fact]
    public void A_table_replaced_leaves_the_snapshot_before_as_it_was()
    {
        var before = Book;
        var after = before
            .With(
                9,
                new TableData { Table = TableName.Calendar, Calendar = [new(new(2019, 4, 2), false, "县庆日", "test")] })
            .With(10, new TableData
            {
                Table = TableName.Hours,
                Hours = [new(Start, null, [new(new(9, 0), new(17, 0))], "test", "L")],
            });

        Assert.Equal((3, 10), (before.Version, after.Version));
        Assert.Equal(Year2019.At("04-02 09:30"), before.Calendar.Due(Morning, 1, LimitUnit.WorkDay));
        Assert.Equal(Year2019.At("04-03 09:30"), after.Calendar.Due(Morning, 1, LimitUnit.WorkDay));
        Assert.Equal(Ask("04-05", Street).Lead, Answer(after, new(ClassKind.Event, "04-05", 1, Street, Morning)).Lead);
    }

    [Fact]
    public void Classes_are_listed_and_grouped()
    {
        var day = new DateOnly(2019, 4, 1);

        Assert.Equal("街面秩序", Book.Classes.BigName(ClassKind.Event, "04", day));
        Assert.Null(Book.Classes.BigName(ClassKind.Event, "09", day));
        Assert.Equal("店外经营", Book.Class(ClassKind.Event, "04-05", day)?.Name);
        Assert.Equal(Classes.Length, Book.Classes.InForce(day).Count);
        Assert.Empty(Book.Classes.InForce(new(2018, 12, 31)));
    }

    private static Routing Ask(string code, Place place, EntityRef? dog = null, EntityRef? household = null) =>
        Answer(Book, new(ClassKind.Event, code, 1, place, Morning, dog, household));

    /// <summary>The routing is asked for departments alone; other tests ask for due times.</summary>
    private static Routing Answer(Rules rules, RouteQuestion asked)
    {
        var outcome = rules.Route(asked);
        Assert.Null(outcome.Refusal);
        return outcome.Value! with
        {
            Duties = [.. outcome.Value.Duties.Select(static duty => duty with { Due = null })],
        };
    }

    private static EntityRef Office(string code) => new(EntityKind.Department, code);

    private static IEnumerable<string> Keys(Routing routing, AssignmentRole role) =>
        routing.Duties.Where(duty => duty.Role == role).Select(static duty => duty.Party.Key);
}
