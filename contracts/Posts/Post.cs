using System.Text.Json.Serialization;

namespace Grid.Posts;

/// <summary>
/// A post at a place (岗位职责), by its code. The posts of the plan have their codes here: the ranks of the five chiefs
/// (五长), the field roles, and the one broom. Any other code is a post that the vocabulary of a county names.
/// </summary>
/// <remarks>
/// Only those of the plan that a rule of the product speaks of are named; which posts there are is a question to the
/// vocabulary of the county. The type has no alias, because its full name is the one on the wire since it was an enum.
/// </remarks>
[JsonConverter(typeof(PostJson))]
public readonly record struct Post
{
    /// <summary>Most characters of a code.</summary>
    public const int Longest = 32;

    // A record of an earlier version has the place of a code in this list: it stays as it is.
    private static readonly string[] Codes =
    [
        "areaChief", "roadChief", "segmentChief", "buildingChief", "shopChief", "gridMember", "collector", "officer",
        "assistant", "inspector", "commandCentre", "cleaning", "departmentHead", "territory",
    ];

    private readonly int number;
    private readonly string? own;

    /// <param name="code">A code of the plan is read in any case of its letters.</param>
    public Post(string code)
    {
        var found = Array.FindIndex(Codes, known => known.Equals(code, StringComparison.OrdinalIgnoreCase));
        number = Math.Max(found, 0);
        own = found < 0 ? code : null;
    }

    private Post(int number) => this.number = number;

    /// <summary>区长: an area, mostly a sub-district.</summary>
    public static Post AreaChief { get; } = new(0);

    /// <summary>路长</summary>
    public static Post RoadChief { get; } = new(1);

    /// <summary>段长</summary>
    public static Post SegmentChief { get; } = new(2);

    /// <summary>楼长</summary>
    public static Post BuildingChief { get; } = new(3);

    /// <summary>店长: the operator of the shop, unless an appointment names another holder.</summary>
    public static Post ShopChief { get; } = new(4);

    /// <summary>网格员</summary>
    public static Post GridMember { get; } = new(5);

    /// <summary>信息采集员</summary>
    public static Post Collector { get; } = new(6);

    /// <summary>执法队员: the squad of the place.</summary>
    public static Post Officer { get; } = new(7);

    /// <summary>协管员</summary>
    public static Post Assistant { get; } = new(8);

    /// <summary>督查员</summary>
    public static Post Inspector { get; } = new(9);

    /// <summary>指挥中心</summary>
    public static Post CommandCentre { get; } = new(10);

    /// <summary>保洁: one broom to the end (一把扫帚扫到底, S115).</summary>
    public static Post Cleaning { get; } = new(11);

    /// <summary>部门负责人: the head of an office.</summary>
    public static Post DepartmentHead { get; } = new(12);

    /// <summary>
    /// 属地: the office of the sub-district the place lies in (S10). It has no appointments: the territory decides it.
    /// </summary>
    public static Post Territory { get; } = new(13);

    /// <summary>The posts of the plan.</summary>
    public static IReadOnlyList<Post> OfPlan { get; } =
        [.. Enumerable.Range(0, Codes.Length).Select(static number => new Post(number))];

    /// <summary>The posts of the plan in its order, then those of counties by their codes.</summary>
    public static Comparer<Post> InOrder { get; } = Comparer<Post>.Create(static (one, other) =>
        (one.Number ?? int.MaxValue).CompareTo(other.Number ?? int.MaxValue) is not 0 and var order
            ? order
            : string.CompareOrdinal(one.Code, other.Code));

    /// <summary>The code, as the door and the vocabulary write it: <c>areaChief</c>.</summary>
    public string Code => own ?? Codes[number];

    /// <summary>
    /// The place of the post in the plan, from 0, by which stored records name it; null for a post of a county's own.
    /// </summary>
    public int? Number => own is null ? number : null;

    /// <summary>The post that has a place in the plan; false where none has it.</summary>
    public static bool TryNumber(long number, out Post post)
    {
        var known = number >= 0 && number < Codes.Length;
        post = known ? new((int)number) : default;
        return known;
    }

    public override string ToString() => Code;
}
