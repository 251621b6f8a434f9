using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Cells;
using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;

namespace Grid.Gateway.Cells;

/// <summary>网格调整, as it is sent.</summary>
/// <param name="Retire">Codes of the cells that give way.</param>
/// <param name="Create">The cells that take over: GeoJSON features, or objects with the columns of cells.</param>
/// <param name="By">Who decides it. Needed.</param>
public sealed record RecutBody(IReadOnlyList<string>? Retire, IReadOnlyList<JsonElement>? Create, string? By);

/// <summary>What a re-cut did.</summary>
public sealed record RecutDoneBody(IReadOnlyList<string> Retired, IReadOnlyList<JsonObject> Created);

/// <summary>Re-cutting cells: split, merge, redraw; what is open goes to the successors.</summary>
internal static class RecutEndpoints
{
    private static readonly RegisterForm Form = RegisterForms.Of(PartyKind.Cell);

    public static void MapRecut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/cells/recut", Recut).WithTags("Registers").WithMetadata(BodyLimit.Drawn)
            .WithSummary("Re-cut cells 网格调整")
            .WithDescription("Retired cells keep their history and take no new cases; their open obligations go to the successor that holds each case's point.")
            .Produces<RecutDoneBody>().Refuses(400, "recut.*", "register.*").Refuses(409, "recut.*").Refuses(422, "recut.*");

    private static async Task<IResult> Recut(RecutBody body, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        Texts.Need(faults, "recut", "by", body.By, 64, "by is missing; a re-cut has its actor.");
        var retire = Retired(body.Retire ?? [], faults);
        var create = Created(body.Create ?? [], faults);
        if (faults.Count == 0 && (retire.Count == 0 || create.Count == 0))
        {
            faults.Add(new(retire.Count == 0 ? "retire" : "create", "recut.empty", "retire names at least one cell and create draws at least one."));
        }

        var counties = retire.Concat(create.Select(static cell => cell.Code)).Select(static code => code[..6]).Distinct().ToList();
        if (faults.Count == 0 && counties.Count > 1)
        {
            faults.Add(new("create", "recut.counties", $"These cells belong to several counties ({string.Join(", ", counties)}); re-cut one county at a time."));
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var done = await grains.GetGrain<ISurveyorGrain>(counties[0]).Recut(new(retire, create, body.By!));
        return done.Refusal is { } refusal
            ? refusal.ToHttp()
            : TypedResults.Ok(new RecutDoneBody(done.Value!.Retired, [.. done.Value.Created.Select(static cell => EntryBody.From(Form, cell.Ref, cell))]));
    }

    private static List<string> Retired(IReadOnlyList<string> codes, List<Fault> faults)
    {
        var cells = new List<string>();
        foreach (var code in codes)
        {
            if (CellCode.TryParse(code, out var cell))
            {
                cells.Add(cell.Text);
            }
            else
            {
                faults.Add(new("retire", "recut.code", $"'{code}' is not a cell code: 15 digits (or 14, older) are expected."));
            }
        }

        return cells;
    }

    private static List<NewCell> Created(IReadOnlyList<JsonElement> drawn, List<Fault> faults)
    {
        var cells = new List<NewCell>();
        foreach (var (i, element) in drawn.Index())
        {
            var row = JsonRows.Read(i + 1, element);
            var code = Form.Key(row);
            var data = (CellData)Form.Data(row);
            faults.AddRange(row.Faults.Select(fault => fault with { Field = $"create[{i}].{fault.Field}" }));
            if (row.Faults.Count == 0)
            {
                cells.Add(new(code, data));
            }
        }

        return cells;
    }
}
