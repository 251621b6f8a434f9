using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;

namespace Grid.Gateway.Cases;

/// <summary>
/// The form of a case that is taken over from the system that a county used before (存量案件): its columns, and from a
/// row to what is sent to the city.
/// </summary>
internal static class CaseForm
{
    /// <summary>Its word in a path and in city.json.</summary>
    public const string Kind = "cases";

    private const string Time = "RFC 3339 with an offset, or by the county's clock 2026-11-30 09:30";

    private static readonly string[] Stages =
    [
        .. Enum.GetValues<CaseStage>()
            .Where(static stage => stage is not (CaseStage.None or CaseStage.Joined))
            .Select(Words.Of),
    ];

    public static ColumnList Columns { get; } = new(
        Kind,
        Column.Text("number", "编号: its number in the other system, which it keeps", 64).Need(),
        Column.Text("source", "来源系统: what that system is called; with the number it names the case", 64).Need(),
        Column.NamedWord("stage", "caseStage", "阶段: where it stood there; 已立案 or 立案 as well", Stages).Need(),
        Column.Word("kind", "event (事件, default) or part (部件)", "event", "part"),
        Column.Text("class", "小类: code or name; the county's catch-all where it is empty", Reports.LongestClass),
        Column.Whole("condition", "立案条件: counts the filing conditions of the class; 1 where it is empty", 1, 99),
        Column.Number("lon", "longitude in degrees", -180, 180).In("degree"),
        Column.Number("lat", "latitude in degrees", -90, 90).In("degree"),
        Column.Text("crs", "of lon and lat: wgs84 (default) or gcj02", 40),
        Place("shop", "the shop before which it is"),
        Place("building", "the building at which it is"),
        Place("segment", "the street segment on which it is"),
        Place("cell", "the cell in which it is"),
        Place("area", "the sub-district or community in which it is"),
        Column.Text("address", "地址: where it is in words; the desk places it where nothing else says it"),
        Column.Text("description", "描述: what was seen; no personal data", Reports.LongestDescription),
        Column.Text("channel", "信息来源: one of the county's channels; its own where it is empty", 32),
        Column.Text("attachment", "what it is fixed to, where that decides who answers", 32),
        Column.Text("reportedAt", $"上报时间: {Time}", 64).Need(),
        Column.Text("filedAt", $"立案时间: {Time}", 64),
        Column.Text("dispatchedAt", $"派遣时间: {Time}; needed at the stages dispatched and accepted", 64),
        Column.Text("handledAt", $"处置时间: {Time}; needed at the stages handled and checked", 64),
        Column.Text("closedAt", $"结案时间: {Time}; needed where it ended", 64),
        Column.Text("department", "处置部门: code or name; by the rules of today where it is empty", 200),
        Column.Text("due", $"截止时间: {Time}; counted by the limit of its class where it is empty", 64),
        Column.Text("outcome", "结果: what became of it, in words", 1000),
        Column.List("history", "办理记录: its steps there, a line each; no personal data", 500, 200) with
        {
            Separator = '|',
        },
        Column.Text("by", "who enters it, an officer or a system", 64));

    /// <summary>What tells a case from the others of a file: its source and number.</summary>
    public static string Key(ImportRow row)
    {
        row.Under(Columns);
        return $"{row.Need("source")}/{row.Need("number")}";
    }

    /// <summary>
    /// The id of a case that is taken over: the same number of the same source is the same case for ever.
    /// </summary>
    public static Guid IdOf(TakeCase taken) =>
        ReportEndpoints.IdOf($"taken/{taken.County}/{taken.From.Source}", taken.From.Number);

    /// <summary>What is sent to the city; null where the row has faults, which are noted in it.</summary>
    public static TakeCase? Read(ImportRow row, CaseTaking taking, bool checksOnly)
    {
        row.Under(Columns);
        var stage = row.NeedOneOf("stage", Stages);
        var from = new TakenOver(
            row.Need("source"),
            row.Need("number"),
            Moment(row, "filedAt", taking),
            Moment(row, "dispatchedAt", taking),
            Moment(row, "handledAt", taking),
            Moment(row, "closedAt", taking),
            Moment(row, "due", taking),
            row.Text("outcome"),
            row.List("history"));
        var reportedAt = Moment(row, "reportedAt", taking) ?? row.StandIn("reportedAt", default(DateTimeOffset));
        var body = new ReportBody
        {
            Class = row.Text("class"),
            Kind = row.OneOf("kind", "event", "part"),
            Lon = row.Number("lon"),
            Lat = row.Number("lat"),
            Crs = row.Text("crs"),
            Shop = row.CodeIfAny("shop"),
            Building = row.CodeIfAny("building"),
            Segment = row.CodeIfAny("segment"),
            Cell = row.CodeIfAny("cell"),
            Area = row.CodeIfAny("area"),
            Address = row.Text("address"),
            Description = row.Text("description"),
            Channel = row.Text("channel"),
            Condition = row.Whole("condition"),
            Attachment = row.Text("attachment"),
            By = row.Text("by") ?? taking.By,
        };
        var department = row.Text("department");
        var faults = new List<Fault>();
        var report = Reports.Read(body, null, fresh: false, faults);
        // A column that cannot be read is not missing as well.
        row.Faults.AddRange(faults.Where(fault => !row.Faults.Exists(known => known.Field == fault.Field)));
        return row.Faults.Count == 0 && report is not null && Words.TryRead<CaseStage>(stage, out var at)
            ? new(report with { ReportedAt = reportedAt }, taking.County, at, from, department, checksOnly)
            : null;
    }

    /// <summary>A column of the code of the thing where a case is, by the word of its kind.</summary>
    private static Column Place(string kind, string about) =>
        Column.Code(kind, $"instead of a point: {about}").To(EntityRef.Parse($"{kind}/x").Kind);

    private static DateTimeOffset? Moment(ImportRow row, string name, CaseTaking taking)
    {
        if (row.Text(name) is not { } text)
        {
            return null;
        }

        if (CountyTime.TryRead(text, taking.Zone, out var time))
        {
            return time;
        }

        row.Fault(
            name,
            "moment",
            $"{name} '{Clip.Of(text)}' is not a time; send 2019-04-01T09:30:00‹offset›, or 2019-04-01 09:30 by the "
            + "county's clock.");
        return null;
    }
}

/// <summary>How the cases of a file are taken over.</summary>
/// <param name="County">Code of the county that takes them over.</param>
/// <param name="Zone">By the clock of which times without an offset are read.</param>
/// <param name="By">Who enters them, where a row does not say.</param>
internal sealed record CaseTaking(string County, TimeZoneInfo Zone, string By);
