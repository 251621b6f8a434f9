namespace Grid.Rulebook;

/// <summary>
/// One row of the routes: for these classes at such a place, this party answers in this role, under this clause.
/// For <see cref="AssignmentRole.Lead"/> the first match by <paramref name="Precedence"/> counts; for every other role
/// all matches do.
/// </summary>
/// <param name="Rule">Unique name of the row, which every case and obligation it chose keeps.</param>
/// <param name="Kind">The kind of class; null for both.</param>
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

    /// <summary>复核: reviews an objection or an appeal that it did not decide before.</summary>
    Review = 13,

    /// <summary>岗位时限: owes a step of the loop (verifying, filing, dispatching …) by a post that it holds.</summary>
    Step = 14,

    /// <summary>部件: the part that the matter is about.</summary>
    Part = 15,
}
