using Grid.Places;
using Grid.Rulebook;
using Grid.Tests.Clocks;

namespace Grid.Tests.Rulebook;

/// <summary>
/// A few lines of the 2019 plan as a rulebook: who does what (S52, S83, S105, S106, S203), where (S80–S82).
/// </summary>
internal static class PlanOf2019
{
    public const string Enforcement = "330424-ZHZF";
    public const string CommandCentre = "330424-ZHZX";
    public const string Wuyuan = "330424001";

    public static readonly DateOnly Start = new(2019, 1, 1);

    public static readonly ClassRow[] Classes =
    [
        Class(ClassKind.Event, "01-10", "暴露垃圾", "市容环境"),
        Class(ClassKind.Event, "01-96", "犬吠扰民", "市容环境"),
        Class(ClassKind.Event, "01-97", "流浪犬", "市容环境"),
        Class(ClassKind.Event, "01-98", "违规养犬", "市容环境", "遛狗不牵绳"),
        Class(ClassKind.Event, "01-99", "破墙开店", "市容环境"),
        Class(ClassKind.Event, "02-03", "违规户外广告", "宣传广告"),
        Class(ClassKind.Event, "02-04", "广告语言文字不规范", "宣传广告"),
        Class(ClassKind.Event, "02-96", "路名牌广告", "宣传广告"),
        Class(ClassKind.Event, "04-05", "店外经营", "街面秩序", "越店经营"),
        Class(ClassKind.Event, "04-06", "占道经营", "街面秩序"),
        Class(ClassKind.Event, "05-05", "路面塌陷", "突发事件"),
        Class(ClassKind.Part, "01-37", "路灯", "公用设施"),
    ];

    public static readonly StandardRow[] Standards =
    [
        Standard("04-05", 1, 2, LimitUnit.UrgentHour),
        Standard("01-99", 1, 1, LimitUnit.WorkDay),
        Standard("02-03", 1, 1, LimitUnit.WorkDay),
        Standard("02-03", 2, 5, LimitUnit.WorkDay) with { Filing = "立柱、墙体、楼顶广告" },
    ];

