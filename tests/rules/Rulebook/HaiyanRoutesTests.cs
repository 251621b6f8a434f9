using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;
using Grid.Tests.Clocks;

namespace Grid.Tests.Rulebook;

/// <summary>The duty paragraphs of the 2019 plan, read against the county's own table of routes.</summary>
public sealed class HaiyanRoutesTests
{
    private const string Bureau = "330424-ZHZF";
    private const string Police = "330424-GA";
    private const string TrafficPolice = "330424-JJ";
    private const string Housing = "330424-ZJ";
    private const string Market = "330424-SCJG";
    private const string Environment = "330424-HB";
    private const string Transport = "330424-JT";
    private const string CivilAffairs = "330424-MZ";
    private const string Agriculture = "330424-NJ";
    private const string Wuyuan = "330424001";
    private const string Wanghai = "330424005";

    private static readonly Place Street = new()
    {
        Cell = "330424001901001",
        Subdistrict = Wuyuan,
        Segment = "330424-XQ-02",
        Road = "330424-XQ",
        RoadGrade = "主干道",
        TradingZone = "禁止区",
        BuiltUp = true,
        DogZone = "330424-DOG-01",
    };

    [Fact]
    public async Task The_countys_own_table_has_no_row_that_is_wrong_unreachable_or_idle()
    {
        var found = TableRules.Check(
            await HaiyanBook.Table(TableName.Routes), await HaiyanBook.Rules(), await HaiyanBook.Words());

        Assert.Empty(found.Where(static finding => finding.Row > 0).Select(static finding => finding.Sentence));
    }

    /// <summary>S20: the register of parts says who answers for one, and where it says nothing the rows do.</summary>
    [Fact]
    public async Task The_department_of_a_part_leads_on_it()
    {
        var book = await HaiyanBook.Rules();
        var asked = new RouteQuestion(
            ClassKind.Part, "01-37", 1, Street with { Part = "3304240137000001" },
            new(2019, 4, 1, 9, 0, 0, TimeSpan.FromHours(8)), PartOffice: Transport);

        Assert.Equal(Transport, book.Route(asked).Value?.Lead.Key);
        Assert.Equal(Housing, book.Route(asked with { PartOffice = null }).Value?.Lead.Key);
    }

    /// <summary>A1 §三, S52.</summary>
    [Fact]
    public async Task The_bureau_leads_on_shops_opened_through_walls_and_the_sub_district_surveys()
    {
        var routing = await Ask("01-99", Street);

        Assert.Equal(Bureau, routing.Lead.Key);
        Assert.Superset(new HashSet<string> { Housing, Market }, Keys(routing, AssignmentRole.Help));
        Assert.Contains(Police, Keys(routing, AssignmentRole.Inform));
        Assert.Equal([Wuyuan], Keys(routing, AssignmentRole.Territory));
    }

    /// <summary>A3 §三, S83.</summary>
    [Theory]
    [InlineData("04-05")]
    [InlineData("04-06")]
    [InlineData("04-01")]
    public async Task The_bureau_leads_on_trade_beyond_the_shop_and_the_traffic_police_help_with_vehicles(
        string code)
    {
        var routing = await Ask(code, Street);

        Assert.Equal(Bureau, routing.Lead.Key);
        Assert.Superset(new HashSet<string> { Market }, Keys(routing, AssignmentRole.Help));
        Assert.Contains(Police, Keys(routing, AssignmentRole.Inform));
        Assert.Equal(code != "04-05", Keys(routing, AssignmentRole.Help).Contains(TrafficPolice));
        Assert.Equal([Wuyuan], Keys(routing, AssignmentRole.Territory));
    }

    [Fact]
    public async Task The_sub_district_leads_on_convenience_points_and_city_investment_helps_with_vegetable_plots()
    {
        Assert.Equal(Wuyuan, (await Ask("04-97", Street with { TradingZone = "疏导区" })).Lead.Key);
        Assert.Equal(Bureau, (await Ask("04-97", Street)).Lead.Key);
        Assert.Contains("330424-CT", Keys(await Ask("01-91", Street), AssignmentRole.Help));
        Assert.Contains(Environment, Keys(await Ask("01-27", Street), AssignmentRole.Help));
        Assert.Contains(Environment, Keys(await Ask("01-28", Street), AssignmentRole.Help));
    }

