using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;
using Grid.Tests.Atlas;
using Grid.Tests.Clocks;

namespace Grid.Tests.Rulebook;

/// <summary>
/// The duty paragraphs of the 2019 plan, sentence by sentence: a matter at a real point of the county, who leads it,
/// who helps, who has a copy, and the clause that says so. Departments are the last part of their code: ZHZF 综合执法局,
/// GA 公安局, JJ 交警大队, ZJ 住建局, SCJG 市场监管局, HB 环保局, JT 交通运输局, MZ 民政局, NJ 农经局, WJ 卫生计生局, CT 城投集团, WMB 文明办, XCB 宣传部.
/// </summary>
public sealed class DutyParagraphsTests
{
    private static readonly Dictionary<string, GeoPoint> Points = new()
    {
        ["新桥路 (主干道, 禁止区)"] = new(120.9446, 30.5160),
        ["环城南路 (次干道, 严控区)"] = new(120.928501, 30.515082),
        ["油厂弄 (巷弄, 疏导区)"] = new(120.93525, 30.5338),
        ["东西大道 (公路用地, 建成区)"] = new(120.9456, 30.5452),
        ["东西大道 (公路用地, 建成区外)"] = new(120.92, 30.5448),
        ["武原街道田间"] = new(120.95, 30.56),
        ["于城镇"] = new(120.85, 30.5),
    };

    // S51, S52: A1 §三
    [Theory]
    [InlineData("01-99", "新桥路 (主干道, 禁止区)", "ZHZF", "ZJ SCJG ZHZF-WY", "SW DL GT GA", "附件1 第三条 县综合执法局牵头")]
    [InlineData("01-99", "于城镇", "ZHZF", "ZJ SCJG", "SW DL GT GA", "附件1 第三条")]
    [InlineData("01-02", "新桥路 (主干道, 禁止区)", "ZHZF", "ZJ", "", "附件1 第三条")]
    [InlineData("01-01", "新桥路 (主干道, 禁止区)", "ZHZF", "ZHZF-WY-WJ", "ZJ GT", "")]

    // S66–S68: A2 §二(四)(五)
    [InlineData("04-09", "新桥路 (主干道, 禁止区)", "JJ", "ZHZF", "", "附件2 第二条(四) 牵头县交警大队")]
    [InlineData("01-34", "于城镇", "JJ", "ZHZF", "", "附件2 第二条(四)")]
    [InlineData("04-10", "新桥路 (主干道, 禁止区)", "330424001", "JJ ZHZF", "XCB", "附件2 第二条(五) 牵头武原街道")]

    // S80–S83: A3 §二(二), §三
    [InlineData("04-05", "新桥路 (主干道, 禁止区)", "ZHZF", "SCJG ZHZF-WY", "ZHZF-SR GA", "附件3 第二条(二)1 发现一起、查处一起")]
    [InlineData("04-05", "环城南路 (次干道, 严控区)", "ZHZF", "SCJG ZHZF-WY", "GA", "附件3 第三条 县综合执法局牵头")]
    [InlineData("04-06", "环城南路 (次干道, 严控区)", "ZHZF", "SCJG JJ ZHZF-WY", "GA", "附件3 第三条 县综合执法局牵头")]
    [InlineData("04-01", "于城镇", "ZHZF", "SCJG JJ", "GA", "附件3 第三条 县综合执法局牵头")]
    [InlineData("04-02", "油厂弄 (巷弄, 疏导区)", "ZHZF", "SCJG ZHZF-WY", "GA", "附件3 第三条 县综合执法局牵头")]
    [InlineData("04-97", "环城南路 (次干道, 严控区)", "330424001", "ZHZF", "", "附件3 第三条 街道牵头便民服务点")]
    [InlineData("04-97", "油厂弄 (巷弄, 疏导区)", "330424001", "ZHZF", "", "附件3 第三条 街道牵头便民服务点")]
    [InlineData("04-97", "新桥路 (主干道, 禁止区)", "ZHZF", "", "", "附件3 第二条(二)1")]
    [InlineData("04-98", "新桥路 (主干道, 禁止区)", "ZHZF", "", "", "附件3 第三条 加强门前三包管理")]
    [InlineData("01-91", "武原街道田间", "ZHZF", "CT ZJ", "", "附件3 第三条 城中菜园")]
    [InlineData("01-27", "新桥路 (主干道, 禁止区)", "ZHZF", "HB", "", "附件8 第三条(七) 油烟污染")]
    [InlineData("01-28", "新桥路 (主干道, 禁止区)", "ZHZF", "HB", "", "附件8 第三条(八) 噪声污染")]

