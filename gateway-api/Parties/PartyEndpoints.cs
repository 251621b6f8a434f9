using System.Text.Json.Nodes;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Patrols;
using Grid.Gateway.Reference;
using Grid.Gateway.Registers;
using Grid.Gateway.Repeats;
using Grid.Gateway.Standing;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;

namespace Grid.Gateway.Parties;

/// <summary>Shows and writes all registered things, and what the parties among them owe, by kind.</summary>
internal static class PartyEndpoints
{
    private const string Coloured =
        " colour= shows those alone whose plate has this colour in the month of that day: red, blue, yellow.";

    private const string Found =
        " chip= shows the dog that carries a chip, household= the dogs of a household.";

    public static void MapParties(this IEndpointRouteBuilder routes)
    {
        foreach (var form in RegisterForms.All)
        {
            var things = routes.MapGroup("/" + form.Plural).WithTags("Registers");
            things
                .MapGet("/", Listing(form))
                .WithSummary($"The register of {form.Plural}")
                .WithDescription(
                    "What is in force today, or on day=; ended=true shows what has ended or not begun as well. A page "
                    + "may hold fewer than limit: go on while there is a next."
                    + More(form.Kind))
                .AlsoLayer()
                .Answering(200, "application/json", RegisterSchemas.Page(form))
                .Refuses(400, "query.*");
            things
                .MapGet(
                    "/{code}", (string code, HttpContext http, IGrainFactory grains) => View(form, code, http, grains))
                .WithSummary($"One of the {form.Plural}")
                .WithVersion()
                .AlsoLayer(RegisterSchemas.Feature)
                .Answering(200, "application/json", RegisterSchemas.Shown(form))
                .Refuses(404, $"{form.Singular}.unknown")
                .Refuses(409, "register.unreadable");
            things.MapWrites(form);
            if (form.Kind.Traits.Owes)
            {
                things.MapGet("/{code}/obligations", ObligationEndpoint.Of(form))
                    .WithSummary("What it owes, until when, and why 责任")
                    .WithDescription("status=open, known, discharged, lapsed or all (default).")
                    .Produces<ObligationsBody>().Refuses(400, "query.*").Refuses(404, $"{form.Singular}.unknown");
                things.MapPost("/{code}/obligations/{item}/checks", StandingEndpoint.Of(form))
                    .WithSummary("A check of what it owes by itself 巡查、自查、互查")
                    .WithDescription(
                        "Of the period in which it was seen. A check that finds the item met discharges it; one by the "
                        + "party itself needs a photograph. With an id or an Idempotency-Key a retry is answered, not "
                        + "repeated.")
                    .Example("""
                        { "id": "k-0001", "how": "patrol", "result": "met", "by": "‹county›-P-0113" }
                        """)
                    .Produces<StandingObligationBody>()
                    .Refuses(400, "standing.*")
                    .Refuses(404, $"{form.Singular}.unknown")
                    .Refuses(409, "standing.notOwed", "standing.lapsed", "command.reused")
                    .Refuses(422, "standing.how", "standing.photograph", "standing.future");
                things.MapGet("/{code}/notices", NoticeEndpoint.Of(form))
                    .WithSummary("What it was told because time passed or by command 提醒、升级、督办")
                    .WithDescription(
                        "Every message, the latest first: reminders, yellow and red lights, escalations, 督办. Its "
                        + "obligations show the latest of each case.")
                    .Refuses(400, "query.*", "page.cursor")
                    .Refuses(404, $"{form.Singular}.unknown");
            }
        }

    }

    private static Delegate Listing(RegisterForm form) => form.Kind switch
    {
        EntityKind.Shop => ListByPlate(form),
        EntityKind.Dog => ListDogs(form),
        _ => ListOf(form),
    };

    private static string More(EntityKind kind) => kind switch
    {
        EntityKind.Shop => Coloured,
        EntityKind.Dog => Found,
        _ => "",
    };

    private static Delegate ListOf(RegisterForm form) => (
        string? prefix,
        string? county,
        string? prefecture,
        bool? ended,
        string? day,
        int? limit,
        string? after,
        HttpRequest request,
        KnownCounties counties,
        RegisterReader registers,
        IGrainFactory grains) => List(
            form, prefix, county, prefecture, ended, day, null, limit, after, request, counties, registers, grains);

    /// <summary>The list of a kind that has plates (门前三包责任牌).</summary>
    private static Delegate ListByPlate(RegisterForm form) => (
        string? prefix,
        string? county,
        string? prefecture,
        bool? ended,
        string? day,
        string? colour,
        int? limit,
        string? after,
        HttpRequest request,
        KnownCounties counties,
        RegisterReader registers,
        IGrainFactory grains) => List(
            form,
            prefix,
            county,
            prefecture,
            ended,
            day,
            async _ => colour is null
                ? null
                : new(new PlateOf(
                    colour, PatrolParameters.DayOf("day", day, []) ?? await registers.Today(county ?? ""))),
            limit,
            after,
            request,
            counties,
            registers,
            grains);

