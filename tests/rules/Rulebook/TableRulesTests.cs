using Grid.Cases;
using Grid.Rulebook;
using Grid.Tests.Clocks;
using static Grid.Tests.Rulebook.PlanOf2019;

namespace Grid.Tests.Rulebook;

public sealed class TableRulesTests
{
    private static readonly Rules Nothing = Rules.Empty(Year2019.China);

    [Fact]
    public void The_plan_comes_into_force_and_its_gaps_that_the_command_centre_leads_are_reported()
    {
        var findings = TableRules.Check(Table(Routes), Book);

        Assert.Null(TableRules.Refuse(findings));
        var uncovered = Assert.Single(
            findings, static finding => finding.Sentence.Contains("05-05", StringComparison.Ordinal));
        Assert.Equal("route.uncovered", uncovered.Code);
        Assert.DoesNotContain(findings, static finding => finding.Code is "route.shadowed" or "route.noLast");
    }

    [Fact]
    public void Every_fault_of_a_table_is_listed_at_once()
    {
        var findings = TableRules.Check(
            Table(
                Route("a", 1, null, "4/5", "", AssignmentRole.Lead, "department:X"),
                Route("b", 1, null, "*", "weather=rain", AssignmentRole.Help, "department:X"),
                Route("b", 1, null, "*", "", AssignmentRole.Help, "police")),
            Nothing);

        Assert.Equal(["row.class", "route.where", "route.party", "row.duplicate"], Errors(findings));
        Assert.Equal(
            [1, 2, 3, 3],
            findings.Where(static finding => finding.Level == FindingLevel.Error).Select(static finding => finding.Row)
        );
        Assert.Contains("Row 2: 'weather' is nothing a route is asked for", TableRules.Refuse(findings)?.Message);
        Assert.Equal("table.invalid", TableRules.Refuse(findings)?.Code);
    }

    [Theory]
    [InlineData("04-05", null)]
    [InlineData("POTHOLE", null)]
    [InlineData("Straße.2_b", null)]
    [InlineData("-05", "row.class")]
    [InlineData("04/05", "row.class")]
    [InlineData("04-05 ", "row.class")]
    [InlineData("04-05\n", "row.class")]
    [InlineData("04-*", "row.class")]
    [InlineData("", "row.class")]
    public void A_class_has_a_code_of_letters_and_digits(string code, string? wrong) =>
        Assert.Equal(
            wrong is null ? [] : [wrong],
            Errors(TableRules.Check(Table(Class(ClassKind.Event, code, "店外经营", "街面秩序")), Nothing)));

    [Fact]
    public void A_class_may_follow_its_predecessor_and_not_overlap_it()
    {
        var row = Class(ClassKind.Event, "04-05", "店外经营", "街面秩序");
        var (first, second) = (row with { Until = new(2019, 6, 30) }, row with { From = new(2019, 7, 1) });

        Assert.Empty(Errors(TableRules.Check(Table(first, second), Nothing)));
        Assert.Equal(["row.overlap"], Errors(TableRules.Check(Table(row, second), Nothing)));
        Assert.Equal(["row.duplicate"], Errors(TableRules.Check(Table(row, row with { Name = "x" }), Nothing)));
        Assert.Equal(["row.period"], Errors(TableRules.Check(Table(row with { Until = new(2018, 12, 31) }), Nothing)));
        Assert.Empty(Errors(TableRules.Check(Table(row, row with { Kind = ClassKind.Part }), Nothing)));
    }

    [Theory]
    [InlineData("tradingZone=红区", null)]
    [InlineData("frontage=yes;builtUp=no;dogZone=yes;land=highway;subdistrict=330424001|330424005;roadGrade=主干道", null)]
    [InlineData("frontage=S-1", "route.where")]
    [InlineData("builtUp=true", "route.where")]
    [InlineData("land=sea", "route.where")]
    [InlineData("subdistrict=武原街道", null)]
    [InlineData("tradingzone=禁止区", "route.where")]
    [InlineData("roadGrade=", "route.where")]
    public void Conditions_are_on_what_a_place_is_asked_for(string where, string? wrong) =>
        Assert.Equal(
            wrong is null ? [] : [wrong],
            Errors(
                TableRules.Check(Table(Route("r", 1, null, "*", where, AssignmentRole.Lead, "department:X")), Nothing))
        );

    [Theory]
    [InlineData(AssignmentRole.Lead, "department:330424-ZHZF", null)]
    [InlineData(AssignmentRole.Lead, "place:subdistrict", null)]
    [InlineData(AssignmentRole.Lead, "place:shop", "route.lead")]
    [InlineData(AssignmentRole.Frontage, "place:shop", null)]
    [InlineData(AssignmentRole.Keeper, "place:household", null)]
    [InlineData(AssignmentRole.Help, "department:", "route.party")]
    [InlineData(AssignmentRole.Help, "place:river", "route.party")]
    [InlineData((AssignmentRole)99, "department:X", "row.role")]
    public void A_party_is_an_office_or_a_party_of_the_place_and_offices_lead(
        AssignmentRole role,
        string party,
        string? wrong) =>
        Assert.Equal(
            wrong is null ? [] : [wrong],
            Errors(TableRules.Check(Table(Route("r", 1, null, "*", "", role, party)), Nothing)));

