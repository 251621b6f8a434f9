using System.Globalization;
using Grid.Cases;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Rulebook;

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
}

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
}

/// <summary>Whether a class is of an event (事件) or a part (部件), GB/T 30428.2.</summary>
public enum ClassKind
{
    Event = 0,
    Part = 1,
}

/// <summary>大类+小类: a class of GB/T 30428.2 in short form (04-05), or a local extension counting down from 99.</summary>
[GenerateSerializer, Immutable, Alias("grid.class.row")]
public sealed record ClassRow(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string Name,
    [property: Id(3)] string Big,
    [property: Id(4)] IReadOnlyList<string> Aliases,
    [property: Id(5)] string? Standard,
    [property: Id(6)] DateOnly From,
    [property: Id(7)] DateOnly? Until,
    [property: Id(8)] string Source,
    [property: Id(9)] string Grade);

/// <summary>Units of a time limit (domain 2.6).</summary>
public enum LimitUnit
{
    /// <summary>紧急工作时: natural hours, day and night, holidays included.</summary>
    UrgentHour = 0,

    /// <summary>工作时: hours inside the work periods of working days.</summary>
    WorkHour = 1,

    /// <summary>工作日: working days.</summary>
    WorkDay = 2,

    /// <summary>紧急工作日: natural days.</summary>
    UrgentDay = 3,
}

/// <summary>立案、结案条件 and the handling limit of one condition of a class. Condition 1 is the class's default.</summary>
[GenerateSerializer, Immutable, Alias("grid.standard.row")]
public sealed record StandardRow(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Class,
    [property: Id(2)] int Condition,
    [property: Id(3)] string Filing,
    [property: Id(4)] string Closing,
    [property: Id(5)] double Limit,
    [property: Id(6)] LimitUnit Unit,
    [property: Id(7)] DateOnly From,
    [property: Id(8)] DateOnly? Until,
    [property: Id(9)] string Source,
    [property: Id(10)] string Grade)
{
    /// <summary>How cases name the row that set their limit: <c>event/04-05/1@2019-01-01</c>.</summary>
    public string Id => $"{(Kind == ClassKind.Part ? "part" : "event")}/{Class}/{Condition}@{From:yyyy-MM-dd}";
}

/// <summary>
/// One row of the routes: for these classes at such a place, this party answers in this role, under this clause.
/// For <see cref="AssignmentRole.Lead"/> the first match by <paramref name="Precedence"/> counts; for every other role
/// all matches do.
/// </summary>
/// <param name="Rule">Unique name of the row, which every case and obligation it chose keeps.</param>
/// <param name="Kind">Null for both.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *.</param>
/// <param name="Where">
/// Conditions on the place that must all hold, name → accepted values (tradingZone, roadGrade, land, dogZone, builtUp,
/// frontage, subdistrict).
/// </param>
/// <param name="Party">"department:CODE" or "place:cell|segment|road|building|shop|subdistrict".</param>
[GenerateSerializer, Immutable, Alias("grid.route.row")]
public sealed record RouteRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] int Precedence,
    [property: Id(2)] ClassKind? Kind,
    [property: Id(3)] IReadOnlyList<string> Classes,
    [property: Id(4)] IReadOnlyDictionary<string, IReadOnlyList<string>> Where,
    [property: Id(5)] AssignmentRole Role,
    [property: Id(6)] string Party,
    [property: Id(7)] DateOnly From,
    [property: Id(8)] DateOnly? Until,
    [property: Id(9)] string Source,
    [property: Id(10)] string Grade);

/// <summary>In what role a party answers for a case. Numbers are stored and sent: new ones go at the end.</summary>
public enum AssignmentRole
{
    /// <summary>主办</summary>
    Lead = 0,

    /// <summary>协办</summary>
    Help = 1,

    /// <summary>属地</summary>
    Territory = 2,

    /// <summary>网格</summary>
    Grid = 3,

    /// <summary>段长</summary>
    Segment = 4,

    /// <summary>路长</summary>
    Road = 5,

    /// <summary>楼长</summary>
    Building = 6,

    /// <summary>门前三包</summary>
    Frontage = 7,

    /// <summary>养犬人</summary>
    Keeper = 8,

    /// <summary>抄告</summary>
    Inform = 9,

    /// <summary>上级: notified because time passed.</summary>
    Chief = 10,

    /// <summary>召集: the office that calls the departments together.</summary>
    Convene = 11,

    /// <summary>回头看、防反弹: visits the place of a closed case.</summary>
    LookBack = 12,
}

/// <summary>
/// A day that is not what its weekday says: a holiday, or a make-up working day (State Council notices).
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.calendar.row")]
public sealed record CalendarRow(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] bool Works,
    [property: Id(2)] string Name,
    [property: Id(3)] string Source);

/// <summary>Work periods of a working day, from a date on.</summary>
/// <param name="Department">
/// Code of the department that keeps these hours; null for all departments without hours of their own.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.hours.row")]
public sealed record HoursRow(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly? Until,
    [property: Id(2)] IReadOnlyList<WorkPeriod> Periods,
    [property: Id(3)] string Source,
    [property: Id(4)] string Grade,
    [property: Id(5)] string? Department = null);

