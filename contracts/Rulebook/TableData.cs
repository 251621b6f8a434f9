using Grid.Registers;

namespace Grid.Rulebook;

/// <summary>
/// One table, whole: rows are checked and replaced together, so that half a table is never in force. Each row is
/// effective-dated and names its source. The list that belongs to <see cref="Table"/> is filled.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.table.data")]
public sealed record TableData : RegisterData
{
    [Id(0)] public required TableName Table { get; init; }
    [Id(1)] public IReadOnlyList<ClassRow> Classes { get; init; } = [];
    [Id(2)] public IReadOnlyList<StandardRow> Standards { get; init; } = [];
    [Id(10)] public IReadOnlyList<Checklists.ChecklistRow> Checklists { get; init; } = [];
    [Id(11)] public IReadOnlyList<Revisits.RevisitRow> Revisits { get; init; } = [];
    [Id(3)] public IReadOnlyList<RouteRow> Routes { get; init; } = [];
    [Id(4)] public IReadOnlyList<CalendarRow> Calendar { get; init; } = [];
    [Id(5)] public IReadOnlyList<HoursRow> Hours { get; init; } = [];
    [Id(6)] public IReadOnlyList<PostMandateRow> Duties { get; init; } = [];
    [Id(7)] public IReadOnlyList<LimitRow> Limits { get; init; } = [];
    [Id(8)] public IReadOnlyList<EscalationRow> Escalations { get; init; } = [];
    [Id(9)] public IReadOnlyList<RepeatRow> Repeats { get; init; } = [];
    [Id(12)] public IReadOnlyList<ChannelRow> Channels { get; init; } = [];
    [Id(13)] public IReadOnlyList<FestivalRow> Festivals { get; init; } = [];
    [Id(14)] public IReadOnlyList<SimilarRow> Similar { get; init; } = [];
    [Id(15)] public IReadOnlyList<VocabularyRow> Vocabulary { get; init; } = [];
    [Id(16)] public IReadOnlyList<PracticeRow> Practice { get; init; } = [];
    [Id(17)] public IReadOnlyList<SeparationRow> Separations { get; init; } = [];
    [Id(18)] public IReadOnlyList<OrderRow> Orders { get; init; } = [];
    [Id(19)] public IReadOnlyList<LadderRow> Ladder { get; init; } = [];
    [Id(23)] public IReadOnlyList<Trading.TradingRow> Trading { get; init; } = [];
    [Id(24)] public IReadOnlyList<Standing.StandingRow> Standing { get; init; } = [];
    [Id(27)] public IReadOnlyList<Standing.PlateRow> Plates { get; init; } = [];
    [Id(20)] public IReadOnlyList<ArticleRow> Articles { get; init; } = [];
    [Id(21)] public IReadOnlyList<ProcedureRow> Procedure { get; init; } = [];
    [Id(22)] public IReadOnlyList<TierRow> Discretion { get; init; } = [];
    [Id(25)] public IReadOnlyList<DocumentRow> Documents { get; init; } = [];
    [Id(26)] public IReadOnlyList<ServiceRow> Services { get; init; } = [];
}

/// <summary>
/// The tables of the rulebook (责任清单、立案处置标准). Key in the register: county code + "/" + the name in lower case.
/// </summary>
public enum TableName
{
    Classes = 0,
    Standards = 1,

    /// <summary>城市道路分级管理标准: standards by road grade and zone, as checklists.</summary>
    Checklists = 9,

    /// <summary>回头看、防反弹: the visits that follow closed cases.</summary>
    Revisits = 10,
    Routes = 2,
    Calendar = 3,
    Hours = 4,

    /// <summary>权责清单: what each post has to do and may do.</summary>
    Duties = 5,

    /// <summary>各环节时限</summary>
    Limits = 6,

    /// <summary>提醒、亮灯、升级</summary>
    Escalations = 7,

    /// <summary>重复投诉、反复问题</summary>
    Repeats = 8,

    /// <summary>信息来源: the channels by which reports come in.</summary>
    Channels = 11,

    /// <summary>法定节假日: the holidays that the law names for every year.</summary>
    Festivals = 12,

    /// <summary>相似案件: when reports are of one matter.</summary>
    Similar = 13,

    /// <summary>The county's own words: posts, zones, names.</summary>
    Vocabulary = 14,

    /// <summary>工作惯例: the numbers of practice that no other table sets.</summary>
    Practice = 15,

    /// <summary>不相容职责: steps of a case that one person does not both take.</summary>
    Separations = 16,

    /// <summary>应急指令、专项任务: what changes limits and hours for a time.</summary>
    Orders = 17,

    /// <summary>执法阶梯: the rungs from persuasion to a penalty.</summary>
    Ladder = 18,

    /// <summary>经营管理区: where trade on public ground is lawful.</summary>
    Trading = 23,

    /// <summary>常态责任: what parties owe by themselves, again and again.</summary>
    Standing = 24,

    /// <summary>门前三包责任牌: the colours of plates, by score.</summary>
    Plates = 27,

    /// <summary>处罚依据: what each behaviour may cost, by article and text.</summary>
    Articles = 19,

    /// <summary>处罚程序: the terms and ceilings of the law of penalties.</summary>
    Procedure = 20,

    /// <summary>裁量基准: tiers within the range of an article.</summary>
    Discretion = 21,

    /// <summary>文书模板</summary>
    Documents = 25,

    /// <summary>送达方式: the methods by which documents are served.</summary>
    Services = 26,
}
