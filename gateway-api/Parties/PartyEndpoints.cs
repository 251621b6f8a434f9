using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Foundation;
using Grid.Gateway.Foundation;
using Grid.Gateway.Reference;
using Grid.Gateway.Registers;
using Grid.Gateway.Repeats;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Registers;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Parties;

/// <summary>Everything registered, and what the parties among it owe: one set of paths a kind.</summary>
internal static class PartyEndpoints
{
    private const string Guarded =
        "If-Match with the ETag, or If-None-Match: *, guards against overwriting; with an Idempotency-Key a retry is answered, however late, "
        + "and not entered over what came after it, and other content under the same key is refused. Unknown columns are refused by name.";

    public static void MapParties(this IEndpointRouteBuilder routes)
    {
        foreach (var form in RegisterForms.All)
        {
            var things = routes.MapGroup("/" + form.Plural).WithTags("Registers");
            things.MapGet("/", (string? prefix, int? limit, string? after, HttpRequest request, IGrainFactory grains) => List(form, prefix, limit, after, request, grains))
                .WithSummary($"The register of {form.Plural}").AlsoLayer().Answering(200, "application/json", RegisterSchemas.Page(form)).Refuses(400, "query.limit");
            things.MapGet("/{code}", (string code, HttpContext http, IGrainFactory grains) => View(form, code, http, grains))
                .WithSummary($"One of the {form.Plural}").WithVersion().AlsoLayer(RegisterSchemas.Feature).Answering(200, "application/json", RegisterSchemas.Shown(form)).Refuses(404, $"{form.Singular}.unknown").Refuses(409, "register.unreadable");
            things.MapPut("/{code}", (string code, string? by, JsonElement body, HttpContext http, IGrainFactory grains, [FromHeader(Name = "Idempotency-Key")] string? key = null) => Put(form, code, by, key, body, http, grains))
                .WithSummary($"Enter or replace one of the {form.Plural} 登记")
                .WithDescription($"The columns of POST /v1/import/{form.Plural} as a JSON object, geometry as GeoJSON. It replaces the whole: a column that is left out is cleared; PATCH changes some. {Guarded} Needed: {string.Join(", ", form.Columns.Needed)}.")
                .WithMetadata(BodyLimit.Drawn).WithVersion().Answering(200, "application/json", RegisterSchemas.Entered(form)).Answering(201, "application/json", RegisterSchemas.Entered(form))
                .Refuses(400, "register.*").Refuses(409, "command.reused").Refuses(412, "register.stale");
            things.MapPatch("/{code}", (string code, string? by, JsonElement body, HttpContext http, IGrainFactory grains, [FromHeader(Name = "Idempotency-Key")] string? key = null) => Patch(form, code, by, key, body, http, grains))
                .WithSummary($"Change one of the {form.Plural} 变更")
                .WithDescription($"A merge patch (RFC 7396): a column that is left out stays, null or an empty text clears it, a value sets it. {Guarded}")
                .Accepts<JsonElement>("application/merge-patch+json", "application/json")
                .WithMetadata(BodyLimit.Drawn).WithVersion().Answering(200, "application/json", RegisterSchemas.Entered(form))
                .Refuses(400, "register.*").Refuses(404, $"{form.Singular}.unknown").Refuses(409, "command.reused", "register.unreadable").Refuses(412, "register.stale");
            if (IsParty(form))
            {
                things.MapGet("/{code}/obligations", ObligationEndpoint.Of(form))
                    .WithSummary("What it owes, until when, and why 责任")
                    .WithDescription("status=open, discharged, lapsed or all (default).")
                    .Produces<ObligationsBody>().Refuses(400, "query.*").Refuses(404, $"{form.Singular}.unknown");
                things.MapGet("/{code}/notices", NoticeEndpoint.Of(form))
                    .WithSummary("What it was told because time passed or by command 提醒、升级、督办")
                    .WithDescription("Every message, the latest first: reminders, yellow and red lights, escalations, 督办. Its obligations show the latest of each case.")
                    .Produces<NoticesBody>().Refuses(400, "query.*", "page.cursor").Refuses(404, $"{form.Singular}.unknown");
            }
        }

    }

