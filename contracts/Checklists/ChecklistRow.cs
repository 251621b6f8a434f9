using System.Text.Json.Serialization;
using Grid.Rulebook;

namespace Grid.Checklists;

/// <summary>
/// One quantified item of the standards by road grade and zone (城市道路分级管理标准, S6): what is demanded where, how much of
/// what, and what a finding of it becomes. Of the rows of one item that fit a place, the first in the table's order
/// holds there.
/// </summary>
/// <param name="Item">Code of the item; its rows for other grades and zones have the same code.</param>
/// <param name="RoadGrades">主干道 次干道 支路 巷弄; empty for any, also where there is no road.</param>
/// <param name="Zones">禁止区 严控区 疏导区; empty for any.</param>
/// <param name="Measure">What the number counts: 垃圾滞留时间, 清扫频次.</param>
/// <param name="Unit">The unit of the number: 分钟, 次/日, 平方米.</param>
/// <param name="Condition">The filing condition a finding is reported under.</param>
/// <param name="Least">The least number that can be measured: -20 for decibels; null for 0.</param>
/// <param name="Most">The greatest number that can be measured: 100 for a percentage; null for no bound.</param>
[GenerateSerializer, Immutable, Alias("grid.checklist.row")]
public sealed record ChecklistRow(
    [property: Id(0)] string Item,
    [property: Id(1)] StandardFamily Family,
    [property: Id(2)] string Name,
    [property: Id(3)] IReadOnlyList<string> RoadGrades,
    [property: Id(4)] IReadOnlyList<string> Zones,
    [property: Id(5)] string Demand,
    [property: Id(6)] string Measure,
    [property: Id(7)] Bound Bound,
    [property: Id(8)] double Number,
    [property: Id(9)] string Unit,
    [property: Id(10)] ClassKind Kind,
    [property: Id(11)] string Class,
    [property: Id(12)] int Condition,
    [property: Id(13)] DateOnly From,
    [property: Id(14)] DateOnly? Until,
    [property: Id(15)] string Source,
    [property: Id(16)] string Grade,
    [property: Id(17), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Least = null,
    [property: Id(18), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Most = null)
{
    /// <summary>Whether a number can have been measured: where a row says no other bound, from 0 on.</summary>
    public bool CanBe(double measured) => measured >= (Least ?? 0) && measured <= (Most ?? double.PositiveInfinity);
}

/// <summary>The families of standards (S7, S8). Numbers are stored and sent: new ones go at the end.</summary>
public enum StandardFamily
{
    /// <summary>基础设施</summary>
    Infrastructure = 0,

    /// <summary>地面卫生</summary>
    GroundSanitation = 1,

    /// <summary>街面秩序</summary>
    StreetOrder = 2,

    /// <summary>区域景观</summary>
    AreaLandscape = 3,

    /// <summary>空间秩序: facades, advertisements in space, signs, sculpture.</summary>
    SpatialOrder = 4,
}

/// <summary>On which side of its number a standard is met.</summary>
public enum Bound
{
    AtMost = 0,
    AtLeast = 1,
    Exactly = 2,
}