    /// <summary>A4 §五, S105–S106, and the order the overlap is settled in: sign, highway land, town.</summary>
    [Theory]
    [InlineData("02-96", false, true, null, CivilAffairs)]
    [InlineData("02-96", true, true, null, CivilAffairs)]
    [InlineData("02-03", true, true, "路名牌", CivilAffairs)]
    [InlineData("02-03", true, true, null, Transport)]
    [InlineData("02-03", true, false, null, Transport)]
    [InlineData("02-03", false, true, null, Bureau)]
    [InlineData("02-06", false, true, "灯杆", Bureau)]
    [InlineData("02-95", false, true, null, Market)]
    [InlineData("02-97", false, true, null, "330424-WMB")]
    public async Task Advertisements_go_by_sign_then_highway_land_then_town(
        string code,
        bool highway,
        bool builtUp,
        string? attachment,
        string lead) =>
        Assert.Equal(
            lead,
            (await Ask(
                code,
                Street with
                {
                    HighwayLand = highway ? "330424-HW-01" : null,
                    BuiltUp = builtUp,
                },
                attachment))
                .Lead
                .Key);

    [Fact]
    public async Task Planning_hears_of_large_advertisements() =>
        Assert.Contains(Housing, Keys(await Ask("02-03", Street), AssignmentRole.Inform));

