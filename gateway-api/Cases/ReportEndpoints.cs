using System.Security.Cryptography;
using System.Text;
using Grid.Cases;
using Grid.Foundation;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Cases;

/// <summary>Taking reports (信息收集).</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/reports").WithTags("Reports");
        reports.MapPost("/", PostMany)
            // A content type that nobody can read fits both endpoints; the endpoint of a single report answers it.
            .WithOrder(1)
            .Accepts<ReportBody>(Offers.Lines.Types[0])
            .WithMetadata(BodyLimit.Lines, Offers.Lines)
            .RequireRateLimiting(RequestLimits.Imports)
            .Reading("""{ "$ref": "#/components/schemas/ReportBody" }""", Offers.Lines.Types)
            .Answering(
                200,
                Offers.Lines.Types[0],
                """
                {
                  "description": "Each line of the answer.",
                  "oneOf": [{ "$ref": "#/components/schemas/CaseBody" }, { "$ref": "#/components/schemas/ProblemBody" }]
                }
                """)
            .Refuses(413, "report.tooManyLines", "report.lineTooLong");
        reports.MapPost("/", Post)
            .WithSummary("Take a report 上报")
            .WithDescription(
                "Answered once it is durable: the case, its stage, who answers for it and by when. With an "
                + "Idempotency-Key a retry is answered, not taken twice. "
                + "As application/x-ndjson up to 10000 reports come in one request, one a line. Each line is answered "
                + "as soon as it is durable, with a line of the same order: the case, or the problem, which does not "
                + "stop the others and names the line. A line is taken once under its number, or under the "
                + "Idempotency-Key of the request and the number of the line, so that the whole can be sent again.")
            .Example(ExampleBody).RefusesReports();
        reports.MapPut("/{id:guid}", Put)
            .WithSummary("Take a report under the caller's own id 上报")
            .WithDescription(
                "As POST; the id makes a retry harmless: 201 when it was new, 200 when it was already taken.")
            .Example(ExampleBody).RefusesReports();
    }

    /// <summary>POST /v1/cases/{id}/children: a report that names its parent in the path.</summary>
    public static RouteHandlerBuilder MapChildren(this IEndpointRouteBuilder cases) =>
        cases
            .MapPost("/{parent:guid}/children", PostChild)
            .WithSummary("Open another case from this one 派生案件")
            .WithDescription(
                "A report like any other: a case of its own, with its own clocks. Both show each other; whatever "
                + "becomes of the parent, the child goes its own way.")
            .Example(ExampleBody)
            .RefusesReports();

    private const string ExampleBody = """
        {
          "class": "‹class›", "lon": "‹lon›", "lat": "‹lat›", "description": "‹className›",
          "channel": "‹channel›", "reportedAt": "2019-04-01T09:30:00‹offset›"
        }
        """;

    private static RouteHandlerBuilder RefusesReports(this RouteHandlerBuilder endpoint) => endpoint.Replaying()
        .Refuses(
            400,
            "report.classMissing",
            "report.classShape",
            "report.pointMissing",
            "report.pointRange",
            "report.pointSwapped",
            "report.placeTwice",
            "report.placeShape",
            "report.numberTwice",
            "report.timeShape",
            "request.json")
        .Refuses(413, "request.tooLarge").Refuses(415, "request.contentType")
        .Refuses(409, "report.idReused", "report.childrenFull", "county.moved")
        .Refuses(
            422,
            "report.descriptionTooLong",
            "report.future",
            "report.ancient",
            "report.channelUnknown",
            "report.classMissing",
            "report.pointMissing",
            "report.placeApart",
            "report.addressUnclear",
            "place.outside",
            "place.unknown",
            "class.unknown",
            "class.ambiguous",
            "class.condition",
            "report.parentUnknown")
        .Refuses(503, "city.away");

    private static Task<Results<Created<CaseBody>, Ok<CaseBody>, Problem>> Post(
        ReportBody body,
        IGrainFactory grains,
        TimeProvider clock,
        HttpResponse response,
        [FromHeader(Name = "Idempotency-Key")] string? key = null,
        string? crs = null) => (key, body.Number) switch
    {
        (null or "", null or "") =>
            Accept(Guid.CreateVersion7(clock.GetUtcNow()), fresh: true, body, crs, response, grains),
        (null or "", { } number) => Accept(IdOf(SenderOf(body), number), fresh: false, body, crs, response, grains),
        ({ } own, _) => Accept(IdOf(own), fresh: false, body with { IdGiven = true }, crs, response, grains),
    };

    private static Task<IResult> PostMany(
        HttpContext http,
        BulkReports bulk,
        [FromHeader(Name = "Idempotency-Key")] string? key = null,
        string? crs = null) => bulk.Take(http, crs, key);

    private static Task<Results<Created<CaseBody>, Ok<CaseBody>, Problem>> PostChild(
        Guid parent,
        ReportBody body,
        IGrainFactory grains,
        TimeProvider clock,
        HttpResponse response,
        [FromHeader(Name = "Idempotency-Key")] string? key = null,
        string? crs = null) => Post(body with { Parent = parent }, grains, clock, response, key, crs);

    private static Task<Results<Created<CaseBody>, Ok<CaseBody>, Problem>> Put(
        Guid id,
        ReportBody body,
        HttpResponse response,
        IGrainFactory grains,
        string? crs = null) => Accept(id, fresh: false, body with { IdGiven = true }, crs, response, grains);

    private static async Task<Results<Created<CaseBody>, Ok<CaseBody>, Problem>> Accept(
        Guid id,
        bool fresh,
        ReportBody body,
        string? crs,
        HttpResponse response,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        if (Reports.Read(body, crs, fresh, faults) is not { } report)
        {
            return Reports.Refused(faults);
        }

        var taken = await grains.GetGrain<IIntakeGrain>(0).Report(id, report);
        if (taken.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var shown = CaseBody.From(taken.Value!);
        if (taken.Value!.TakenBefore)
        {
            response.Headers["Idempotent-Replayed"] = "true";
        }

        return taken.Value!.TakenBefore ? TypedResults.Ok(shown) : TypedResults.Created($"/v1/cases/{id}", shown);
    }

    /// <summary>Whose number a report bears: that of the actor who sends it, or else of the channel.</summary>
    internal static string SenderOf(ReportBody body) =>
        string.IsNullOrWhiteSpace(body.By)
            ? "channel/" + NormalText.Compared(body.Channel?.Trim() ?? "")
            : "by/" + body.By.Trim();

    /// <summary>The same number of the same sender names the same report for ever.</summary>
    internal static Guid IdOf(string sender, string number) => IdOf($"{sender}\nnumber\n{number.Trim()}");

    /// <summary>The same key names the same report for ever: an id made from its hash (RFC 9562, version 8).</summary>
    internal static Guid IdOf(string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("grid.report\n" + key)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
