using Grid.Cells;
using Grid.Foundation;
using Grid.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Grid.Atlas;

/// <summary>
/// 网格调整: cells give way to cells, seamless, without gap or overlap (S18, S91, S158; GB/T 30428.1). Pure: the map and
/// the command in; the plan or a refusal out. New cells may grow over ground where no cell is drawn.
/// </summary>
internal static class RecutRules
{
    public static Outcome<RecutPlan> Decide(AtlasMap map, string county, RecutCells command)
    {
        if (command.Retire.Count == 0 || command.Create.Count == 0)
        {
            return Refusal.Invalid("recut.empty", "Name the cells to retire and the cells that take over.");
        }

        if (CheckCodes(map.Codes, county, command) is { } wrongCodes)
        {
            return wrongCodes;
        }

        var retire = command.Retire.Select(map.Codes.KeyOf).ToArray();
        var create = command
            .Create.Select(cell =>
                cell with
                {
                    Code = map.Codes.KeyOf(cell.Code),
                    Data = cell.Data with { Successors = [] },
                })
            .ToArray();
        if (IsDone(map, retire, create))
        {
            return RecutPlan.Nothing;
        }

        if (CheckRegister(map, retire, create) is { } misfit)
        {
            return misfit;
        }

        var wrong = create
            .Select(static cell =>
                (cell.Code, Refusal: GeometryRules.CheckArea(cell.Data.Geometry, GeometryBudget.OfPlace)))
            .FirstOrDefault(static cell => cell.Refusal is not null);
        if (wrong.Refusal is { } refusal)
        {
            return refusal with { Message = $"Cell {wrong.Code}: {refusal.Message}" };
        }

        return CheckGround(map, retire, create);
    }

    private static Refusal? CheckCodes(CodeProfile codes, string county, RecutCells command)
    {
        string[][] lists = [[.. command.Retire], [.. command.Create.Select(static cell => cell.Code)]];
        foreach (var list in lists)
        {
            HashSet<string> seen = [];
            foreach (var text in list)
            {
                var code = codes.KeyOf(text);
                if (codes.IsRemainder(code))
                {
                    return Refusal.Invalid(
                        "recut.remainder", $"{code} stands for the ground where no cell is drawn; it is not cut.");
                }

                if (!codes.IsCell(code))
                {
                    return Refusal.Invalid(
                        "recut.code", $"'{text}' is not a cell code: 15 digits (or 14, older) are expected.");
                }

                if (!codes.IsOf(county, code))
                {
                    return Refusal.Unprocessable("recut.otherCounty", $"Cell {code} is not of county {county}.");
                }

                if (!seen.Add(code))
                {
                    return Refusal.Invalid("recut.twice", $"Cell {code} is named twice.");
                }
            }
        }

        return null;
    }

    private static bool IsDone(AtlasMap map, string[] retire, NewCell[] create)
    {
        var kept = create.Select(static cell => cell.Code).ToHashSet();
        return create.All(cell => !map.IsRetired(cell.Code) && map.Cell(cell.Code)?.Geometry == cell.Data.Geometry)
            && retire
                .Where(code => !kept.Contains(code))
                .All(code => map.IsRetired(code) && map.Cell(code)!.Successors.All(kept.Contains));
    }

    private static Refusal? CheckRegister(AtlasMap map, string[] retire, NewCell[] create)
    {
        foreach (var code in retire)
        {
            if (map.Cell(code) is null)
            {
                return Refusal.NotFound("recut.unknownCell", $"There is no cell {code}.");
            }

            if (map.IsRetired(code))
            {
                return Refusal.Conflict(
                    "recut.retiredCell",
                    $"Cell {code} has been re-cut already; its successors are "
                    + $"{string.Join(", ", map.Cell(code)!.Successors)}.");
            }
        }

        var taken = create.FirstOrDefault(cell =>
            map.Cell(cell.Code) is not null && !map.IsRetired(cell.Code) && !retire.Contains(cell.Code));
        return taken is null
            ? null
            : Refusal.Conflict(
                "recut.codeInUse",
                $"{taken.Code} is a live cell outside this re-cut; choose another code, or retire it as well.");
    }