    private static Delegate ListDogs(RegisterForm form) => (
        string? prefix,
        string? county,
        string? prefecture,
        bool? ended,
        string? day,
        string? chip,
        string? household,
        int? limit,
        string? after,
        HttpRequest request,
        KnownCounties counties,
        RegisterReader registers,
        IGrainFactory grains) => List(
            form,
            prefix,
            county,
            prefecture,
            ended,
            day,
            faults => Task.FromResult(DogsWhere(chip, household, faults)),
            limit,
            after,
            request,
            counties,
            registers,
            grains);

    private static RegisterWhere? DogsWhere(string? chip, string? household, List<Fault> faults)
    {
        var number = string.IsNullOrWhiteSpace(chip) ? null : CodeColumns.PlainChip(chip);
        if (number is not null && !CodeColumns.IsChip(number))
        {
            faults.Add(new(
                "chip", "query.chip", $"chip '{chip}' is not a chip number: fifteen digits (ISO 11784) are expected."));
        }

        return new(
            Chip: number,
            Household: string.IsNullOrWhiteSpace(household)
                ? null
                : RegisterForms.Normal(new(EntityKind.Household, household.Trim())).Key);
    }

    private static async Task<IResult> List(
        RegisterForm form,
        string? prefix,
        string? county,
        string? prefecture,
        bool? ended,
        string? day,
        Func<List<Fault>, Task<RegisterWhere?>>? narrowed,
        int? limit,
        string? after,
        HttpRequest request,
        KnownCounties counties,
        RegisterReader registers,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var shown = await RegisterPages.Shown(ended, day, registers, faults);
        var size = Paging.Limit(limit, faults);
        var of = await counties.Narrowing(county, prefecture, faults);
        var where = narrowed is null ? null : await narrowed(faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await RegisterPages.Read(
            grains.GetGrain<IReadModelGrain>(0), form.Kind, prefix, size, after, of, shown, where);
        if (found.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var page = found.Value!;
        var items = page.Items.Select(entry => EntryBody.From(form, entry.Ref, entry)).ToList();
        if (form.Kind == EntityKind.County)
        {
            await CountyCounts.Add(items, grains);
        }

        return request.WantsGeoJson()
            ? GeoJson.Collection(items.Select(EntryBody.ToFeature), page.Next, page.ReadTo)
            : TypedResults.Ok(new RegisterPageBody([.. items], page.Next, page.ReadTo));
    }

    private static async Task<IResult> View(RegisterForm form, string code, HttpContext http, IGrainFactory grains)
    {
        if (!Texts.IsKey(code))
        {
            return Unknown(form, code);
        }

        var party = new EntityRef(form.Kind, form.Key(code));
        var (body, unread) = form.Kind.Traits.Owes
            ? await Party(form, party, grains)
            : await Entry(form, party, grains);
        if ((unread ?? (body is null ? await grains.GetRegister(party).Unread() : null)) is { } position)
        {
            return Unreadable(form, code, position);
        }

        if (body is null)
        {
            return Unknown(form, code);
        }

        http.Response.Headers.ETag = Tags.Of((int)body["version"]!);
        return http.Request.WantsGeoJson()
            ? TypedResults.Json(EntryBody.ToFeature(body), contentType: GeoJson.ContentType)
            : TypedResults.Ok(body);
    }

    private static async Task<(ShownRow? Body, LedgerPosition? Unread)> Entry(
        RegisterForm form,
        EntityRef thing,
        IGrainFactory grains) =>
        await grains.GetRegister(thing).Entry() is { } entry
            ? (EntryBody.From(form, thing, entry), entry.Unread)
            : default;

    private static async Task<(ShownRow? Body, LedgerPosition? Unread)> Party(
        RegisterForm form,
        EntityRef party,
        IGrainFactory grains)
    {
        var view = await grains.GetParty(party).View();
        var body = EntryBody.From(form, view);
        var known = view.Entry is not null || view.Figures.Raised > 0 || view.Dogs.Count > 0
            || (form.Kind == EntityKind.Cell && await KnowsOfReports(party, grains));
        if (view.Repeats is { } repeats)
        {
            body["repeats"] = RepeatsBody.From(repeats);
        }

        if (view.OpenByCell is { } open)
        {
            body["openByCell"] = new JsonObject(
                open.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
        }

        if (form.Kind == EntityKind.Household)
        {
            body["dogs"] = new JsonArray([.. view.Dogs.Select(static dog => JsonValue.Create(dog))]);
        }

        return known ? (body, view.Entry?.Unread) : default;
    }

    /// <summary>Whether a cell has reports: the rest of a county's ground has them without being registered.</summary>
    private static async Task<bool> KnowsOfReports(EntityRef party, IGrainFactory grains) =>
        (await grains.GetParty(party).Obligations(openOnly: false)).Items.Count > 0;

    private static Problem Unreadable(RegisterForm form, string code, LedgerPosition position) => new(
        StatusCodes.Status409Conflict,
        "register.unreadable",
        $"The latest entry of {form.Singular} '{code}', at {position} of the ledger, cannot be read by this "
        + $"version. PUT the {form.Singular} whole, without If-Match, to enter it again.");

    internal static Problem Unknown(RegisterForm form, string code) => new(
        StatusCodes.Status404NotFound,
        $"{form.Singular}.unknown",
        $"There is no {form.Singular} '{code}'. GET /v1/{form.Plural} lists them; prefix= narrows.");
}
