using System.Globalization;
using Grid.Cases;
using Grid.Gateway.Counties;
using Grid.Gateway.Documents;
using Grid.Gateway.Foundation;
using Grid.Gateway.Ladders;
using Grid.Gateway.Penalties;
using Grid.ReadModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Cases;

/// <summary>Lists cases (案件), shows one with its history, and takes the steps that lead it through the loop.</summary>
internal static class CaseEndpoints
{
    /// <summary>The largest zoom of the maps in use.</summary>
    private const int LargestZoom = 22;

    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/cases").WithTags("Cases");
        cases.MapGet("/", List)
            .WithSummary("Find cases 查询")
            .WithDescription(
                "From the read model; ledgerPosition says how far it has read, waitFor waits for your own write. "
                + "Accept: application/geo+json gives a FeatureCollection. With a bbox and a zoom up to "
                + $"{CaseTile.LargestZoom} the cases come counted by tiles of the map 地图聚合; from a larger zoom on, "
                + "as without one, each comes by itself.")
            .Produces<CasePageBody>().AlsoLayer().Refuses(400, "query.*");
        cases.MapGet("/totals", Totals)
            .WithSummary("Count cases 统计")
            .WithDescription(
                "Reports and cases apart: what joined a case, was refused or voided is in no rate. opens has the list "
                + "behind each count; by=county or by=lead counts the same for each.")
            .Refuses(400, "query.*");
        cases.MapGet("/{id}", View)
            .WithSummary("One case").WithVersion().Refuses(404, "case.unknown");
        cases.MapGet("/{id}/history", History)
            .WithSummary("Its trace 痕迹").WithDescription(
                "From the first step, 500 at a time unless limit says less. The first page has what was done to those "
                + "who answer too: ladder, penalties, documents.")
            .Refuses(400, "query.limit", "page.cursor").Refuses(404, "case.unknown");
        cases.MapGet("/{id}/similar", Similar)
            .WithSummary("What could be one with it 相似案件")
            .WithDescription(
                "Open cases of its class within 50 m and 24 h that the city did not join with it, the nearest first, "
                + "each with what tells the two apart. The desk joins them, or leaves them.")
            .Refuses(404, "case.unknown");
        cases.MapChildren();
        cases.MapParts();
        cases.MapReporter();
        cases.MapConcerned();
        cases.MapPost("/{id}/{verb}", Step)
            .WithSummary("One step of the loop 流转")
            .WithDescription(
                $"Verbs: {string.Join(' ', Steps.Names)}. A step already taken, word for word, is answered and not "
                + "repeated; one that says something else, or does not fit the stage is refused and says which would.")
            .Example("""{ "by": "desk-1", "note": "现场属实" }""")
            .Refuses(400, "case.byMissing", "case.passedMissing", "case.reasonMissing", "case.toMissing")
            .Refuses(400, "case.to", "case.department", "case.departments", "case.ground")
            .Refuses(400, "case.pointMissing", "case.pointSwapped", "case.pointRange", "case.crsUnknown")
            .Refuses(400, "case.county", "case.fieldElsewhere", "case.kindUnknown", "case.conditionRange")
            .Refuses(400, "case.shop", "case.dog", "case.reports", "case.reportsMissing", "case.correctionMissing")
            .Refuses(404, "case.unknown", "case.verbUnknown")
            .Refuses(409, [.. CaseVerbs.All.SelectMany(static row => row.AllConflicts).Distinct()])
            .Refuses(422, "department.unknown", "department.otherCounty", "department.handlesNone")
            .Refuses(422, "case.until", "place.outside")
            .Refuses(422, "county.unknown", "case.sameCounty", "case.classElsewhere")
            .Refuses(422, "class.unknown", "class.ambiguous", "class.condition", "dog.unknown", "place.unknown")
            .Refuses(503, "city.away", "case.joining");
    }

    private static async Task<IResult> List(
        [AsParameters] CaseFilters filters,
        int? zoom,
        HttpRequest request,
        IGrainFactory grains,
        KnownCounties counties,
        CountyTime county)
    {
        var faults = new List<Fault>();
        if (zoom is < 0 or > LargestZoom || (zoom is not null && string.IsNullOrWhiteSpace(filters.Bbox)))
        {
            faults.Add(new(
                "zoom",
                "query.zoom",
                $"zoom goes with a bbox, from 0 to {LargestZoom}, as maps on a screen count it."));
        }

        if (await filters.Read(county, counties, faults) is not { } query || faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        query = zoom <= CaseTile.LargestZoom ? query with { Zoom = zoom } : query;
        var found = await grains.GetGrain<IReadModelGrain>(0).Cases(query);
        if (found.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var page = CasePageBody.From(found.Value!, query, request.Query);
        return request.WantsGeoJson() ? page.ToGeoJson() : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<CaseTotalsBody>, Problem>> Totals(
        [AsParameters] CaseFilters filters,
        string? by,
        HttpRequest request,
        IGrainFactory grains,
        KnownCounties counties,
        CountyTime county)
    {
        var faults = new List<Fault>();
        if (by is not (null or "county" or "lead"))
        {
            faults.Add(new("by", "query.by", $"by '{Clip.Of(by)}' cannot be counted by; send by=county or by=lead."));
        }

        return await filters.Read(county, counties, faults) is { } query && faults.Count == 0
            ? (await grains.GetGrain<IReadModelGrain>(0)
                .Totals(query with { ByCounty = by == "county", ByLead = by == "lead" }))
                .ToHttp(totals => CaseTotalsBody.From(totals, query, request.Query))
            : Problem.Of(faults);
    }

    private static async Task<Results<Ok<CaseBody>, Problem>> View(
        string id,
        HttpResponse response,
        IGrainFactory grains)
    {
        if (!Guid.TryParse(id, out var key) || await grains.GetGrain<ICaseGrain>(key).View() is not { } found)
        {
            return Unknown(id);
        }

        response.Headers.ETag = Tags.Of(found.Version);
        return TypedResults.Ok(CaseBody.From(found));
    }

    private static async Task<Results<Ok<SimilarCasesBody>, Problem>> Similar(string id, IGrainFactory grains) =>
        Guid.TryParse(id, out var key) && await grains.GetGrain<ICaseGrain>(key).Similar() is { } found
            ? TypedResults.Ok(SimilarCasesBody.From(found))
            : Unknown(id);

    private static async Task<Results<Ok<HistoryBody>, Problem>> History(
        string id,
        int? limit,
        string? after,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var size = Paging.Limit(limit ?? Paging.Most, faults);
        var from = 0;
        if (!string.IsNullOrEmpty(after)
            && !(int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from)
            && from <= int.MaxValue - Paging.Most))
        {
            faults.Add(
                new("after", "page.cursor", "after is the \"next\" of the page before; leave it out for the first."));
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        if (!Guid.TryParse(id, out var key) || await grains.GetGrain<ICaseGrain>(key).Trace(from, size) is not { } page)
        {
            return Unknown(id);
        }

        if (from > 0)
        {
            return TypedResults.Ok(HistoryBody.From(page));
        }

        // What was done to those who answer stands in the lists, as far as they have read the ledger.
        var lists = grains.GetGrain<IReadModelGrain>(0);
        var (ladder, penalties, documents) = (
            await lists.Ladder(new(Case: key, Limit: Paging.Most)),
            await lists.Penalties(new(null, null, null, Paging.Most, null, null, Case: key)),
            await lists.Documents(new(null, null, key, null, null, Paging.Most)));
        return (ladder.Refusal ?? penalties.Refusal ?? documents.Refusal) is { } refusal
            ? refusal.ToHttp()
            : TypedResults.Ok(HistoryBody.From(
                page,
                [.. ladder.Value!.Items.Select(LadderLineBody.From)],
                [.. penalties.Value!.Items.Select(PenaltyLineBody.From)],
                [.. documents.Value!.Items.Select(DocumentLineBody.From)]));
    }

    private static async Task<Results<Ok<CaseBody>, Problem>> Step(
        string id,
        string verb,
        StepBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        if (!Steps.TryVerb(verb, out var known))
        {
            return new Problem(
                StatusCodes.Status404NotFound,
                "case.verbUnknown",
                $"'{verb}' is not a step of the loop; these are: {string.Join(' ', Steps.Names)}.");
        }

        if (!Guid.TryParse(id, out var key))
        {
            return Unknown(id);
        }

        var faults = new List<Fault>();
        if (Steps.Read(known, body, command, faults) is not { } step)
        {
            return Problem.Of(faults);
        }

        return (await grains.GetGrain<ICaseGrain>(key).Step(step)).ToHttp(CaseBody.From);
    }

    internal static Problem Unknown(string id) => new(
        StatusCodes.Status404NotFound,
        "case.unknown",
        $"There is no case '{id}'; a case is found by its id, which is a UUID. GET /v1/cases?q= searches by number.");
}