    private static Outcome<RecutPlan> CheckGround(AtlasMap map, string[] retire, NewCell[] create)
    {
        var old = retire.Select(code => Ground.Of(code, map.Cell(code)!.Geometry)).ToArray();
        var fresh = create.Select(static cell => Ground.Of(cell.Code, cell.Data.Geometry)).ToArray();
        var plane = LocalMetres.Round(Box.Of(fresh[0].Degrees).Centre);
        old = [.. old.Select(ground => ground.In(plane))];
        fresh = [.. fresh.Select(ground => ground.In(plane))];
        if (fresh
                .Select(ground => CountyGround.CheckCell(map, ground.Code, ground.Degrees))
                .FirstOrDefault(static outside => outside is not null) is
            { } outside)
        {
            return outside;
        }

        for (var i = 0; i < fresh.Length; i++)
        {
            for (var j = i + 1; j < fresh.Length; j++)
            {
                if (Sliver.Excess(
                        OverlayNGRobust.Overlay(fresh[i].Metres, fresh[j].Metres, SpatialFunction.Intersection))
                    is > 0
                        and var shared)
                {
                    return Refusal.Unprocessable(
                        "recut.overlap", $"New cells {fresh[i].Code} and {fresh[j].Code} overlap by {shared:F1} m².");
                }
            }
        }

        var after = OverlayNGRobust.Union(fresh.Select(static ground => ground.Metres));
        foreach (var ground in old)
        {
            if (Sliver.Excess(OverlayNGRobust.Overlay(ground.Metres, after, SpatialFunction.Difference))
                is > 0
                    and var missing)
            {
                return Refusal.Unprocessable(
                    "recut.gap", $"The new cells leave {missing:F1} m² of cell {ground.Code} to nobody.");
            }
        }

        return CheckNeighbours(map, retire, fresh, plane) is { } refusal ? refusal : Plan(map, old, fresh, create);
    }

    private static Refusal? CheckNeighbours(AtlasMap map, string[] retire, Ground[] fresh, LocalMetres plane)
    {
        foreach (var ground in fresh)
        {
            foreach (var neighbour in map.LiveCells(Box.Of(ground.Degrees)).Where(cell => !retire.Contains(cell.Code)))
            {
                var theirs = new Ground(neighbour.Code, neighbour.Shape!.Geometry, neighbour.Shape.Geometry).In(plane);
                if (Sliver.Excess(OverlayNGRobust.Overlay(ground.Metres, theirs.Metres, SpatialFunction.Intersection))
                    is > 0
                        and var shared)
                {
                    return Refusal.Unprocessable(
                        "recut.overlap",
                        $"New cell {ground.Code} overlaps live cell {neighbour.Code} by {shared:F1} m².");
                }
            }
        }

        return null;
    }

    private static RecutPlan Plan(AtlasMap map, Ground[] old, Ground[] fresh, NewCell[] create)
    {
        var recut = old.ToDictionary(static ground => ground.Code, ground => Successors(ground, fresh));
        var kept = create.Select(static cell => cell.Code).ToHashSet();
        return new(
            [.. create.Select(cell => cell with { Data = cell.Data with { Successors = Heirs(cell.Code) } })],
            [
                .. old.Where(ground => !kept.Contains(ground.Code))
                    .Select(ground => new NewCell(
                        ground.Code, map.Cell(ground.Code)! with { Successors = recut[ground.Code] })),
            ]);

        // A code keeps its past: the cases of ground that it lost in an earlier re-cut may not have been handed over
        // yet.
        string[] Heirs(string code) => map.Cell(code) is { } past
            ?
            [
                .. past
                    .Successors.Concat(recut.GetValueOrDefault(code, []))
                    .Append(code)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }

    /// <summary>
    /// The cells that take over some of the ground. A cell that is redrawn under its own code lives on, as one of its
    /// successors.
    /// </summary>
    private static string[] Successors(Ground ground, Ground[] fresh) =>
        [.. fresh
            .Where(taker =>
                Sliver.Excess(OverlayNGRobust.Overlay(ground.Metres, taker.Metres, SpatialFunction.Intersection))
                > 0)
            .Select(static taker => taker.Code)
            .DefaultIfEmpty(fresh[0].Code) // a cell too small to measure still has a successor
            .Order(StringComparer.Ordinal)];

    /// <summary>A cell's outline, in degrees and in the metres of the re-cut's own plane.</summary>
    private sealed record Ground(string Code, Geometry Degrees, Geometry Metres)
    {
        public static Ground Of(string code, string geoJson)
        {
            var degrees = GeoText.Read(geoJson, out var problem)
                ?? throw new InvalidOperationException(
                    $"Cell {code} is registered with a geometry that cannot be read: {problem}");
            return new(code, degrees, degrees);
        }

        public Ground In(LocalMetres plane) => this with { Metres = plane.Project(Degrees) };
    }
}

/// <summary>
/// What a re-cut enters in the registers: the new cells first, then the old ones with their successors.
/// </summary>
internal sealed record RecutPlan(IReadOnlyList<NewCell> Create, IReadOnlyList<NewCell> Retire)
{
    /// <summary>Whether the cells are already cut so: a repeated command, answered and not carried out again.</summary>
    public static RecutPlan Nothing { get; } = new([], []);
}
