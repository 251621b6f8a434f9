using System.Text.Json.Nodes;
using Grid.Gateway.Foundation;
using Grid.Gateway.Reference;
using Grid.Gateway.Registers;
using Grid.Gateway.Repeats;
using Grid.Gateway.Standing;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Gateway.Parties;

/// <summary>Shows and writes all registered things, and what the parties among them owe, by kind.</summary>
internal static class PartyEndpoints
{
    public static void MapParties(this IEndpointRouteBuilder routes)
    {
        foreach (var form in RegisterForms.All)
        {
            var things = routes.MapGroup("/" + form.Plural).WithTags("Registers");
            things
                .MapGet("/", RegisterListEndpoint.Of(form))
                .WithSummary($"The register of {form.Plural}")
                .WithDescription(
                    "What is in force today, or on day=; ended=true shows what has ended or not begun as well. A page "
                    + "may hold fewer than limit: go on while there is a next."
                    + RegisterListEndpoint.More(form.Kind))
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