    private static async Task<IResult> List(RegisterForm form, string? prefix, int? limit, string? after, HttpRequest request, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var size = Paging.Limit(limit, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IDeskGrain>(0).Register(form.Kind, prefix, size, after);
        if (found.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var page = found.Value!;
        var items = page.Items.Select(entry => EntryBody.From(form, entry.Ref, entry));
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

        var party = new PartyRef(form.Kind, form.Key(code));
        var (body, unread) = IsParty(form) ? await Party(form, party, grains, http) : await Entry(form, party, grains);
        if ((unread ?? (body is null ? await grains.GetRegister(party).Unread() : null)) is { } position)
        {
            return Unreadable(form, code, position);
        }

        if (body is null)
        {
            return Unknown(form, code);
        }

        http.Response.Headers.ETag = Tags.Of(body["version"]!.GetValue<int>());
        return http.Request.WantsGeoJson()
            ? TypedResults.Json(EntryBody.ToFeature(body), contentType: GeoJson.ContentType)
            : TypedResults.Ok(body);
    }

    /// <summary>Areas, appointments and beats are registered and owe nothing.</summary>
    private static bool IsParty(RegisterForm form) => form.Kind is not (PartyKind.Area or PartyKind.Appointment or PartyKind.Beat);

    private static async Task<(JsonObject? Body, LedgerPosition? Unread)> Entry(RegisterForm form, PartyRef thing, IGrainFactory grains) =>
        await grains.GetRegister(thing).Entry() is { } entry ? (EntryBody.From(form, thing, entry), entry.Unread) : default;

    private static async Task<(JsonObject? Body, LedgerPosition? Unread)> Party(RegisterForm form, PartyRef party, IGrainFactory grains, HttpContext http)
    {
        var view = await grains.GetParty(party).View();
        var body = EntryBody.From(form, view);
        var known = view.Entry is not null || view.Figures.Raised > 0;
        if (await grains.GetParty(party).Repeats() is { } repeats)
        {
            body["repeats"] = RepeatsBody.From(repeats).ToNode(http);
        }

        switch (form.Kind)
        {
            case PartyKind.Department when known:
                var open = await grains.GetGrain<IDepartmentGrain>(party.Key).OpenByCell();
                body["openByCell"] = new JsonObject(open.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
                break;
            case PartyKind.Household:
                var dogs = await grains.GetGrain<IHouseholdGrain>(party.Key).Dogs();
                body["dogs"] = new JsonArray([.. dogs.Select(static dog => JsonValue.Create(dog))]);
                known |= dogs.Count > 0;
                break;
        }

        return known ? (body, view.Entry?.Unread) : default;
    }

    private static async Task<IResult> Put(RegisterForm form, string code, string? by, string? command, JsonElement body, HttpContext http, IGrainFactory grains)
    {
        var row = Row(form, code, by, command, body, out var actor);
        var data = form.Data(row);
        if (row.Faults.Count > 0)
        {
            return Problem.Of(row.Faults);
        }

        var party = new PartyRef(form.Kind, form.Key(code));
        var register = new Register(data, actor, Tags.Expected(http.Request.Headers), command, Digest("put", actor, command, row));
        return Answer(form, row, await grains.GetRegister(party).Register(register), http);
    }

    private static async Task<IResult> Patch(RegisterForm form, string code, string? by, string? command, JsonElement body, HttpContext http, IGrainFactory grains)
    {
        var row = Row(form, code, by, command, body, out var actor);
        if (row.Faults.Count > 0)
        {
            return Problem.Of(row.Faults);
        }

        var party = new PartyRef(form.Kind, form.Key(code));
        var patch = new RowPatch(form, party, row, actor, Tags.Expected(http.Request.Headers), command, Digest("patch", actor, command, row));
        var (entered, faults) = await patch.Enter(grains, creates: false);
        return faults.Count > 0 ? Problem.Of(faults) : Answer(form, row, entered, http);
    }

    /// <summary>The row of a body that is sent to the path of its entry.</summary>
    /// <param name="actor">Who enters it.</param>
    private static Row Row(RegisterForm form, string code, string? by, string? command, JsonElement body, out string actor)
    {
        var row = JsonRows.Read(1, body).Under(form.Columns);
        if (!Texts.IsKey(code))
        {
            row.Fault("code", "code", $"code '{Clip.Of(code)}' cannot be a code: at most 64 characters, none of them blank or / ? # %.");
        }
        else if (row.Has("code") && form.Key(row) is { Length: > 0 } other && other != form.Key(code))
        {
            row.Fault("code", "codeContradicts", $"The body says code '{Clip.Of(other)}' and the path '{code}'; leave code out of the body, or send the same.");
        }

        var said = row.Text("by");
        if (by is not null && said is not null && by != said)
        {
            row.Fault("by", "byContradicts", "by in the body and by= in the path name two actors; send one.");
        }

        actor = by ?? said ?? "register";
        Texts.Need(row.Faults, "register", "by", actor, 64, "by is empty; say who enters this, or leave it out.");
        Texts.Check(row.Faults, "register", "Idempotency-Key", command, Texts.LongestCommand);
        return row.With("code", RowValue.Of(code));
    }

    private static string? Digest(string verb, string actor, string? command, Row row) => command is null ? null : RowDigest.Of(verb, actor, row);

    private static IResult Answer(RegisterForm form, Row row, Outcome<RegisterView> entered, HttpContext http)
    {
        if (entered.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var entry = entered.Value!;
        var shown = EntryBody.From(form, entry.Ref, entry);
        shown["change"] = Words.Of(entry.Change);
        if (form.Columns.NotKept(row).ToList() is { Count: > 0 } notKept)
        {
            shown["notKept"] = new JsonArray([.. notKept.Select(static name => JsonValue.Create(name))]);
        }

        http.Response.Headers.ETag = Tags.Of(entry.Version);
        return entry.Change == RegisterChange.Created
            ? TypedResults.Created($"/v1/{form.Plural}/{Uri.EscapeDataString(entry.Ref.Key)}", shown)
            : TypedResults.Ok(shown);
    }

    private static Problem Unreadable(RegisterForm form, string code, LedgerPosition position) => new(
        StatusCodes.Status409Conflict,
        "register.unreadable",
        $"The latest entry of {form.Singular} '{code}', at {position} of the ledger, cannot be read by this version. PUT the {form.Singular} whole, without If-Match, to enter it again.");

    internal static Problem Unknown(RegisterForm form, string code) => new(
        StatusCodes.Status404NotFound, $"{form.Singular}.unknown", $"There is no {form.Singular} '{code}'. GET /v1/{form.Plural} lists them; prefix= narrows.");
}
