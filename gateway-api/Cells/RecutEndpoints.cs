using System.Text.Json;
using Grid.Cells;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Gateway.Registers;
using Grid.Parties;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Cells;

/// <summary>Re-cuts cells (split, merge, redraw): their open obligations go to the successors.</summary>
internal static class RecutEndpoints
{
    private static readonly RegisterForm Form = RegisterForms.Of(EntityKind.Cell);

    public static void MapRecut(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/cells/recut", Recut).WithTags("Registers").WithMetadata(BodyLimit.Drawn)
            .WithSummary("Re-cut cells 网格调整")
            .WithDescription(
                "Retired cells keep their history and take no new cases; their open obligations go to the successor "
                + "that holds each case's point.")
            .Example("""
                {
                  "retire": ["‹cell›"],
                  "create": [{
                    "code": "‹cell›-1",
                    "name": "北半",
                    "geometry": {
                      "type": "Polygon",
                      "coordinates": [[["‹west›", "‹south›"], ["‹east›", "‹south›"], ["‹east›", "‹north›"], ["‹west›", "‹south›"]]]
                    }
                  }],
                  "by": "surveyor-1"
                }
                """)
            .Refuses(400, "recut.*", "register.*", "county.missing")
            .Refuses(409, "recut.*")
            .Refuses(422, "recut.*");
        routes.MapGet("/cells/recut", Pending).WithTags("Registers")
            .WithSummary("The re-cut of a county that is not entered to its last cell, and why")
            .WithDescription(
                "county is needed where more than one is registered. pending is null when there is none; stuck is "
                + "null while it goes on.")
            .Refuses(400, "county.missing");
        routes.MapPost("/cells/recut/giveup", GiveUp).WithTags("Registers")
            .WithSummary("Give up a re-cut that is stuck")
            .WithDescription(
                "Undoes what it entered: the old cells are again as they were, the new ones are retired in favour of "
                + "them. The same again is answered and not repeated. The ledger keeps who gave it up and why.")
            .Example("""{ "by": "ops-1", "reason": "网格线与公路重合,重新绘制" }""")
            .Refuses(400, "recut.by*", "recut.reason*", "county.missing")
            .Refuses(409, "recut.nonePending")
            .Refuses(503, "city.away");
    }

    private static async Task<Results<Ok<PendingRecutBody>, Problem>> Pending(
        string? county,
        KnownCounties counties,
        IGrainFactory grains)
    {
        if (counties.Missing(ref county) is { } missing)
        {
            return missing;
        }

        var pending = await grains.GetGrain<ISurveyorGrain>(county!).Pending();
        return TypedResults.Ok(new PendingRecutBody(county!, pending is null ? null : RecutStateBody.From(pending)));
    }

    private static async Task<Results<Ok<RecutGivenUpBody>, Problem>> GiveUp(
        GiveUpRecutBody body,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        Texts.Need(faults, "recut", "by", body.By, 64, "by is missing: the code of who gives the re-cut up.");
        Texts.Need(faults, "recut", "reason", body.Reason, 1000, "reason is missing: why the re-cut is given up.");
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var county = body.County;
        if (counties.Missing(ref county) is { } missing)
        {
            return missing;
        }

        var givenUp = await grains.GetGrain<ISurveyorGrain>(county!).GiveUp(new(body.By!, body.Reason!));
        return givenUp.Refusal is { } refusal
            ? refusal.ToHttp()
            : TypedResults.Ok(
                new RecutGivenUpBody(givenUp.Value!.Restored, givenUp.Value.Withdrawn, givenUp.Value.Left));
    }

    private static async Task<Results<Ok<RecutDoneBody>, Problem>> Recut(
        RecutBody body,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        Texts.Need(faults, "recut", "by", body.By, 64, "by is missing; a re-cut has its actor.");
        var retire = Retired(body.Retire ?? [], faults);
        var create = Created(body.Create ?? [], faults);
        if (faults.Count == 0 && (retire.Count == 0 || create.Count == 0))
        {
            faults.Add(new(retire.Count == 0 ? "retire" : "create", "recut.empty",
                "retire names at least one cell and create draws at least one."));
        }

        var named = body.County is { } said
            ? [said]
            : retire.Concat(create.Select(static cell => cell.Code)).Select(counties.ByDigits).Distinct().ToList();
        if (faults.Count == 0 && named.Count > 1 && named.TrueForAll(static one => one is not null))
        {
            faults.Add(new(
                "create",
                "recut.counties",
                $"These cells belong to several counties ({string.Join(", ", named)}); re-cut one county at a time."));
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var county = named is [{ } one] ? one : null;
        if (counties.Missing(ref county) is { } missing)
        {
            return missing;
        }

        var done = await grains.GetGrain<ISurveyorGrain>(county!).Recut(new(retire, create, body.By!));
        return done.Refusal is { } refusal
            ? refusal.ToHttp()
            : TypedResults.Ok(new RecutDoneBody(
                done.Value!.Retired,
                [.. done.Value.Created.Select(static cell => EntryBody.From(Form, cell.Ref, cell))]));
    }

    private static List<string> Retired(IReadOnlyList<string> codes, List<Fault> faults)
    {
        var cells = new List<string>();
        foreach (var code in codes)
        {
            if (Texts.IsKey(code))
            {
                cells.Add(Form.Key(code));
            }
            else
            {
                faults.Add(new("retire", "recut.code", $"'{Clip.Of(code)}' cannot be the code of a cell."));
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