/// <summary>
/// A stretch of the working day, county's local time. One that ends no later than it starts runs over midnight and
/// belongs whole to the day it starts on; midnight to midnight is the whole day. The text form is <c>18:00-02:00</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.hours.period")]
public readonly record struct WorkPeriod([property: Id(0)] TimeOnly Start, [property: Id(1)] TimeOnly End)
{
    private const string Minutes = "HH:mm", Midnight = "24:00";

    /// <summary>
    /// Reads the text form. A period starts before 24:00 and ends at another time of day than it starts, but for
    /// <c>00:00-24:00</c>.
    /// </summary>
    public static bool TryParse(string text, out WorkPeriod period)
    {
        period = default;
        if (text.Split('-', StringSplitOptions.TrimEntries) is not [var first, var last]
            || !TryRead(first, out var start) || !TryRead(last == Midnight ? "00:00" : last, out var end)
            || (start == end && !(start == TimeOnly.MinValue && last == Midnight)))
        {
            return false;
        }

        period = new(start, end);
        return true;
    }

    /// <summary>Whether its end lies on the day after its start; midnight itself does.</summary>
    public bool EndsNextDay() => End <= Start;

    public override string ToString() => $"{Text(Start)}-{(End == TimeOnly.MinValue ? Midnight : Text(End))}";

    private static bool TryRead(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static string Text(TimeOnly time) => time.ToString(Minutes, CultureInfo.InvariantCulture);
}

/// <summary>One line of a post's list of powers and duties (权责清单, S17).</summary>
/// <param name="IsPower">A power (权); else a duty (责).</param>
[GenerateSerializer, Immutable, Alias("grid.duty.row")]
public sealed record PostMandateRow(
    [property: Id(0)] Posts.Post Post,
    [property: Id(1)] bool IsPower,
    [property: Id(2)] string Text,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly? Until,
    [property: Id(5)] string Source,
    [property: Id(6)] string Grade);

/// <summary>
/// How long a stage may take (各环节时限). The first row that fits, in the table's order, counts; where none fits that clock
/// does not run. The limit of handling is the standard's and stands there.
/// </summary>
/// <param name="Kind">Null for both.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *.</param>
/// <param name="Condition">Null for every condition of the class.</param>
/// <param name="Channels">The channels of a report it holds for; empty for all.</param>
[GenerateSerializer, Immutable, Alias("grid.limit.row")]
public sealed record LimitRow(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] ClassKind? Kind,
    [property: Id(2)] IReadOnlyList<string> Classes,
    [property: Id(3)] int? Condition,
    [property: Id(4)] IReadOnlyList<string> Channels,
    [property: Id(5)] double Limit,
    [property: Id(6)] LimitUnit Unit,
    [property: Id(7)] DateOnly From,
    [property: Id(8)] DateOnly? Until,
    [property: Id(9)] string Source,
    [property: Id(10)] string Grade);

/// <summary>
/// One step of the escalation of a clock (提醒、亮灯、升级): which post is notified at which part of the limit, or how long
/// after the step before. The steps of a clock follow the table's order; a step is skipped where the place does not
/// have its post.
/// </summary>
/// <param name="Rule">Unique name of the row, which every missed deadline of the row keeps.</param>
/// <param name="To">The post that is notified; null for the party that handles the case.</param>
/// <param name="Percent">
/// Percent of the limit; null for a step that comes <paramref name="After"/> the one before.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.escalation.row")]
public sealed record EscalationRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] ClockKind Clock,
    [property: Id(2)] DeadlineStep Step,
    [property: Id(3)] double? Percent,
    [property: Id(4)] double? After,
    [property: Id(5)] LimitUnit? Unit,
    [property: Id(6)] Post? To,
    [property: Id(7)] DateOnly From,
    [property: Id(8)] DateOnly? Until,
    [property: Id(9)] string Source,
    [property: Id(10)] string Grade);

/// <summary>
/// What a kind of place remembers of some classes: when a case is one of a problem that comes again (反复问题), and how
/// many complaints mark the place (重复投诉, S87). The first row that fits the place and the class, in the table's order,
/// counts; without one nothing is remembered.
/// </summary>
/// <param name="Rule">Unique name of the row, which its problems and marks keep.</param>
/// <param name="Place">shop, segment, or cell for a point that lies at neither.</param>
/// <param name="Kind">Null for both.</param>
/// <param name="Classes">Patterns: 04-05, 04-*, *.</param>
/// <param name="Metres">Cases farther apart are another matter; null for the whole place.</param>
/// <param name="AgainDays">
/// A case at most so many days after an earlier one of its class ended is the same problem again; null for never.
/// </param>
/// <param name="Channels">The channels whose reports are complaints; empty for all.</param>
/// <param name="Complaints">
/// So many complaints within <paramref name="WithinDays"/> days mark the place; null for never.
/// </param>
/// <param name="MarkDays">How many days the mark stands, from the latest complaint it rests on.</param>
/// <param name="LookBackDays">By how many days a look-back (回头看) is longer meanwhile.</param>
/// <param name="To">The post that is notified; null for the next above the place.</param>
/// <param name="Together">
/// Complaints of all its classes count together, and mark the place for all of them; else each class counts for itself.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.repeat.row")]
public sealed record RepeatRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] Parties.EntityKind Place,
    [property: Id(2)] ClassKind? Kind,
    [property: Id(3)] IReadOnlyList<string> Classes,
    [property: Id(4)] double? Metres,
    [property: Id(5)] double? AgainDays,
    [property: Id(6)] IReadOnlyList<string> Channels,
    [property: Id(7)] int? Complaints,
    [property: Id(8)] double? WithinDays,
    [property: Id(9)] double? MarkDays,
    [property: Id(10)] double? LookBackDays,
    [property: Id(11)] Post? To,
    [property: Id(12)] DateOnly From,
    [property: Id(13)] DateOnly? Until,
    [property: Id(14)] string Source,
    [property: Id(15)] string Grade,
    [property: Id(16)] bool Together = false);
