using Grid.Gateway.Cases;
using Grid.Gateway.Checklists;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Patrols;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Patrols;

/// <summary>Shows patrol beats (巡查) with their figures, and takes their check-ins and findings.</summary>
internal static class PatrolEndpoints
{
    private const int LongestDays = 366, LongestPageDays = 31;

    public static void MapPatrols(this IEndpointRouteBuilder routes)
    {
        var patrols = routes.MapGroup("/patrols").WithTags("Patrols");
        patrols.MapGet("/", List)
            .WithSummary("The beats of a place, and how they stand 巡查班次")
            .WithDescription(
                "segment= or cell= narrows, also mode= (offPeak 错时巡查, fixedPoint 定点管理, mobile 机动突击); day=2019-04-01, "
                + "today when absent. Beats are registered by PUT /v1/beats/{code} or import.")
            .Refuses(400, "query.*");
        patrols.MapGet("/figures", PlaceFigures)
            .WithSummary("Planned, made, missed and late visits of a place 巡查统计")
            .WithDescription(
                $"segment= or cell=, from= and until= (days, at most {LongestPageDays} together); day by day for "
                + "each beat, also for those that have ended.")
            .Refuses(400, "query.*");
        patrols.MapGet("/{beat}", Day)
            .WithSummary("A beat: its plan and the state of a day")
            .WithDescription("day=2019-04-01, today when absent.")
            .Refuses(400, "query.*").Refuses(404, "beat.unknown");
        patrols.MapGet("/{beat}/figures", Figures)
            .WithSummary("Planned, made, missed and late visits of a beat 巡查统计")
            .WithDescription($"from= and until= (days, at most {LongestDays} together).")
            .Refuses(400, "query.*").Refuses(404, "beat.unknown");
        patrols.MapPost("/{beat}/checkins", CheckIn)
            .WithSummary("Somebody is there 签到")
            .WithDescription(
                "Answers which visit of how many it was. One outside every window is kept as extra. With an id or an "
                + "Idempotency-Key a retry is answered, not repeated.")
            .Example("""
                {
                  "id": "c-0001", "lon": "‹lon›", "lat": "‹lat›", "at": "2019-04-01T07:30:00‹offset›",
                  "by": "‹county›-P-0113"
                }
                """)
            .Refuses(400, "patrol.*")
            .Refuses(404, "beat.unknown")
            .Refuses(409, "patrol.tooSoon", "patrol.notInForce", "command.reused")
            .Refuses(422, "patrol.notHolder", "patrol.outside", "patrol.future", "patrol.ancient")
            .Refuses(503, "city.away");
        patrols.MapPost("/{beat}/findings", Find)
            .WithSummary("Something is found on a beat and becomes a report 巡查发现")
            .WithDescription(
                "By an item of the checklist that holds there (item), or by class and condition. The case names the "
                + "beat's day as its origin, and the beat lists the case.")
            .Example("""
                {
                  "item": "SAN-02", "lon": "‹lon›", "lat": "‹lat›", "description": "垃圾滞留",
                  "by": "‹county›-P-0113"
                }
                """)
            .Refuses(400, "patrol.*")
            .Refuses(404, "beat.unknown")
            .Refuses(409, "report.idReused", "command.reused", "county.moved")
            .Refuses(
                422,
                "checklist.itemUnknown",
                "patrol.notHolder",
                "patrol.measured",
                "place.outside",
                "class.unknown",
                "class.condition",
                "patrol.future",
                "patrol.ancient")
            .Refuses(503, "city.away");
    }