    /// <summary>A9 §三, S203.</summary>
    [Theory]
    [InlineData("01-98", Bureau, "")]
    [InlineData("01-97", Bureau, Police)]
    [InlineData("01-96", Police, Bureau)]
    [InlineData("01-78", Agriculture, Bureau)]
    [InlineData("01-77", Police, "330424-WJ 330424-ZHZF")]
    public async Task Dogs_are_the_bureaus_barking_and_bites_the_polices_and_missing_vaccine_agricultures(
        string code,
        string lead,
        string helpers)
    {
        var routing = await Ask(code, Street);

        Assert.Equal(lead, routing.Lead.Key);
        Assert.Superset(
            helpers.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), Keys(routing, AssignmentRole.Help));
        Assert.Equal([Wuyuan], Keys(routing, AssignmentRole.Territory));
    }

    /// <summary>A9 §三, S203: 单位、住宅内犬吠扰民 is the police's, and dogs are the bureau's otherwise.</summary>
    [Theory]
    [InlineData(1, Police, Bureau)]
    [InlineData(2, Bureau, null)]
    public async Task Barking_in_a_home_is_the_polices_and_outdoors_the_bureaus(
        int condition, string lead, string? helper)
    {
        var asked = Asked("01-96", Street) with { Condition = condition };
        var routing = (await HaiyanBook.Rules()).Route(asked).Value!;

        Assert.Equal(lead, routing.Lead.Key);
        Assert.Equal(helper is null ? [] : [helper], Keys(routing, AssignmentRole.Help));
        Assert.Equal((1, LimitUnit.WorkDay), (routing.Limit.Amount, routing.Limit.Unit));
    }

    /// <summary>A5 §三(一), S113: who sweeps is the sub-district.</summary>
    [Theory]
    [InlineData(Wuyuan)]
    [InlineData(Wanghai)]
    public async Task Litter_is_the_sub_districts_under_the_bureaus_eye(string town)
    {
        var routing = await Ask("01-10", Street with { Subdistrict = town });

        Assert.Equal(town, routing.Lead.Key);
        Assert.Contains(Bureau, Keys(routing, AssignmentRole.Help));
    }

    /// <summary>A2 §二, S66–S68.</summary>
    [Fact]
    public async Task Cars_are_the_traffic_polices_and_bicycles_the_sub_districts()
    {
        Assert.Equal(TrafficPolice, (await Ask("04-09", Street)).Lead.Key);
        Assert.Equal(TrafficPolice, (await Ask("01-34", Street)).Lead.Key);
        Assert.Equal(Wuyuan, (await Ask("04-10", Street)).Lead.Key);
        Assert.Superset(
            new HashSet<string> { TrafficPolice, Bureau }, Keys(await Ask("04-10", Street), AssignmentRole.Help));
    }

    /// <summary>
    /// A8 §三, S174–S182 with the codes of domain 2.4: the bureau leads or helps in all nine fields, under that clause.
    /// </summary>
    [Theory]
    [InlineData("附件8 第三条(一)", "01-10 01-11 01-20 01-31 01-94 01-95")]
    [InlineData("附件8 第三条(二)", "01-14 03-11 03-12")]
    [InlineData("附件8 第三条(三)", "03-04 03-05 03-06 03-08")]
    [InlineData("附件8 第三条(四)", "02-01 04-09 04-10 01-01 01-07 01-19 01-30 01-38 01-36 01-96 01-97 01-98")]
    [InlineData("附件8 第三条(五)", "02-03 02-04 02-05 02-06 02-07")]
    [InlineData("附件8 第三条(六)", "04-01 04-02 04-05 04-06")]
    [InlineData("附件8 第三条(七)", "01-27 01-29")]
    [InlineData("附件8 第三条(八)", "01-28 03-01")]
    [InlineData("附件8 第三条(九)", "04-99 01-30 04-06")]
    public async Task The_nine_fields_of_enforcement_are_the_bureaus(string clause, string codes)
    {
        var rules = await HaiyanBook.Rules();
        foreach (var code in codes.Split(' '))
        {
            // Road trading has a clause of its own in a prohibited zone.
            var asked = Asked(
                code, Street with { TradingZone = "严控区" }, null, new(EntityKind.Department, "330424-ZHZF-ZHZX"));
            var considered = RouteExplanation.Of(rules, asked, rules.Route(asked).Value!.Duties);

            Assert.True(
                considered.Any(row =>
                    row.Verdict == RowVerdict.Named
                    && row.Party?.Key == Bureau
                    && row.Role is AssignmentRole.Lead or AssignmentRole.Help
                    && row.Clause.Contains(clause, StringComparison.Ordinal)),
                $"{code} is not the bureau's under {clause}.");
        }
    }

    /// <summary>S17, S18: the chiefs of the place answer for everything in it.</summary>
    [Fact]
    public async Task Every_matter_has_its_cell_segment_road_building_and_sub_district()
    {
        var rules = await HaiyanBook.Rules();
        var place = Street with { Building = "330424-B-0098", Shop = "330424-XQ-02-S001" };
        foreach (var row in rules.Classes.InForce(new(2019, 4, 1)))
        {
            var routing = rules.Route(new(row.Kind, row.Code, 1, place, Year2019.At("04-01 09:30"))).Value!;

            Assert.Superset(
                new HashSet<AssignmentRole>
                {
                    AssignmentRole.Lead, AssignmentRole.Grid, AssignmentRole.Segment, AssignmentRole.Road,
                    AssignmentRole.Building,
                },
                routing.Duties.Select(static duty => duty.Role).ToHashSet());
            Assert.Contains(routing.Duties, static duty => duty.Party.Key == Wuyuan);
            Assert.Single(routing.Duties, static duty => duty.Role == AssignmentRole.Lead);
        }
    }

    private static async Task<Routing> Ask(string code, Place place, string? attachment = null) =>
        (await HaiyanBook.Rules()).Route(Asked(code, place, attachment)).Value!;

    private static RouteQuestion Asked(string code, Place place, string? attachment = null, EntityRef? centre = null) =>
        new(ClassKind.Event, code, 1, place, Year2019.At("04-01 09:30"), CommandCentre: centre, Attachment: attachment);

    private static HashSet<string> Keys(Routing routing, AssignmentRole role) =>
        [.. routing.Duties.Where(duty => duty.Role == role).Select(static duty => duty.Party.Key)];
}
