using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading.Channels;
using Grid.Gateway.City;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Import;

/// <summary>Records in bulk, answered one by one.</summary>
internal static class ImportEndpoints
{
    internal static readonly string[] Kinds = [.. RegisterForms.All.Select(static form => form.Plural), .. TableForms.All.Select(static form => form.Name)];

    public static void MapImport(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/import/{kind}", Import).WithTags("Import").WithMetadata(BodyLimit.Streamed, Offers.Lines)
            .WithSummary("Enter many records 导入")
            .WithDescription(
                $"Kinds: {string.Join(' ', Kinds)}. Send {ImportFormats.Accepted}; the answer is NDJSON, one line a record "
                + "(created, updated, unchanged, refused) and a summary at the end. Run it again whenever it broke off: what is already so is unchanged, and under the same Idempotency-Key nothing is entered over what others changed since. "
                + "A row of an entry that is there changes what it gives: a column that is not there stays, an empty cell or null clears, a value sets. Unknown columns are refused by name. "
                + "A table of the rulebook is entered whole or not at all; what the check of it finds stands beside the line it is about, and at the end what "
                + "is about the table as a whole, and how many of the rows in force go. check=true looks at a table and enters nothing; a table that takes many of the rows in force away is entered with confirm= and their number. "
                + "If-Match with the ETag of a table guards against overwriting it. Where places, offices or appointments are entered, the last line "
                + "says how many gaps and overlaps the map has now; GET /v1/coverage lists them.")
            .Reading(ImportFormats.MediaTypes).Answering(200, "application/x-ndjson", """{ "type": "string" }""")
            .Refuses(400, "import.columnsMissing", "import.columnUnknown", "import.columnTwice", "import.collection", "import.empty", "import.countyMissing", "import.key", "import.by…", "import.notTable")
            .Refuses(404, "import.kindUnknown").Refuses(409, "table.shrinks").Refuses(412, "register.stale").Refuses(415, "import.contentType");

    private static async Task<IResult> Import(
        string kind,
        string? county,
        string? by,
        bool? check,
        int? confirm,
        HttpContext http,
        Importer importer,
        HomeCounty home,
        IOptions<GatewayOptions> options,
        IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        [FromHeader(Name = "Idempotency-Key")] string? key = null)
    {
        var (form, table) = (RegisterForms.Find(kind), TableForms.Find(kind));
        if (form is null && table is null)
        {
            return new Problem(StatusCodes.Status404NotFound, "import.kindUnknown", $"'{kind}' cannot be imported; these can: {string.Join(", ", Kinds)}.");
        }

        if (ImportFormats.OfContentType(http.Request.ContentType) is not { } format)
        {
            return new Problem(StatusCodes.Status415UnsupportedMediaType, "import.contentType", $"'{http.Request.ContentType}' cannot be imported; send Content-Type: {ImportFormats.Accepted}.");
        }

        if (table is not null && !IsCounty(county ??= await home.Code()))
        {
            return new Problem(StatusCodes.Status400BadRequest, "import.countyMissing", "A table of the rulebook belongs to a county; say which, by its six digits: ?county=330424.");
        }

        var expected = Tags.Expected(http.Request.Headers);
        if (Terms(table is not null, by, check, confirm, expected, key) is { Count: > 0 } faults)
        {
            return Problem.Of(faults);
        }

        var stop = http.RequestAborted;
        var body = http.Request.Body;
        var rows = (form is null ? RowReader.Read(format, body, table!, stop) : RowReader.Read(format, body, form, stop)).GetAsyncEnumerator(stop);
        await using var _ = rows;
        if (!await rows.MoveNextAsync())
        {
            return new Problem(StatusCodes.Status400BadRequest, "import.empty", "The body holds no record.");
        }

        if (rows.Current is { IsWhole: true, Faults: [var fault, ..] })
        {
            return new Problem(StatusCodes.Status400BadRequest, fault.Code, fault.Detail);
        }

        var actor = by ?? "import";
        var notes = new ImportNotes();
        if (form is not null)
        {
            return await Answer(http, importer.Enter(form, FromCurrent(rows), actor, key, notes, stop), importer, form, notes, json);
        }

        var plan = await importer.Plan(table!, county!, FromCurrent(rows), stop);
        if (expected is { } version && version != plan.Version)
        {
            return new Problem(StatusCodes.Status412PreconditionFailed, "register.stale", $"{plan.Entry} is at version {plan.Version}. Read it again before changing it.");
        }

        if (check != true && plan.IsSound && TableChange.Unconfirmed(plan.Key, plan.Change, confirm, options.Value) is { } unconfirmed)
        {
            return new Problem(StatusCodes.Status409Conflict, "table.shrinks", unconfirmed);
        }

        notes.Take(plan, options.Value);
        return await Answer(http, importer.Enter(plan, actor, key, check == true, notes, stop), importer, form, notes, json);
    }

    /// <summary>What is wrong with the terms of an import, before its body is read.</summary>
    private static List<Fault> Terms(bool isTable, string? by, bool? check, int? confirm, int? expected, string? key)
    {
        var faults = new List<Fault>();
        Texts.Check(faults, "import", "by", by, 64);
        if (by is not null && string.IsNullOrWhiteSpace(by))
        {
            faults.Add(new("by", "import.byMissing", "by is empty; say who enters this, or leave it out."));
        }

        if (key is { Length: > Texts.LongestCommand })
        {
            faults.Add(new("Idempotency-Key", "import.key", $"An Idempotency-Key has at most {Texts.LongestCommand} characters."));
        }

        if (!isTable && (check == true || confirm is not null || expected is not null))
        {
            faults.Add(new("check", "import.notTable", "check, confirm and If-Match go with a table of the rulebook, which is entered whole; records of a register are entered one by one."));
        }

        return faults;
    }

    private static async Task<IResult> Answer(
        HttpContext http, IAsyncEnumerable<ImportLine> lines, Importer importer, RegisterForm? form, ImportNotes notes, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
    {
        await Answer(http, lines, async summary => notes.End(summary, await importer.Coverage(form)), json.Value.SerializerOptions);
        return Results.Empty;
    }

    private static bool IsCounty([NotNullWhen(true)] string? code) => code is { Length: 6 } && code.All(char.IsAsciiDigit);

    private static async IAsyncEnumerable<Row> FromCurrent(IAsyncEnumerator<Row> rows)
    {
        do
        {
            yield return rows.Current;
        }
        while (await rows.MoveNextAsync());
    }

    /// <summary>
    /// Many clients read nothing before they have sent everything: lines wait for the reader in memory and never hold up the
    /// reading of the body, or both sides would wait for each other.
    /// </summary>
    private static async Task Answer(HttpContext http, IAsyncEnumerable<ImportLine> lines, Func<ImportSummary, Task<ImportEnd>> end, JsonSerializerOptions json)
    {
        http.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        http.Response.ContentType = "application/x-ndjson";
        var ready = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true, SingleWriter = true });
        var writing = Write(http, ready.Reader);
        var summary = new ImportSummary();
        try
        {
            await foreach (var line in lines)
            {
                summary = summary.With(line);
                ready.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(line, json));
            }

            ready.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(await end(summary), json));
        }
        finally
        {
            ready.Writer.Complete();
            await writing;
        }
    }

    private static async Task Write(HttpContext http, ChannelReader<byte[]> ready)
    {
        var body = http.Response.Body;
        await foreach (var line in ready.ReadAllAsync(http.RequestAborted))
        {
            await body.WriteAsync(line, http.RequestAborted);
            await body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
            if (!ready.TryPeek(out _))
            {
                await body.FlushAsync(http.RequestAborted);
            }
        }
    }
}