    // S105, S106: A4 §五, and the order of domain 1.14 where places overlap: sign, highway land, town
    [InlineData("02-96", "东西大道 (公路用地, 建成区)", "MZ", "", "", "附件4 第五条 县民政局牵头路名牌广告")]
    [InlineData("02-03", "东西大道 (公路用地, 建成区)", "JT", "ZHZF", "ZJ", "附件4 第五条 公路用地范围内 县交通运输局牵头")]
    [InlineData("02-03", "东西大道 (公路用地, 建成区外)", "JT", "ZHZF", "ZJ", "附件4 第五条 公路用地范围内 县交通运输局牵头")]
    [InlineData("02-06", "东西大道 (公路用地, 建成区外)", "JT", "ZHZF", "", "附件4 第五条 公路用地范围内 县交通运输局牵头")]
    [InlineData("02-03", "新桥路 (主干道, 禁止区)", "ZHZF", "", "ZJ", "附件4 第五条 县城建成区 县综合执法局牵头")]
    [InlineData("02-99", "新桥路 (主干道, 禁止区)", "ZHZF", "", "ZJ", "附件4 第五条 县城建成区 县综合执法局牵头")]
    [InlineData("02-03", "于城镇", "ZHZF", "", "ZJ", "附件4 第五条 综合协调")]
    [InlineData("02-04", "新桥路 (主干道, 禁止区)", "SCJG", "ZHZF", "", "附件4 第四条(五)、第五条 户外广告内容")]
    [InlineData("02-95", "新桥路 (主干道, 禁止区)", "SCJG", "ZHZF", "", "附件4 第四条(五)、第五条 户外广告内容")]
    [InlineData("02-97", "新桥路 (主干道, 禁止区)", "WMB", "", "", "附件4 第五条 公益广告的认定和审核")]

    // S113, S115: A5 §三(一)
    [InlineData("01-10", "新桥路 (主干道, 禁止区)", "330424001", "ZHZF", "", "附件5 第三条(一) 武原、望海街道清扫保洁和收集清运")]
    [InlineData("01-12", "于城镇", "330424103", "", "ZHZF", "")]

    // S203: A9 §三
    [InlineData("01-98", "新桥路 (主干道, 禁止区)", "ZHZF", "", "", "附件9 第三条 限养区犬类日常管理")]
    [InlineData("01-98", "于城镇", "ZHZF", "", "", "嘉兴市养犬管理条例")]
    [InlineData("01-97", "新桥路 (主干道, 禁止区)", "ZHZF", "GA", "NJ", "附件9 第三条 流浪犬的捕捉")]
    [InlineData("01-96", "新桥路 (主干道, 禁止区)", "GA", "ZHZF", "", "附件9 第三条 单位、住宅内犬吠扰民")]
    [InlineData("01-96", "于城镇", "GA", "ZHZF", "", "附件9 第三条 单位、住宅内犬吠扰民")]
    [InlineData("01-78", "新桥路 (主干道, 禁止区)", "NJ", "ZHZF", "", "附件9 第三条 未免疫犬只的行政处罚")]
    [InlineData("01-77", "新桥路 (主干道, 禁止区)", "GA", "WJ ZHZF", "", "附件9 第三条 治安案件")]

