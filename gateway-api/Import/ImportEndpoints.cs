using Grid.Gateway.Cases;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Reference;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Import;

/// <summary>Enters many records and answers each.</summary>
internal static class ImportEndpoints
{
    internal static readonly string[] Kinds =
    [
        .. RegisterForms.All.Select(static form => form.Plural),
        .. TableForms.All.Select(static form => form.Name),
        CaseForm.Kind,
    ];

    public static void MapImport(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/import/{kind}", Import)
            .WithTags("Import")
            .WithMetadata(BodyLimit.Streamed, Offers.Lines)
            .RequireRateLimiting(RequestLimits.Imports)
            .WithSummary("Enter many records 导入")
            .WithDescription(
                $"Kinds: {string.Join(' ', Kinds)}. Send {ImportFormats.Accepted}; the answer is NDJSON, one line a "
                + "record (created, updated, unchanged, superseded, refused) as it is done, and a summary at the end. "
                + "Of the records of one key the last counts. replace=true ends, as of yesterday, the entries of the "
                + "county and kind that the file does not have; each is a line (ended) and keeps its history. When "
                + "many would end it is refused until confirm= names their number, which check=true shows. "
                + "Run it again whenever it broke off: what is already so is unchanged, and under the same "
                + "Idempotency-Key nothing is entered over what others changed since. "
                + "Of cases that are taken over (cases), source and number name the case; one that was taken over with "
                + "other content is refused. "
                + "A row of an entry that is there changes what it gives: a column that is not there stays, an empty "
                + "cell or null clears, a value sets. Unknown columns are refused by name. "
                + "A table of the rulebook is entered whole or not at all; what the check of it finds stands beside "
                + "the line it is about, and at the end what is about the table as a whole, and how many of the rows "
                + "in force go. check=true enters nothing: each line says what would be done by the city as it is now. "
                + "A table that takes many of the rows in force away is entered with confirm= and their number. "
                + "If-Match with the ETag of a table guards "
                + "against overwriting it. "
                + "Where places, offices or appointments are entered, the last line says how many gaps and overlaps "
                + "the map has now; GET /v1/coverage lists them.")
            .Reading(RegisterSchemas.Line, "application/x-ndjson")
            .Reading(RegisterSchemas.Csv, "text/csv")
            .Reading("""{ "$ref": "#/components/schemas/LayerFile" }""", GeoJson.ContentType)
            .Reading(
                """{ "type": "string", "format": "binary" }""",
                ImportFormats.Workbook,
                ImportFormats.Package,
                ImportFormats.Zip)
            .WithVersion()
            .Answering(
                200,
                "application/x-ndjson",
                """
                {
                  "description": "Each line of the answer.",
                  "oneOf": [{ "$ref": "#/components/schemas/ImportLine" }, { "$ref": "#/components/schemas/ImportEnd" }]
                }
                """)
            .Refuses(400, "import.*", "county.missing").Refuses(503, "import.behind")
            .Refuses(404, "import.kindUnknown").Refuses(409, "import.endsMany", "table.shrinks")
            .Refuses(412, "register.stale")
            .Refuses(413, "import.bodyTooLarge", "import.tableTooLarge").Refuses(415, "import.contentType");

    private static async Task<IResult> Import(
        string kind,
        string? county,
        string? by,
        bool? check,
        bool? replace,
        int? confirm,
        HttpContext http,
        Importer importer,
        CaseImporter cases,
        CountyTime times,
        Endings endings,
        RegisterReader registers,
        TableImporter tables,
        LineAnswers answers,
        ImportLimits limits,
        KnownCounties counties,
        IOptions<GatewayOptions> options,
        [FromHeader(Name = "Idempotency-Key")] string? key = null)
    {
        var (form, table) = (RegisterForms.Find(kind), TableForms.Find(kind));
        var takes = kind == CaseForm.Kind;
        if (form is null && table is null && !takes)
        {
            return new Problem(
                StatusCodes.Status404NotFound,
                "import.kindUnknown",
                $"'{kind}' cannot be imported; these can: {string.Join(", ", Kinds)}.");
        }

        if (ImportFormats.OfContentType(http.Request.ContentType) is not { } format)
        {
            return new Problem(
                StatusCodes.Status415UnsupportedMediaType,
                "import.contentType",
                $"'{http.Request.ContentType}' cannot be imported; send Content-Type: {ImportFormats.Accepted}.");
        }

        if (!ImportFormats.TryReadDialect(http.Request.ContentType, out var dialect))
        {
            return new Problem(
                StatusCodes.Status400BadRequest,
                "import.delimiter",
                $"The delimiter of '{http.Request.ContentType}' is not known: declare {CsvDialect.Expected}.");
        }

        var replaces = replace == true && table is null;
        if ((table is not null || replaces || takes) && counties.Missing(ref county) is { } missing)
        {
            return missing;
        }

        var expected = Tags.Expected(http.Request.Headers);
        if (Terms(kind, table is not null, replaces, by, confirm, expected, key) is { Count: > 0 } faults)
        {
            return Problem.Of(faults);
        }

        if (table is not null && http.Request.ContentLength > limits.TableBytes)
        {
            return TooLarge(limits);
        }

        if (table is not null && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limits.TableBytes;
        }

        var stop = http.RequestAborted;
        var (actor, notes) = (by ?? "import", new ImportNotes());
        if (table is null)
        {
            await using var body = new ImportBody(http.Request.Body, limits);
            if (!await body.TryReceive(http.Request.ContentLength, stop))
            {
                return BodyTooLarge(limits);
            }

            if (form is null)
            {
                return await Take(body, format, dialect, new(county!, times.ZoneOf(county!), actor), check == true);
            }

            var sent = body
                .Read(file => RowReader.Read(format, file, form, dialect, stop))
                .Select(row => row.InCounty(county));
            var last = await importer.LastOf(form, sent, stop);
            if (Unread(last, replaces) is { } unread)
            {
                return unread;
            }

            EndingPlan? ending = null;
            if (replaces)
            {
                if (await registers.CatchUp(stop) is { } behind)
                {
                    return behind;
                }

                ending = await endings.Plan(form, county!, last, stop);
                if (check != true && ending.Unconfirmed(confirm, options.Value) is { } unconfirmed)
                {
                    return new Problem(StatusCodes.Status409Conflict, "import.endsMany", unconfirmed);
                }
            }

            var lines = importer.Enter(form, sent, last, ending?.Today, actor, key, check == true, notes, stop);
            return await Answer(
                await answers.To(http, limits.WaitingBytes),
                // What goes makes room first: its ground, its chip, its front.
                ending is null ? lines : endings.Enter(ending, actor, key, check == true, stop).Concat(lines),
                importer,
                check == true ? null : form,
                county,
                notes);
        }

        var rows = RowReader.Read(format, http.Request.Body, table!, dialect, stop).GetAsyncEnumerator(stop);
        await using var _ = rows;
        try
        {
            if (!await rows.MoveNextAsync())
            {
                return Empty;
            }
        }
        catch (BadHttpRequestException over) when (over.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(limits);
        }

        if (rows.Current is { IsWhole: true, Faults: [var fault, ..] })
        {
            return new Problem(StatusCodes.Status400BadRequest, fault.Code, fault.Detail);
        }

        var (read, tooLarge) = await Table(rows, limits);
        if (tooLarge is not null)
        {
            return tooLarge;
        }

        var plan = await tables.Plan(table!, county!, read.ToAsyncEnumerable(), stop);
        if (Against(plan, expected, check == true, confirm, options.Value) is { } against
            && !await tables.WasEntered(plan, actor, key))
        {
            return against;
        }

        notes.Take(plan, options.Value);
        return await Answer(
            await answers.To(http, limits.WaitingBytes),
            tables.Enter(plan, actor, key, check == true, notes, stop),
            importer,
            form,
            county,
            notes);

        async Task<IResult> Take(
            ImportBody body, ImportFormat sentAs, CsvDialect written, CaseTaking taking, bool checksOnly)
        {
            var sent = body.Read(file => RowReader.Cases(sentAs, file, written, stop));
            var last = await cases.LastOf(sent, stop);
            return Unread(last, replaces: false) ?? await Answer(
                await answers.To(http, limits.WaitingBytes),
                cases.Enter(sent, last, taking, checksOnly, notes, stop),
                importer,
                form: null,
                taking.County,
                notes);
        }
    }

    /// <summary>Why nothing of a register's file is entered, by its first reading; null when it can be.</summary>
    private static Problem? Unread(LastOfKey last, bool replaces)
    {
        if (last.Unreadable is { Faults: [var fault, ..] })
        {
            return new(StatusCodes.Status400BadRequest, fault.Code, fault.Detail);
        }

        if (last.Read == 0)
        {
            return Empty;
        }

        if (replaces && (last.Keyless is not null || last.Beyond is not null))
        {
            return new(
                StatusCodes.Status400BadRequest,
                "import.replaceUnread",
                last.Keyless is { } line
                    ? $"The code on line {line} cannot be read, so that its entry might be ended; nothing was entered. "
                        + "Mend the line (check=true says what is wrong), or leave replace out."
                    : "The file has more things than one import takes, so that the rest would be ended; nothing was "
                        + "entered. Leave replace out and send it in parts.");
        }

        return null;
    }

    /// <summary>Why the plan must not replace the table in force; null when it may.</summary>
    private static Problem? Against(TablePlan plan, int? expected, bool checks, int? confirm, GatewayOptions options)
    {
        if (expected is { } version && version != plan.Version)
        {
            return new(
                StatusCodes.Status412PreconditionFailed,
                "register.stale",
                $"{plan.Entry} is at version {plan.Version}, not {version}. Read it again before changing it.");
        }

        var enters = !checks && plan.IsValid;
        return enters && TableChange.Unconfirmed(plan.Key, plan.Changes.Body, confirm, options) is { } unconfirmed
            ? new(StatusCodes.Status409Conflict, "table.shrinks", unconfirmed)
            : null;
    }

    /// <summary>The faults in the parameters of an import, found before its body is read.</summary>
    private static List<Fault> Terms(
        string kind, bool isTable, bool replaces, string? by, int? confirm, int? expected, string? key)
    {
        var faults = new List<Fault>();
        Texts.Check(faults, "import", "by", by, 64);
        if (by is not null && string.IsNullOrWhiteSpace(by))
        {
            faults.Add(new("by", "import.byMissing", "by is empty; say who enters this, or leave it out."));
        }

        if (key is { Length: > Texts.LongestCommand })
        {
            faults.Add(new("Idempotency-Key", "import.key",
                $"An Idempotency-Key has at most {Texts.LongestCommand} characters."));
        }

        if (replaces && kind == RegisterForms.Of(EntityKind.County).Plural)
        {
            faults.Add(new("replace", "import.notReplaced", "A county is not ended by a list; leave replace out."));
        }

        if (replaces && kind == CaseForm.Kind)
        {
            faults.Add(new("replace", "import.notReplaced", "A case is not ended by a list; leave replace out."));
        }

        if (!isTable && ((confirm is not null && !replaces) || expected is not null))
        {
            faults.Add(new(
                "confirm",
                "import.notTable",
                "confirm and If-Match go with a table of the rulebook, which is entered whole, and confirm with "
                + "replace=true; other records of a register are entered one by one."));
        }

        return faults;
    }

    private static async Task<IResult> Answer(
        LineAnswer answer,
        IAsyncEnumerable<ImportLine> lines,
        Importer importer,
        RegisterForm? form,
        string? county,
        ImportNotes notes)
    {
        await using var _ = answer;
        var summary = new ImportSummary();
        await foreach (var line in lines)
        {
            summary = summary.With(line);
            await answer.Write(line);
        }

        await answer.Write(notes.End(summary, await importer.Coverage(form, county)));
        return Results.Empty;
    }

    /// <summary>Reads the rows of a table up to the limit; a problem when there are more.</summary>
    private static async Task<(List<ImportRow> Rows, Problem? TooMany)> Table(
        IAsyncEnumerator<ImportRow> rows,
        ImportLimits limits)
    {
        var read = new List<ImportRow>();
        try
        {
            do
            {
                read.Add(rows.Current);
            }
            while (read.Count <= limits.TableRows && await rows.MoveNextAsync());
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (read, TooLarge(limits));
        }

        return (read, read.Count > limits.TableRows ? TooLarge(limits) : null);
    }

    private static Problem Empty => new(StatusCodes.Status400BadRequest, "import.empty", "The body holds no record.");

    private static Problem BodyTooLarge(ImportLimits limits) => new(
        StatusCodes.Status413PayloadTooLarge,
        "import.bodyTooLarge",
        $"One import has at most {limits.BodyBytes} bytes; nothing of it was entered. Send it in parts.");

    private static Problem TooLarge(ImportLimits limits) => new(
        StatusCodes.Status413PayloadTooLarge,
        "import.tableTooLarge",
        $"A table of the rulebook has at most {limits.TableRows} rows and {limits.TableBytes} bytes; nothing of "
        + "it was entered. Say in fewer rows what holds for many: classes by their big class, places by their "
        + "sub-district.");
}
