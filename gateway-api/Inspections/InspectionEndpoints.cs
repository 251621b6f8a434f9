using Grid.Checklists;
using Grid.Gateway.Checklists;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Inspections;
using Grid.Parties;
using Grid.ReadModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Inspections;

/// <summary>Inspections (督查考核): planned, judged item by item, closed with a score.</summary>
internal static class InspectionEndpoints
{
    private const int LongestNote = 4000;

    public static void MapInspections(this IEndpointRouteBuilder routes)
    {
        var inspections = routes.MapGroup("/inspections").WithTags("Inspections");
        inspections.MapGet("/", List)
            .WithSummary("Inspections 督查考核")
            .WithDescription(
                "Secret ones (暗查) are listed when they are closed, and to their inspectors (by=). A page may hold "
                + "fewer than asked for.")
            .Refuses(400, "query.*");
        inspections.MapGet("/{code}", View)
            .WithSummary("One inspection, its results and its score")
            .WithDescription("A secret one is shown to its inspectors alone (by=) until it is closed.")
            .Refuses(404, "inspection.unknown");
        inspections.MapPut("/{code}", Plan)
            .WithSummary("Plan an inspection 明查、暗查、抽查、督查、考查")
            .WithDescription(
                "The same again changes nothing. A draw is printed with its seed: the same seed and places draw the "
                + "same.")
            .Example("""
                {
                  "kind": "spot", "inspectors": ["‹county›-P-0356"], "draw": 5, "seed": "2019-04",
                  "families": ["groundSanitation"], "from": "2019-04-01", "until": "2019-04-05", "by": "‹county›-CGB"
                }
                """)
            .Refuses(400, "inspection.*")
            .Refuses(409, "inspection.planned")
            .Refuses(422, "inspection.placeUnknown", "inspection.notHolder");
        inspections.MapPost("/{code}/results", Judge)
            .WithSummary("The result of one item at one place")
            .WithDescription(
                "A later one takes its place until the inspection is closed. What failed becomes a report, once for "
                + "each item and place.")
            .Example("""
                {
                  "place": "segment/‹segment›", "item": "SAN-02", "passed": false,
                  "lon": "‹lon›", "lat": "‹lat›", "by": "‹county›-P-0356"
                }
                """)
            .Refuses(400, "inspection.*")
            .Refuses(404, "inspection.unknown")
            .Refuses(409, "inspection.closed", "command.reused")
            .Refuses(
                422,
                "inspection.notInspector",
                "inspection.notHolder",
                "inspection.placeNotInspected",
                "inspection.measured",
                "checklist.itemUnknown",
                "place.outside");
        inspections.MapPost("/{code}/close", Close)
            .WithSummary("Close it with its score")
            .WithDescription(
                "With items that were not judged it is partial, says how many, and has no score.")
            .Example("""{ "by": "‹county›-P-0356" }""")
            .Refuses(400, "inspection.byMissing")
            .Refuses(404, "inspection.unknown")
            .Refuses(409, "inspection.unjudged", "inspection.closed")
            .Refuses(422, "inspection.notInspector");
    }