    // S174–S182: A8 §三, codes after domain 2.4
    [InlineData("01-94", "新桥路 (主干道, 禁止区)", "ZHZF", "330424001", "", "附件8 第三条(一) 生活垃圾执法")]
    [InlineData("01-31", "新桥路 (主干道, 禁止区)", "ZHZF", "", "", "附件8 第三条(一) 生活垃圾执法")]
    [InlineData("01-14", "新桥路 (主干道, 禁止区)", "ZHZF", "JJ 330424001", "", "附件8 第三条(二) 渣土运输")]
    [InlineData("03-11", "新桥路 (主干道, 禁止区)", "ZHZF", "JJ", "", "附件8 第三条(二) 渣土运输")]
    [InlineData("03-12", "新桥路 (主干道, 禁止区)", "ZHZF", "JJ 330424001", "", "附件8 第三条(二) 渣土运输")]
    [InlineData("03-04", "新桥路 (主干道, 禁止区)", "ZHZF", "ZJ", "", "附件8 第三条(三) 扬尘污染")]
    [InlineData("03-08", "新桥路 (主干道, 禁止区)", "ZHZF", "ZJ", "", "附件8 第三条(三) 扬尘污染")]
    [InlineData("02-01", "新桥路 (主干道, 禁止区)", "ZHZF", "", "", "附件8 第三条(四) 乱贴画")]
    [InlineData("01-07", "新桥路 (主干道, 禁止区)", "ZHZF", "", "", "附件8 第三条(四) 十乱")]
    [InlineData("01-38", "新桥路 (主干道, 禁止区)", "ZHZF", "", "", "附件8 第三条(四) 十乱")]
    [InlineData("01-29", "新桥路 (主干道, 禁止区)", "ZHZF", "HB", "", "附件8 第三条(七) 油烟污染")]
    [InlineData("03-01", "新桥路 (主干道, 禁止区)", "ZHZF", "ZJ HB", "", "附件8 第三条(八) 未经审批的夜间施工")]
    [InlineData("04-99", "新桥路 (主干道, 禁止区)", "ZHZF", "", "", "附件8 第三条(九) 洗车行业")]
    public async Task Who_leads_who_helps_and_by_which_clause(
        string code,
        string where,
        string lead,
        string helpers,
        string informed,
        string clause) => await Holds(code, where, null, lead, helpers, informed, clause);

    /// <summary>What hangs on a road-name sign is civil affairs' wherever the sign stands.</summary>
    [Theory]
    [InlineData("02-03", "东西大道 (公路用地, 建成区)", "路名牌", "MZ", "ZHZF")]
    [InlineData("02-06", "东西大道 (公路用地, 建成区外)", "路名牌", "MZ", "ZHZF")]
    [InlineData("02-03", "新桥路 (主干道, 禁止区)", "路名牌", "MZ", "")]
    [InlineData("02-03", "新桥路 (主干道, 禁止区)", "灯杆", "ZHZF", "")]
    [InlineData("02-03", "东西大道 (公路用地, 建成区)", "灯杆", "JT", "ZHZF")]
    public async Task A_sign_goes_before_highway_land_and_highway_land_before_the_town(
        string code,
        string where,
        string attachment,
        string lead,
        string helpers) =>
        await Holds(code, where, attachment, lead, helpers, code == "02-03" ? "ZJ" : "", "附件4 第五条");

    private static async Task Holds(
        string code,
        string where,
        string? attachment,
        string lead,
        string helpers,
        string informed,
        string clause)
    {
        var (rules, place) = (await HaiyanBook.Rules(), Haiyan.Map.Locate(Points[where]).Place!);
        var asked = new RouteQuestion(
            ClassKind.Event, code, 1, place, Year2019.At("04-01 09:30"), Attachment: attachment);
        var duties = rules.Route(asked).Value!.Duties;

        Assert.Equal(Full(lead), duties[0].Party.Key);
        Assert.Equal(
            (helpers, informed), (Short(helpers, AssignmentRole.Help), Short(informed, AssignmentRole.Inform)));
        Assert.Contains(
            clause,
            (await HaiyanBook.Table(TableName.Routes)).Routes.Single(row => row.Rule == duties[0].Rule).Source,
            StringComparison.Ordinal);
        Assert.Contains(duties, duty => duty.Party.Key == place.Subdistrict);

        // Those expected in the order they are written here, so that a difference reads well; any other stands at the
        // end.
        string Short(string expected, AssignmentRole role)
        {
            var found = duties
                .Where(duty => duty.Role == role)
                .Select(static duty => duty.Party.Key.Replace("330424-", "", StringComparison.Ordinal))
                .ToList();
            var order = expected.Split(' ');
            return string.Join(
                ' ', found.OrderBy(key => Array.IndexOf(order, key) is >= 0 and var at ? at : int.MaxValue));
        }
    }

    private static string Full(string key) => char.IsAsciiDigit(key[0]) ? key : $"330424-{key}";
}
