using CsCheck;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Tests.Clocks;
using static Grid.Tests.Rulebook.PlanOf2019;

namespace Grid.Tests.Rulebook;

/// <summary>
/// Random tables of routes that no county would write, and random matters to route: few words, so that rows meet.
/// </summary>
internal static class AnyRoutes
{
    public static readonly string[] Codes = ["01-10", "04-05", "04-06", "04-98", "05-05", "98-98"];

    private static readonly string[] Towns = [Wuyuan, "330424002"];
    private static readonly string[] Zones = ["禁止区", "严控区", "疏导区"];

    private static readonly Gen<string> Where = Gen.OneOf(
        Gen.Const(""),
        Among("禁止区", "严控区", "禁止区|疏导区", "yes", "no").Select(static zone => $"tradingZone={zone}"),
        Among("yes", "no").Select(static yes => $"builtUp={yes}"),
        Among("1", "2", "1|3").Select(static numbers => $"condition={numbers}"),
        Among("22:00-06:00", "08:00-12:00", "11:00-23:00").Select(static hours => $"hours={hours}"),
        Among("workday", "holiday").Select(static day => $"day={day}"),
        Gen.Select(Among(Zones), Among(Towns)).Select(static (zone, town) => $"tradingZone={zone};subdistrict={town}"),
        Gen.Int[1, 9].Select(static segment => $"segment=XQ-{segment}"));

    private static readonly Gen<RouteRow> Row =
        from precedence in Gen.Int[1, 4]
        from kind in Among<ClassKind?>(null, ClassKind.Event, ClassKind.Part)
        from classes in Among("*", "04-*", "04-05", "04-05 04-06", "01-10", "05-05 01-10")
        from conditions in Where
        from role in Gen.Frequency(
            (3, Gen.Const(AssignmentRole.Lead)),
            (2, Gen.Const(AssignmentRole.Help)),
            (1, Gen.Const(AssignmentRole.Inform)),
            (1, Gen.Const(AssignmentRole.Territory)))
        from office in Among("department:A", "department:B", "department:C", PartySource.Subdistrict)
        from day in Gen.Int[0, 3]
        from length in Gen.Int[0, 3].Nullable()
        select Route("r", precedence, kind, classes, conditions, role, office) with
        {
            From = Start.AddDays(90 + day),
            Until = length is { } days ? Start.AddDays(90 + day + days) : null,
        };

    /// <summary>A table that names each row by its index.</summary>
    public static Gen<RouteRow[]> Table(int most) =>
        Row.Array[1, most]
            .Select(static rows => rows.Select(static (row, index) => row with { Rule = $"R-{index + 1}" }).ToArray());

    public static Gen<RouteQuestion> Question =>
        from kind in Among(ClassKind.Event, ClassKind.Part)
        from code in Among(Codes)
        from condition in Gen.Int[1, 3]
        from zone in Among<string?>("禁止区", "严控区", "疏导区", "别的区", null)
        from town in Among(Towns)
        from builtUp in Gen.Bool
        from segment in Gen.Int[1, 10]
        from hour in Gen.Int[0, (24 * 6) - 1]
        select new RouteQuestion(
            kind,
            code,
            condition,
            Street with
            {
                TradingZone = zone,
                Subdistrict = town,
                BuiltUp = builtUp,
                Segment = segment == 10 ? null : $"XQ-{segment}",
            },
            new DateTimeOffset(2019, 4, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddHours(hour),
            CommandCentre: new EntityRef(EntityKind.Department, "CENTRE"));

    /// <summary>A rulebook that knows every class and condition of the generated matters.</summary>
    public static Rules Book(RouteRow[] rows) => Of(
        [
            .. Codes.SelectMany(static code =>
                new[] { Class(ClassKind.Event, code, code, "大类"), Class(ClassKind.Part, code, code, "大类") }),
        ],
        [
            .. Codes.SelectMany(static code =>
                new[] { ClassKind.Event, ClassKind.Part }.SelectMany(kind =>
                    Enumerable
                        .Range(1, 4)
                        .Select(condition =>
                            Standard(code, condition, 2, LimitUnit.UrgentHour) with { Kind = kind }))),
        ],
        rows);

    public static RouteMoment Moment(RouteQuestion asked) => new(new([], [], Year2019.China), asked.At);

    private static Gen<T> Among<T>(params T[] choices) =>
        Gen.Int[0, choices.Length - 1].Select(index => choices[index]);
}