    private static async Task<Results<Ok<BeatPageBody>, Problem>> List(
        string? segment,
        string? cell,
        string? mode,
        string? day,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var of = await counties.Narrowing(county, prefecture, faults);
        var place = PatrolParameters.Place(segment, cell, faults);
        PatrolMode? wanted = null;
        if (!string.IsNullOrEmpty(mode))
        {
            wanted = Words.TryRead<PatrolMode>(mode, out var read) ? read : null;
            if (wanted is null)
            {
                faults.Add(new("mode", "query.mode", $"mode is one of {string.Join(", ", Words.Of<PatrolMode>())}."));
            }
        }

        var on = PatrolParameters.DayOf("day", day, faults);
        var size = Paging.Limit(limit, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var page = await grains
            .GetGrain<IPatrolsGrain>(0)
            .List(place, wanted, on, size, after, of.County, of.Counties);
        return TypedResults.Ok(new BeatPageBody([.. page.Items.Select(BeatBody.From)], page.Next));
    }

    private static async Task<Results<Ok<PatrolFiguresPageBody>, Problem>> PlaceFigures(
        string? segment,
        string? cell,
        string? from,
        string? until,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var of = await counties.Narrowing(county, prefecture, faults);
        var place = PatrolParameters.Place(segment, cell, faults);
        var period = PatrolParameters.Period(from, until, LongestPageDays, faults);
        var size = Paging.Limit(limit, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var page = await grains
            .GetGrain<IPatrolsGrain>(0)
            .Figures(place, period.From, period.Until, size, after, of.County, of.Counties);
        return TypedResults.Ok(PatrolFiguresPageBody.From(page.Items, page.Next));
    }

    private static async Task<Results<Ok<BeatBody>, Problem>> Day(string beat, string? day, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var on = PatrolParameters.DayOf("day", day, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        return Texts.IsKey(beat) && await grains.GetGrain<IBeatGrain>(beat).Day(on) is { } found
            ? TypedResults.Ok(BeatBody.From(found))
            : Unknown(beat);
    }

    private static async Task<Results<Ok<PatrolFiguresPageBody>, Problem>> Figures(
        string beat,
        string? from,
        string? until,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var period = PatrolParameters.Period(from, until, LongestDays, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        return Texts.IsKey(beat) && await grains.GetGrain<IBeatGrain>(beat).Entry() is not null
            ? TypedResults.Ok(PatrolFiguresPageBody.From(
                await grains.GetGrain<IBeatGrain>(beat).Figures(period.From, period.Until), null))
            : Unknown(beat);
    }

    private static async Task<Results<Ok<CheckedInBody>, Problem>> CheckIn(
        string beat,
        CheckInBody body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? key = null,
        string? crs = null)
    {
        var faults = new List<Fault>();
        var point = Coordinates.Read(body.Lon, body.Lat, crs, "patrol", faults);
        var at = PatrolParameters.Time(body.At, faults);
        var id = body.Id ?? key ?? Guid.NewGuid().ToString("N");
        Texts.Check(faults, "patrol", "id", id, 64);
        PatrolParameters.By(body.By, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        if (!Texts.IsKey(beat))
        {
            return Unknown(beat);
        }

        var made = await grains.GetGrain<IBeatGrain>(beat).CheckIn(new(id, point!.Value, at, body.By!));
        return made.Refusal is { } refusal ? refusal.ToHttp() : TypedResults.Ok(CheckedInBody.From(made.Value!));
    }

    private static async Task<Results<Created<CaseBody>, Problem>> Find(
        string beat,
        FindBody body,
        IGrainFactory grains,
        TimeProvider clock,
        [FromHeader(Name = "Idempotency-Key")] string? key = null,
        string? crs = null)
    {
        var faults = new List<Fault>();
        var point = Coordinates.Read(body.Lon, body.Lat, crs, "patrol", faults);
        var at = PatrolParameters.Time(body.At, faults);
        PatrolParameters.By(body.By, faults);
        var kind = ClassKind.Event;
        if (!string.IsNullOrEmpty(body.Kind) && !Words.TryRead(body.Kind, out kind))
        {
            faults.Add(new("kind", "patrol.kind", "kind is event (default) or part."));
        }

        if (body is { Item: null, Class: null } or { Item: not null, Class: not null })
        {
            faults.Add(new("item", "patrol.item",
                "Send either an item of the checklist, \"item\": \"SAN-02\", or a class, \"class\": \"01-10\"."));
        }
        else if (body.Class is { } code && !ClassCodes.IsClass(code))
        {
            faults.Add(new("class", "patrol.classShape",
                $"class is the code of a class: {ClassCodes.Expected}."));
        }

        if (MeasurementBody.Unreadable(body.Measured, "patrol.measured") is { } unreadable)
        {
            faults.Add(unreadable);
        }
        else if (body is { Measured: not null, Item: null })
        {
            faults.Add(
                new("measured", "patrol.measured", "measured is the number of an item: send \"item\" beside it."));
        }

        if (body.Condition is < 1 or > 99)
        {
            faults.Add(
                new("condition", "patrol.condition", "condition counts the filing conditions of the class from 1."));
        }

        Texts.Check(faults, "patrol", "item", body.Item, 64);
        Texts.Check(faults, "patrol", "description", body.Description, Reports.LongestDescription);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        if (!Texts.IsKey(beat))
        {
            return Unknown(beat);
        }

        var ownId = string.IsNullOrEmpty(key) ? Guid.CreateVersion7(clock.GetUtcNow()) : ReportEndpoints.IdOf(key);
        var id = body.Id ?? ownId;
        var found = await grains.GetGrain<IBeatGrain>(beat).Find(
            new(id, body.Item, kind, body.Class, body.Condition ?? 1, point!.Value, body.Description, at, body.By!,
                body.Measured));
        return found.Refusal is { } refusal
            ? refusal.ToHttp()
            : TypedResults.Created($"/v1/cases/{id}", CaseBody.From(found.Value!));
    }

    private static Problem Unknown(string beat) => new(
        StatusCodes.Status404NotFound, "beat.unknown", $"There is no beat '{beat}'. GET /v1/patrols lists them.");
}
