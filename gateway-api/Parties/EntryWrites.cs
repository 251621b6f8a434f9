using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Foundation;
using Grid.Gateway.Foundation;
using Grid.Gateway.Reference;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Parties;

/// <summary>One entry of a register, written: <c>PUT</c> replaces it, <c>PATCH</c> changes what it names.</summary>
internal static class EntryWrites
{
    private const string Guarded =
        "If-Match with the ETag, or If-None-Match: *, guards against overwriting; with an Idempotency-Key a retry is "
        + "answered, "
        + "however late, and not entered over what came after it, and other content under the same key is refused. "
        + "Unknown columns are refused by name.";

    public static void MapWrites(this RouteGroupBuilder things, RegisterForm form)
    {
        things.MapPut("/{code}", Put(form))
            .WithSummary($"Enter or replace one of the {form.Plural} 登记")
            .WithDescription(
                $"The columns of POST /v1/import/{form.Plural} as a JSON object, geometry as GeoJSON. It replaces "
                + "the whole: "
                + $"a column that is left out is cleared; PATCH changes some. {Guarded} Needed: "
                + $"{string.Join(", ", form.Columns.Needed)}.")
            .WithMetadata(BodyLimit.Drawn).WithVersion()
            .Reading(RegisterSchemas.Body(form), "application/json").Reading(RegisterSchemas.Drawn, GeoJson.ContentType)
            .Answering(200, "application/json", RegisterSchemas.Entered(form))
            .Answering(201, "application/json", RegisterSchemas.Entered(form))
            .Refuses(400, "register.*", "geometry.*").Refuses(409, "command.reused", "register.*", $"{form.Singular}.*")
            .Refuses(412, "register.stale").Refuses(422, "register.*", $"{form.Singular}.*");
        things.MapPatch("/{code}", Patch(form))
            .WithSummary($"Change one of the {form.Plural} 变更")
            .WithDescription(
                "A merge patch (RFC 7396): a column that is left out stays, null or an empty text clears it, a value "
                + "sets it. "
                + Guarded)
            .Accepts<JsonElement>("application/merge-patch+json", "application/json")
            .WithMetadata(BodyLimit.Drawn).WithVersion()
            .Reading(RegisterSchemas.Patch(form), "application/merge-patch+json", "application/json")
            .Answering(200, "application/json", RegisterSchemas.Entered(form))
            .Refuses(400, "register.*", "geometry.*").Refuses(404, $"{form.Singular}.unknown")
            .Refuses(409, "command.reused", "register.*", $"{form.Singular}.*").Refuses(412, "register.stale")
            .Refuses(422, "register.*", $"{form.Singular}.*");
    }

    private static Delegate Put(RegisterForm form) => async (
        string code,
        string? by,
        string? county,
        JsonElement body,
        HttpContext http,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? key = null) =>
    {
        var row = Row(form, code, by, county, key, body, out var actor);
        var (data, consent) = (form.Data(row), form.Consent(row));
        if (row.Faults.Count > 0)
        {
            return Problem.Of(row.Faults);
        }

        var party = new EntityRef(form.Kind, form.Key(code));
        var register = new Register(
            data, actor, Tags.Expected(http.Request.Headers), key, Digest("put", actor, key, row), consent);
        return Answer(form, row, await grains.GetRegister(party).Register(register), http);
    };

    private static Delegate Patch(RegisterForm form) => async (
        string code,
        string? by,
        string? county,
        JsonElement body,
        HttpContext http,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? key = null) =>
    {
        var row = Row(form, code, by, county, key, body, out var actor);
        if (row.Faults.Count > 0)
        {
            return Problem.Of(row.Faults);
        }

        var party = new EntityRef(form.Kind, form.Key(code));
        var expected = Tags.Expected(http.Request.Headers);
        var patch = new RowPatch(form, party, row, actor, expected, key, Digest("patch", actor, key, row));
        var (entered, faults) = await patch.Enter(grains, creates: false);
        return faults.Count > 0 ? Problem.Of(faults) : Answer(form, row, entered, http);
    };

    /// <summary>The row of a body that is sent to the path of its entry.</summary>
    /// <param name="actor">Who enters it.</param>
    private static ImportRow Row(
        RegisterForm form,
        string code,
        string? by,
        string? county,
        string? command,
        JsonElement body,
        out string actor)
    {
        var row = JsonRows.Read(1, body).Under(form.Columns);
        if (!Texts.IsKey(code))
        {
            row.Fault("code", "code", Registers.ImportRow.NoCode("code", code));
        }
        else if (row.Has("code") && form.Key(row) is { Length: > 0 } other && other != form.Key(code))
        {
            row.Fault(
                "code",
                "codeContradicts",
                $"The body says code '{Clip.Of(other)}' and the path '{code}'; leave code out of the body, or send "
                + "the same.");
        }

        var said = row.Text("by");
        if (by is not null && said is not null && by != said)
        {
            row.Fault("by", "byContradicts", "by in the body and by= in the path name two actors; send one.");
        }

        actor = by ?? said ?? "register";
        Texts.Need(row.Faults, "register", "by", actor, 64, "by is empty; say who enters this, or leave it out.");
        Texts.Check(row.Faults, "register", "Idempotency-Key", command, Texts.LongestCommand);
        return row.InCounty(county).With("code", RowValue.Of(code));
    }

    private static string? Digest(string verb, string actor, string? command, ImportRow row) =>
        command is null ? null : RowDigest.Of(verb, actor, row);

    private static IResult Answer(RegisterForm form, ImportRow row, Outcome<RegisterView> entered, HttpContext http)
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
}
