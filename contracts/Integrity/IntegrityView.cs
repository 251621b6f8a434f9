using Grid.Ladders;
using Grid.Parties;

namespace Grid.Integrity;

/// <summary>
/// 诚信档案 (S36): the county's own score of a duty holder. It is no part of the public credit file, into which no
/// reminder, slip or rating enters (浙江省公共信用信息管理条例 第十一条).
/// </summary>
/// <param name="Points">The start less what counts, never below 0.</param>
/// <param name="Start">The points of a duty holder of whom nothing counts.</param>
/// <param name="Reasons">Everything that took points, the latest first, also what counts no more.</param>
/// <param name="CleanFrom">When all points are restored if nothing else happens; null where nothing counts.</param>
[GenerateSerializer, Immutable, Alias("grid.integrity.view")]
public sealed record IntegrityView(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] IntegrityLevel Level,
    [property: Id(2)] double Points,
    [property: Id(3)] double Start,
    [property: Id(4)] IReadOnlyList<IntegrityReason> Reasons,
    [property: Id(5)] DateTimeOffset? CleanFrom,
    [property: Id(6)] DateTimeOffset At);

/// <summary>Something that took points.</summary>
/// <param name="Points">How many points it takes: 0 or less.</param>
/// <param name="Counts">Whether it still takes them.</param>
/// <param name="Step">The step of the ladder that it is; null for something else.</param>
/// <param name="Penalty">The penalty file that it is; null for something else.</param>
[GenerateSerializer, Immutable, Alias("grid.integrity.reason")]
public sealed record IntegrityReason(
    [property: Id(0)] IntegrityFactKind What,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] double Points,
    [property: Id(3)] bool Counts,
    [property: Id(4)] string Why,
    [property: Id(5)] string? Class = null,
    [property: Id(6)] int? Step = null,
    [property: Id(7)] RungObjection? Objection = null,
    [property: Id(8)] Guid? Penalty = null);

/// <summary>What takes points. Numbers are stored and sent: new ones go at the end.</summary>
public enum IntegrityFactKind
{
    /// <summary>提醒单</summary>
    Reminder = 0,

    /// <summary>限期整改通知书</summary>
    Order = 1,

    /// <summary>行政处罚</summary>
    Penalty = 2,
}

/// <summary>The level that points give. Numbers are sent: new ones go at the end.</summary>
public enum IntegrityLevel
{
    /// <summary>绿: fewer checks.</summary>
    Green = 0,

    /// <summary>黄: a warning.</summary>
    Yellow = 1,

    /// <summary>红: watched closely.</summary>
    Red = 2,
}
