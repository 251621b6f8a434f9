using Grid.Coordinations;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.ReadModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Coordinations;

/// <summary>Settles matters that departments return to each other (会商), and counts their returns.</summary>
internal static class CoordinationEndpoints
{
    public static void MapCoordinations(this IEndpointRouteBuilder routes)
    {
        var coordinations = routes.MapGroup("/coordinations").WithTags("Disputes");
        coordinations.MapGet("/", List)
            .WithSummary("Matters that are or were put to a coordination 会商")
            .WithDescription(
                "open=true: those some case waits for. GET /v1/cases?coordination={key} lists the cases, "
                + "?coordinating=true all that wait.")
            .Refuses(400, "query.*", "page.cursor");
        coordinations.MapGet("/{key}", View)
            .WithSummary(
                "One matter: who disputes it, by when it is settled, how it was, and the rule that would make of it")
            .WithVersion()
            .Refuses(404, "coordination.unknown");
        coordinations.MapPost("/{key}/decide", Decide)
            .WithSummary("Settle it 会商结论")
            .WithDescription(
                "Binding: every case that waits is dispatched to the lead, and neither it nor the dispatcher sends "
                + "it elsewhere. The answer offers rows for the table of routes.")
            .Example("""
                {
                  "by": "office-1", "lead": "‹department›", "helpers": ["‹county›-JT"],
                  "basis": "联席会议纪要〔2019〕3号"
                }
                """)
            .Refuses(400, "coordination.byMissing", "coordination.leadMissing", "coordination.basisMissing")
            .Refuses(404, "coordination.unknown")
            .Refuses(409, "coordination.decided", "coordination.dropped", "command.reused")
            .Refuses(422, "department.unknown")
            .Refuses(503, "city.away");
        coordinations.MapPost("/{key}/state", State)
            .WithSummary("What a department says for itself 部门意见")
            .Example("""{ "by": "ZJ-2", "department": "‹county›-ZJ", "text": "该路段已移交，不属我局" }""")
            .Refuses(400, "coordination.byMissing", "coordination.departmentMissing", "coordination.textMissing")
            .Refuses(404, "coordination.unknown")
            .Refuses(409, "coordination.notOpen", "coordination.notConcerned", "command.reused")
            .Refuses(503, "city.away");
        routes.MapGet("/dispatches", Dispatches).WithTags("Disputes")
            .WithSummary("Dispatches, returns and what became of them, by department 派遣准确率、推诿")
            .WithDescription(
                "upheld: the case went to another; overruled: the dispatcher insisted or a coordination bound it. "
                + "correctRate of the total is the dispatcher's.")
            .Refuses(400, "query.*", "page.cursor");
    }

    private static async Task<Results<Ok<CoordinationPageBody>, Problem>> List(
        bool? open,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        string? waitFor,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var (size, position) = (Paging.Limit(limit, faults), Paging.WaitFor(waitFor, faults));
        var of = await counties.Narrowing(county, prefecture, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains
            .GetGrain<IReadModelGrain>(0)
            .Coordinations(open, size, after, position, of.County, of.Counties);
        return found.Refusal is { } refusal
            ? refusal.ToHttp()
            : TypedResults.Ok(new CoordinationPageBody(found.Value!.Items, found.Value.Next, found.Value.ReadTo));
    }

    private static async Task<Results<Ok<CoordinationBody>, Problem>> View(
        string key,
        HttpResponse response,
        IGrainFactory grains)
    {
        if (!Texts.IsKey(key) || await grains.GetGrain<ICoordinationGrain>(key).View() is not { } found)
        {
            return Unknown(key);
        }

        response.Headers.ETag = Tags.Of(found.Version);
        return TypedResults.Ok(CoordinationBody.From(found));
    }

    private static async Task<Results<Ok<CoordinationBody>, Problem>> Decide(
        string key,
        DecideBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        var by = Needed("by", body?.By, 64, faults);
        var lead = Needed("lead", body?.Lead, 64, faults);
        var basis = Needed("basis", body?.Basis, 2000, faults);
        var helpers = body?.Helpers ?? [];
        if (helpers.Count > 20 || helpers.Any(static helper => !Texts.IsKey(helper)))
        {
            faults.Add(new("helpers", "coordination.helpers", "helpers are at most 20 codes of departments."));
        }

        Texts.Check(faults, "coordination", "note", body?.Note, 2000);
        Texts.Check(faults, "coordination", "Idempotency-Key", command, Texts.LongestCommand);
        if (!Texts.IsKey(key))
        {
            return Unknown(key);
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var grain = grains.GetGrain<ICoordinationGrain>(key);
        var decided = await grain.Decide(new(by!, lead!, helpers, basis!, body!.Note, command));
        return decided.ToHttp(CoordinationBody.From);
    }

    private static async Task<Results<Ok<CoordinationBody>, Problem>> State(
        string key,
        StatePositionBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        var by = Needed("by", body?.By, 64, faults);
        var department = Needed("department", body?.Department, 64, faults);
        var text = Needed("text", body?.Text, 4000, faults);
        Texts.Check(faults, "coordination", "Idempotency-Key", command, Texts.LongestCommand);
        if (!Texts.IsKey(key))
        {
            return Unknown(key);
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var grain = grains.GetGrain<ICoordinationGrain>(key);
        var stated = await grain.State(new(by!, department!, text!, command));
        return stated.ToHttp(CoordinationBody.From);
    }

    private static async Task<Results<Ok<DispatchPageBody>, Problem>> Dispatches(
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var size = Paging.Limit(limit, faults);
        var of = await counties.Narrowing(county, prefecture, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IReadModelGrain>(0).Dispatches(size, after, of.County, of.Counties);
        return found.Refusal is { } refusal ? refusal.ToHttp() : TypedResults.Ok(DispatchPageBody.From(found.Value!));
    }

    private static string? Needed(string field, string? text, int longest, List<Fault> faults)
    {
        Texts.Need(faults, "coordination", field, text, longest, $"{field} is missing.");
        return text;
    }

    private static Problem Unknown(string key) => new(
        StatusCodes.Status404NotFound,
        "coordination.unknown",
        $"There is no coordination '{key}'; a key is sub-district, kind letter and class, ‹subdistrict›-E0405. GET "
        + "/v1/coordinations lists them.");
}