    public static readonly RouteRow[] Routes =
    [
        Route("R-01", 100, null, "*", "", AssignmentRole.Grid, "place:cell"),
        Route("R-02", 110, null, "*", "", AssignmentRole.Segment, "place:segment"),
        Route("R-03", 110, null, "*", "", AssignmentRole.Road, "place:road"),
        Route("R-04", 110, null, "*", "", AssignmentRole.Building, "place:building"),
        Route("R-05", 120, null, "*", "", AssignmentRole.Territory, "place:subdistrict"),
        Route("R-06", 130, ClassKind.Event, "01-10 04-05 04-06", "frontage=yes", AssignmentRole.Frontage, "place:shop"),
        Route("R-07", 130, ClassKind.Event, "01-98 01-96", "", AssignmentRole.Keeper, "place:dog"),

        Route("S52-1", 200, ClassKind.Event, "01-99", "", AssignmentRole.Lead, "department:330424-ZHZF"),
        Route("S52-2", 200, ClassKind.Event, "01-99", "", AssignmentRole.Help, "department:330424-GA"),
        Route("S52-3", 200, ClassKind.Event, "01-99", "", AssignmentRole.Help, "department:330424-ZJ"),
        Route("S52-4", 200, ClassKind.Event, "01-99", "", AssignmentRole.Help, "department:330424-SCJG"),

        Route(
            "S80",
            190,
            ClassKind.Event,
            "04-05 04-06",
            "tradingZone=禁止区",
            AssignmentRole.Lead,
            "department:330424-ZHZF-SR"),
        Route("S82", 190, ClassKind.Event, "04-06", "tradingZone=疏导区", AssignmentRole.Lead, "place:subdistrict"),
        Route("S83-1", 200, ClassKind.Event, "04-*", "", AssignmentRole.Lead, "department:330424-ZHZF"),
        Route("S83-2", 200, ClassKind.Event, "04-06", "", AssignmentRole.Help, "department:330424-JJ"),
        Route("S83-3", 200, ClassKind.Event, "04-05 04-06", "", AssignmentRole.Help, "department:330424-SCJG"),
        Route("S83-4", 210, ClassKind.Event, "04-*", "", AssignmentRole.Help, "department:330424-ZHZF"),
        Route("S83-5", 220, ClassKind.Event, "04-*", "", AssignmentRole.Inform, "department:330424-ZHZF-SR"),

        Route("S106-1", 100, ClassKind.Event, "02-96", "", AssignmentRole.Lead, "department:330424-MZ"),
        Route("S106-2", 110, ClassKind.Event, "02-*", "land=highway", AssignmentRole.Lead, "department:330424-JT"),
        Route("S106-3", 120, ClassKind.Event, "02-04", "", AssignmentRole.Lead, "department:330424-SCJG"),
        Route("S106-4", 130, ClassKind.Event, "02-*", "builtUp=yes", AssignmentRole.Lead, "department:330424-ZHZF"),
        Route("S105", 140, ClassKind.Event, "02-*", "builtUp=no", AssignmentRole.Lead, "place:subdistrict"),
        Route(
            "S106-5",
            200,
            ClassKind.Event,
            "02-03",
            "roadGrade=主干道|次干道",
            AssignmentRole.Inform,
            "department:330424-ZJ"),

        Route(
            "S203-1",
            200,
            ClassKind.Event,
            "01-98 01-97",
            "dogZone=yes",
            AssignmentRole.Lead,
            "department:330424-ZHZF"),
        Route("S203-2", 300, ClassKind.Event, "01-98 01-97", "", AssignmentRole.Lead, "place:subdistrict"),
        Route("S203-3", 200, ClassKind.Event, "01-96", "", AssignmentRole.Lead, "department:330424-GA"),
        Route("S203-4", 200, ClassKind.Event, "01-98", "", AssignmentRole.Help, "department:330424-NJ"),

        Route("R-99", 9999, null, "*", "", AssignmentRole.Lead, "department:330424-ZHZX"),
    ];

    public static readonly Rules Book = Of(Classes, Standards, Routes);

    public static readonly Place Street = new()
    {
        Cell = "330424001901001",
        Subdistrict = Wuyuan,
        Segment = "330424-XQ-02",
        Road = "330424-XQ",
        RoadGrade = "主干道",
        TradingZone = "严控区",
        BuiltUp = true,
    };

    public static readonly Place Field = new() { Cell = "330424102000000", Subdistrict = "330424102" };

    public static Rules Of(ClassRow[] classes, StandardRow[] standards, RouteRow[] routes) =>
        Rules.Empty(Year2019.China)
            .With(1, Table(classes))
            .With(2, new TableData { Table = TableName.Standards, Standards = standards })
            .With(3, Table(routes));

    public static TableData Table(params ClassRow[] rows) => new() { Table = TableName.Classes, Classes = rows };

    public static TableData Table(params RouteRow[] rows) => new() { Table = TableName.Routes, Routes = rows };

    public static ClassRow Class(ClassKind kind, string code, string name, string big, params string[] aliases) =>
        new(kind, code, name, big, aliases, null, Start, null, "plan", "H");

    public static StandardRow Standard(string code, int condition, double limit, LimitUnit unit) =>
        new(ClassKind.Event, code, condition, "立案条件", "结案条件", limit, unit, Start, null, "table", "M");

    /// <param name="classes">Patterns with spaces between.</param>
    /// <param name="where">As in the file: name=word|word;name=word.</param>
    public static RouteRow Route(
        string rule,
        int precedence,
        ClassKind? kind,
        string classes,
        string where,
        AssignmentRole role,
        string party) =>
        new(
            rule,
            precedence,
            kind,
            classes.Split(' '),
            where.Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(static condition => condition.Split('='))
                .ToDictionary(static pair => pair[0], static pair => (IReadOnlyList<string>)pair[1].Split('|')),
            role,
            party,
            Start,
            null,
            "plan",
            "H");
}
