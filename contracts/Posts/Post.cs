
namespace Grid.Posts;

/// <summary>
/// The posts at a place (岗位职责): the ranks of the five chiefs (五长), the field roles, and the one broom.
/// Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum Post
{
    /// <summary>区长: an area, mostly a sub-district.</summary>
    AreaChief = 0,

    /// <summary>路长</summary>
    RoadChief = 1,

    /// <summary>段长</summary>
    SegmentChief = 2,

    /// <summary>楼长</summary>
    BuildingChief = 3,

    /// <summary>店长: the operator of the shop, unless an appointment names another holder.</summary>
    ShopChief = 4,

    /// <summary>网格员</summary>
    GridMember = 5,

    /// <summary>信息采集员</summary>
    Collector = 6,

    /// <summary>执法队员: the squad of the place.</summary>
    Officer = 7,

    /// <summary>协管员</summary>
    Assistant = 8,

    /// <summary>督查员</summary>
    Inspector = 9,

    /// <summary>指挥中心</summary>
    CommandCentre = 10,

    /// <summary>保洁: one broom to the end (一把扫帚扫到底, S115).</summary>
    Cleaning = 11,

    /// <summary>部门负责人: the head of an office.</summary>
    DepartmentHead = 12,

    /// <summary>
    /// 属地: the office of the sub-district the place lies in (S10). It has no appointments: the territory decides it.
    /// </summary>
    Territory = 13,
}
