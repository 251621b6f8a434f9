using Grid.Parties;
using Grid.Registers;

namespace Grid.Posts;

/// <summary>
/// What is answered for at a place (岗位职责): the ranks of the five chiefs (五长), the field roles, and the one broom.
/// Numbers are stored and sent: new ones go at the end.
/// </summary>
public enum PostDuty
{
    /// <summary>区长: an area, mostly a sub-district.</summary>
    AreaChief = 0,

    /// <summary>路长</summary>
    RoadChief = 1,

    /// <summary>段长</summary>
    SegmentChief = 2,

    /// <summary>楼长</summary>
    BuildingChief = 3,

    /// <summary>店长: whoever runs the shop, unless somebody is named.</summary>
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

    /// <summary>属地: the office of the sub-district the place lies in (S10). Nobody is appointed to it: the territory says who.</summary>
    Territory = 13,
}

/// <summary>
/// 任职: who holds a duty at a place, from a day to a day. Key: its own code, so that a successor is a new entry and the
/// one before stays in the record. A person is named by a code alone: the ledger forgets nothing, and persons may ask to be
/// forgotten.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.appointment.data")]
public sealed record AppointmentData : RegisterData
{
    [Id(0)] public required PostDuty Duty { get; init; }

    /// <summary>A cell, road, segment, building, shop, area or department.</summary>
    [Id(1)] public required PartyRef Place { get; init; }

    /// <summary>Code of the person who holds it; null when an office does.</summary>
    [Id(2)] public string? Holder { get; init; }

    /// <summary>Code of the office, contractor or property manager that holds it, or that the person belongs to.</summary>
    [Id(3)] public string? Office { get; init; }
    [Id(4)] public required DateOnly From { get; init; }

    /// <summary>Last day; null until further notice.</summary>
    [Id(5)] public DateOnly? Until { get; init; }
}

/// <summary>任职登记. Key: appointment code.</summary>
[Alias("grid.appointment"), GrainInterfaceType("grid.appointment")]
public interface IAppointmentGrain : IRegisterGrain;