    [Theory]
    [InlineData(2, LimitUnit.UrgentHour, null)]
    [InlineData(366, LimitUnit.WorkDay, null)]
    [InlineData(0, LimitUnit.WorkDay, null)]
    [InlineData(-1, LimitUnit.WorkHour, "row.limit")]
    [InlineData(double.NaN, LimitUnit.WorkHour, "row.limit")]
    [InlineData(double.PositiveInfinity, LimitUnit.UrgentDay, "row.limit")]
    [InlineData(367, LimitUnit.WorkDay, "row.limit")]
    [InlineData(1, (LimitUnit)9, "row.unit")]
    public void A_limit_is_not_below_nought_and_within_a_year(double limit, LimitUnit unit, string? wrong) =>
        Assert.Equal(
            wrong is null ? [] : [wrong],
            Errors(TableRules.Check(
                new TableData { Table = TableName.Standards, Standards = [Standard("04-05", 1, limit, unit)] },
                Nothing)));

    [Fact]
    public void A_standard_without_a_first_condition_or_a_known_class_is_reported_and_accepted()
    {
        var table = new TableData
        {
            Table = TableName.Standards,
            Standards = [Standard("09-09", 2, 1, LimitUnit.WorkDay)],
        };

        Assert.Equal(
            ["class.unknown", "standard.default"],
            TableRules.Check(table, Book).Select(static finding => finding.Code));
        Assert.Equal(
            ["row.condition"],
            Errors(TableRules.Check(table with { Standards = [Standard("04-05", 0, 1, LimitUnit.WorkDay)] }, Nothing)));
    }

    [Fact]
    public void A_lead_that_is_never_reached_is_reported()
    {
        RouteRow[] rows =
        [
            Route("wide", 1, ClassKind.Event, "04-*", "tradingZone=禁止区|严控区", AssignmentRole.Lead, "department:A"),
            Route(
                "never",
                2,
                ClassKind.Event,
                "04-05 04-06",
                "tradingZone=禁止区;builtUp=yes",
                AssignmentRole.Lead,
                "department:B"),
            Route("elsewhere", 3, ClassKind.Event, "04-05", "tradingZone=疏导区", AssignmentRole.Lead, "department:B"),
            Route("other kind", 4, null, "04-05", "tradingZone=禁止区", AssignmentRole.Lead, "department:B"),
            Route("no zone", 5, ClassKind.Event, "04-05", "tradingZone=no", AssignmentRole.Lead, "department:B"),
            Route("earlier", 6, ClassKind.Event, "04-05", "tradingZone=禁止区", AssignmentRole.Lead, "department:B") with
            {
                From = Start.AddDays(-1),
            },
            Route("helps", 7, ClassKind.Event, "04-05", "tradingZone=禁止区", AssignmentRole.Help, "department:B"),
        ];

        var shadowed = Assert.Single(
            TableRules.Check(Table(rows), Nothing), static finding => finding.Code == "route.shadowed");
        Assert.Equal((2, FindingLevel.Warning), (shadowed.Row, shadowed.Level));
        Assert.Contains("wide comes first", shadowed.Sentence);
        Assert.Equal([1], shadowed.Others);
    }

    [Fact]
    public void A_table_of_routes_without_a_last_row_is_reported()
    {
        var findings = TableRules.Check(
            Table(Route("r", 1, ClassKind.Event, "*", "", AssignmentRole.Lead, "department:X")), Nothing);

        Assert.Contains("parts", Assert.Single(findings, static finding => finding.Code == "route.noLast").Sentence);
    }

    [Fact]
    public void A_row_for_all_parts_leads_them_and_a_row_for_everything_is_only_the_last_resort()
    {
        var all = Route("last", 9, null, "*", "", AssignmentRole.Lead, "department:X");
        var parts = Route("parts", 8, ClassKind.Part, "*", "", AssignmentRole.Lead, "department:Y");

        Assert.Equal(["events", "parts"], Uncovered(all));
        Assert.Equal(["events"], Uncovered(all, parts));

        static IEnumerable<string> Uncovered(params RouteRow[] rows) =>
            TableRules
                .Check(Table(rows), Book)
                .Where(static finding => finding.Code == "route.uncovered")
                .Select(static finding => finding.Sentence.Split(' ')[3]);
    }

    [Fact]
    public void A_day_is_a_holiday_or_a_workday()
    {
        var day = new CalendarRow(new(2019, 2, 4), false, "春节", "notice");

        Assert.Empty(TableRules.Check(Calendar([.. Year2019.Days]), Nothing));
        Assert.Equal(["calendar.both"], Errors(TableRules.Check(Calendar(day, day with { Works = true }), Nothing)));
        Assert.Equal(["row.duplicate"], Errors(TableRules.Check(Calendar(day, day), Nothing)));
    }