    private static async Task<Results<Ok<InspectionPageBody>, Problem>> List(
        string? by,
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

        var found = await grains
            .GetGrain<IReadModelGrain>(0)
            .Register(EntityKind.Inspection, null, size, after, of.County, of.Counties);
        if (found.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var shown = found.Value!.Items
            .Where(entry => entry.Data is InspectionData data && data.IsShownTo(by))
            .Select(static entry => InspectionBody.Of(entry.Ref.Key, (InspectionData)entry.Data));
        return TypedResults.Ok(new InspectionPageBody([.. shown], found.Value.Next));
    }

    private static async Task<Results<Ok<InspectionBody>, Problem>> View(
        string code,
        string? by,
        IGrainFactory grains) =>
        Texts.IsKey(code) && await grains.GetGrain<IInspectionGrain>(code).View(by) is { } found
            ? TypedResults.Ok(InspectionBody.Of(found))
            : Unknown(code);

    private static async Task<Results<Ok<InspectionBody>, Problem>> Plan(
        string code,
        PlanBody body,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        if (!Texts.IsKey(code))
        {
            faults.Add(
                new("code", "inspection.code", "A code has at most 64 characters, none of them blank or / ? # %."));
        }

        if (!Words.TryRead<InspectionKind>(body.Kind ?? "", out var kind))
        {
            faults.Add(
                new("kind", "inspection.kind", $"kind is one of {string.Join(", ", Words.Of<InspectionKind>())}."));
        }

        var places = new List<EntityRef>();
        foreach (var text in body.Places ?? [])
        {
            if (Place(text) is { } place)
            {
                places.Add(place);
            }
            else
            {
                faults.Add(new("places", "inspection.places", "places are segments or cells: segment/‹segment›."));
            }
        }

        var families = new List<StandardFamily>();
        foreach (var word in body.Families ?? [])
        {
            if (Words.TryRead<StandardFamily>(word, out var family))
            {
                families.Add(family);
            }
            else
            {
                faults.Add(new("families", "inspection.families",
                    $"families are of {string.Join(", ", Words.Of<StandardFamily>())}."));
            }
        }

        if (body.From is null || body.Until is null)
        {
            faults.Add(new("from", "inspection.period",
                "from and until are days: \"from\": \"2019-04-01\", \"until\": \"2019-04-05\"."));
        }

        foreach (var inspector in body.Inspectors ?? [])
        {
            if (!PersonCodes.IsCode(inspector ?? ""))
            {
                faults.Add(
                    new("inspectors", "inspection.inspectors", $"Each of inspectors is {PersonCodes.Expected}."));
            }
        }

        Texts.Check(faults, "inspection", "seed", body.Seed, 64);
        Texts.Check(faults, "inspection", "county", body.County, 64);
        By(body.By, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var planned = await grains
            .GetGrain<IInspectionGrain>(code)
            .Plan(new(kind, body.Inspectors ?? [], places, body.Draw, body.Seed, families, body.From!.Value,
                body.Until!.Value, body.By!, body.County));
        return planned.Refusal is { } refusal ? refusal.ToHttp() : TypedResults.Ok(InspectionBody.Of(planned.Value!));
    }

    private static async Task<Results<Ok<InspectionBody>, Problem>> Judge(
        string code,
        JudgeBody body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? key = null,
        string? crs = null)
    {
        var faults = new List<Fault>();
        if (Place(body.Place) is not { } place)
        {
            faults.Add(
                new("place", "inspection.place", "place is a segment or cell: \"place\": \"segment/‹segment›\"."));
            place = default;
        }

        if (string.IsNullOrWhiteSpace(body.Item))
        {
            faults.Add(
                new("item", "inspection.item", "item is missing; send one of the checklist, \"item\": \"SAN-02\"."));
        }

        if (body.Passed is null)
        {
            faults.Add(new("passed", "inspection.passed", "passed is missing; send true or false."));
        }

        var point =
            body.Lon is null && body.Lat is null
                ? null
                : Coordinates.Read(body.Lon, body.Lat, crs, "inspection", faults);
        var id = body.Id ?? key ?? Guid.NewGuid().ToString("N");
        Texts.Check(faults, "inspection", "id", id, 64);
        Texts.Check(faults, "inspection", "item", body.Item, 64);
        if (MeasurementBody.Unreadable(body.Measured, "inspection.measured") is { } unreadable)
        {
            faults.Add(unreadable);
        }

        Texts.Check(faults, "inspection", "note", body.Note, LongestNote);
        By(body.By, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        if (!Texts.IsKey(code))
        {
            return Unknown(code);
        }

        var judged = await grains
            .GetGrain<IInspectionGrain>(code)
            .Judge(new(id, place, body.Item!, body.Passed!.Value, body.Points, body.Note, point, body.By!,
                body.Measured));
        return judged.Refusal is { } refusal ? refusal.ToHttp() : TypedResults.Ok(InspectionBody.Of(judged.Value!));
    }

    private static async Task<Results<Ok<InspectionBody>, Problem>> Close(
        string code,
        CloseBody body,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        By(body.By, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        if (!Texts.IsKey(code))
        {
            return Unknown(code);
        }

        var closed = await grains.GetGrain<IInspectionGrain>(code).Close(body.By!);
        return closed.Refusal is { } refusal ? refusal.ToHttp() : TypedResults.Ok(InspectionBody.Of(closed.Value!));
    }

    private static EntityRef? Place(string? text) =>
        EntityRef.TryParse(text, out var place)
        && place.Kind is EntityKind.Segment or EntityKind.Cell
        && Texts.IsKey(place.Key)
            ? RegisterForms.Normal(place)
            : null;

    private static void By(string? by, List<Fault> faults) =>
        Texts.Need(faults, "inspection", "by", by, 64, "by is missing: the code of whoever does it.");

    private static Problem Unknown(string code) => new(
        StatusCodes.Status404NotFound,
        "inspection.unknown",
        $"There is no inspection '{code}'. GET /v1/inspections lists them.");
}