    [Fact]
    public void Work_periods_follow_each_other()
    {
        WorkPeriod morning = new(new(8, 0), new(12, 0)),
            afternoon = new(new(14, 0), new(18, 0)),
            noon = new(new(11, 0), new(15, 0));

        Assert.Empty(Errors(TableRules.Check(Hours(Row(morning, afternoon)), Nothing)));
        Assert.Equal(
            ["hours.overlap", "hours.overlap"],
            Errors(TableRules.Check(Hours(Row(morning, afternoon, noon)), Nothing)));
        Assert.Equal(
            ["hours.reversed"], Errors(TableRules.Check(Hours(Row(new WorkPeriod(new(8, 0), new(8, 0)))), Nothing)));
        Assert.Equal(
            ["hours.overlap"], Errors(TableRules.Check(Hours(Row(morning, new(new(18, 0), new(9, 0)))), Nothing)));
        Assert.Equal(
            ["hours.overlap"],
            Errors(TableRules.Check(Hours(Row(new WorkPeriod(default, default), afternoon)), Nothing)));
        Assert.Empty(Errors(TableRules.Check(Hours(Row(morning, new(new(18, 0), new(8, 0)))), Nothing)));
        Assert.Empty(Errors(TableRules.Check(Hours(Row(new WorkPeriod(default, default))), Nothing)));
        Assert.Equal(["hours.none"], Errors(TableRules.Check(Hours(Row()), Nothing)));
        Assert.Equal(
            ["row.overlap"],
            Errors(TableRules.Check(Hours(Row(morning), Row(afternoon) with { From = new(2019, 7, 1) }), Nothing)));

        static HoursRow Row(params WorkPeriod[] periods) => new(Start, null, periods, "notice", "H");
        static TableData Hours(params HoursRow[] rows) => new() { Table = TableName.Hours, Hours = rows };
    }

    [Fact]
    public void A_row_that_contradicts_another_is_reported_with_both()
    {
        var day = new CalendarRow(new(2019, 2, 4), false, "春节", "notice");
        var standard = Standard("04-05", 1, 2, LimitUnit.UrgentHour);
        var limit = new LimitRow(
            ClockKind.File,
            null,
            ["*"],
            null,
            [],
            1, LimitUnit.WorkHour, Start, null,
            "test",
            "L");
        var escalation = new EscalationRow(
            "E-1",
            ClockKind.File, DeadlineStep.Yellow, 80, null, null, null, Start, null,
            "test",
            "L");
        (string Code, TableData Table)[] planted =
        [
            (
                "calendar.both",
                Calendar(
                    Year2019.Days[0],
                    day with { Date = new(2019, 3, 4) },
                    day with
                    {
                        Date = new(2019, 3, 4),
                        Works = true,
                    })),
            ("row.overlap", new()
            {
                Table = TableName.Standards,
                Standards =
                [
                    Standard("01-99", 1, 1, LimitUnit.WorkDay),
                    standard,
                    standard with
                    {
                        From = new(2019, 6, 1),
                        Limit = 4,
                    },
                ],
            }),
            ("row.unreachable", new()
            {
                Table = TableName.Limits,
                Limits =
                [
                    limit with { Clock = ClockKind.Check },
                    limit,
                    limit with
                    {
                        Classes = ["04-05"],
                        Limit = 2,
                    },
                ],
            }),
            ("escalation.order", new()
            {
                Table = TableName.Escalations,
                Escalations =
                [
                    escalation with
                    {
                        Rule = "E-0",
                        Percent = 50,
                    },
                    escalation,
                    escalation with
                    {
                        Rule = "E-2",
                        Percent = 60,
                    },
                ],
            }),
            (
                "row.duplicate",
                Table(
                    Route("r", 1, null, "*", "", AssignmentRole.Lead, "department:X"),
                    Route("s", 2, null, "04-05", "", AssignmentRole.Help, "department:Y"),
                    Route("s", 3, null, "04-06", "", AssignmentRole.Help, "department:Y"))),
        ];

        Assert.All(planted, static one =>
        {
            var found = Assert.Single(TableRules.Check(one.Table, Nothing), finding => finding.Code == one.Code);
            Assert.Equal((3, 2), (found.Row, Assert.Single(found.Others)));
        });
    }

    [Fact]
    public void An_empty_table_takes_no_rules_out_of_force()
    {
        Assert.Equal(
            ["table.empty"], Errors(TableRules.Check(new TableData { Table = TableName.Routes }, Book)).Take(1));
        Assert.Empty(Errors(TableRules.Check(Calendar(), Book)));
        Assert.Equal(["table.mixed"], Errors(TableRules.Check(Calendar() with { Routes = Routes }, Nothing)));
        Assert.Equal(
            ["table.unknown"],
            Errors(TableRules.Check(new TableData { Table = (TableName)99 }, Nothing)).Except(["table.empty"]));
    }

    private static TableData Calendar(params CalendarRow[] rows) =>
        new() { Table = TableName.Calendar, Calendar = rows };

    private static IEnumerable<string> Errors(IReadOnlyList<Finding> findings) =>
        findings.Where(static finding => finding.Level == FindingLevel.Error).Select(static finding => finding.Code);
}
